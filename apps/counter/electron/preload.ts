import { contextBridge, ipcRenderer } from 'electron';
import { exposeCounter } from '@giliran/shell/preload';

exposeCounter({ contextBridge, ipcRenderer }, __GILIRAN_VERSION__);
