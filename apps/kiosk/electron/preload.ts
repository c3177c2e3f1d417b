import { contextBridge, ipcRenderer } from 'electron';
import { exposeKiosk } from '@giliran/shell/preload';

exposeKiosk({ contextBridge, ipcRenderer }, __GILIRAN_VERSION__);
