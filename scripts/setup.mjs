/**
 * Gets a fresh clone ready: installs what package-lock.json names, unless that has been done. Runs on
 * whatever Node the machine has and imports nothing that is not built in. With `--browser` it also sees
 * to a Chromium for the browser tests.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (text) => process.stdout.write(`${text}\n`);

function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  return done.status === 0;
}

function installPackages() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const stamp = join(root, 'node_modules', '.giliran-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing packages (once) …');
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    say('npm ci did not succeed; see above. Is the npm registry reachable?');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

/**
 * Debian's Chromium without its windows. A whole Chromium also draws tabs and tool bars that nobody sees,
 * and takes several times the processor time for each page that is opened.
 */
const headlessShell = '/usr/bin/chromium-headless-shell';

function findChromium() {
  const names =
    process.platform === 'win32'
      ? [
          'C:/Program Files/Google/Chrome/Application/chrome.exe',
          'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
        ]
      : process.platform === 'darwin'
        ? [
            '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
            '/Applications/Chromium.app/Contents/MacOS/Chromium',
          ]
        : [
            headlessShell,
            '/usr/bin/chromium',
            '/usr/bin/chromium-browser',
            '/usr/bin/google-chrome',
            '/usr/bin/google-chrome-stable',
            '/snap/bin/chromium',
          ];
  if (process.env.CHROME_PATH && existsSync(process.env.CHROME_PATH)) return process.env.CHROME_PATH;
  const found = names.find((name) => existsSync(name));
  if (found) return found;
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return undefined;
  for (const folder of readdirSync(cache).filter((name) => name.startsWith('chromium'))) {
    for (const inside of [
      'chrome-linux/chrome',
      'chrome-linux64/chrome',
      'chrome-win/chrome.exe',
      'chrome-headless-shell-linux64/chrome-headless-shell',
    ]) {
      const path = join(cache, folder, inside);
      if (existsSync(path)) return path;
    }
  }
  return undefined;
}

const mayInstallDebianPackages =
  typeof process.getuid === 'function' && process.getuid() === 0 && existsSync('/usr/bin/apt-get');

/** True once one of the packages is there; the first that can be had. */
function installDebianPackage(...names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: 'ignore' };
  const soon = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=20', '-qq'];
  const install = (name) => {
    return run('apt-get', ['install', '-y', '--no-install-recommends', ...soon, name], quiet);
  };
  if (names.some(install)) return true;
  run('apt-get', ['update', ...soon], quiet);
  return names.some(install);
}

function installChromium() {
  if (mayInstallDebianPackages) {
    say('Installing Chromium for the browser tests (Debian package) …');
    if (installDebianPackage('chromium-headless-shell', 'chromium')) return;
  }
  say('Downloading Chromium for the browser tests (Playwright) …');
  run(process.execPath, [
    join(root, 'node_modules', 'playwright-core', 'cli.js'),
    'install',
    '--only-shell',
    'chromium',
  ]);
}

installPackages();
if (process.argv.includes('--browser')) {
  if (!process.env.CHROME_PATH && mayInstallDebianPackages && !existsSync(headlessShell)) {
    say('Installing the Chromium without windows for the browser tests (Debian package) …');
    installDebianPackage('chromium-headless-shell');
  }
  if (!findChromium()) installChromium();
  const chromium = findChromium();
  if (!chromium) {
    say('No Chromium was found or could be installed. Install one, or set CHROME_PATH to it.');
    process.exit(1);
  }
  const cache = join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'chromium-path'), chromium);
}
