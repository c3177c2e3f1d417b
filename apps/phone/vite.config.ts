import { appConfig } from '../../vite.app.ts';

const config = appConfig('phone', '/phone/', 'es2020');

// No React here: the page has 60 kB for everything (see src/size.test.ts).
export default { ...config, plugins: [], build: { ...config.build, modulePreload: false } };
