import { contextBridge, ipcRenderer } from 'electron';
import { exposeDisplay } from '@giliran/shell/preload';

exposeDisplay({ contextBridge, ipcRenderer }, __GILIRAN_VERSION__);
