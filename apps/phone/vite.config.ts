import { appConfig } from '../../vite.app.ts';

export default appConfig('phone', '/phone/', 'es2020');
