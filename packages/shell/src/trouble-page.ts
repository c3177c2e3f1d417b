/** What the window shows when another key stands at the server's address: both fingerprints, and what to do. */
import { createHash } from 'node:crypto';
import { pinGroups, type ServerPin } from '@giliran/protocol';
import type { OtherKey } from './server-watch.ts';

/** Below `app://giliran`, beside the renderer's own document. */
export const troublePath = '/server-key';

const style = `:root { color-scheme: dark; font-family: system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #14201d; color: #f4f1e8; }
main { max-width: 58rem; padding: 4vmin; }
h1 { font-size: clamp(1.5rem, 4.4vmin, 3.2rem); line-height: 1.2; margin: 0 0 .4em; }
p { font-size: clamp(1rem, 2.5vmin, 1.8rem); line-height: 1.45; margin: 0 0 .8em; color: #d8d6cc; }
[lang=en] { color: #a9b3ae; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1.2em; margin: 1.4em 0; }
div { background: #1e2d29; border-radius: 12px; padding: 1.1em 1.3em; }
dt { font-size: clamp(1rem, 2.1vmin, 1.5rem); margin-bottom: .5em; }
dd { margin: 0; font: 600 clamp(1rem, 2.3vmin, 1.6rem)/1.5 ui-monospace, monospace; white-space: pre; }
.other { outline: 3px solid #f2b36b; }`;

const hash = createHash('sha256').update(style).digest('base64');
/** Nothing but its own style: no script, no network. */
export const troublePolicy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const rows = (pin: ServerPin): string => {
  const groups = pinGroups(pin);
  return [0, 4, 8, 12].map((at) => groups.slice(at, at + 4).join(' ')).join('\n');
};

/** The page, in both languages: nobody is there to choose one. */
export const troublePage = ({ expected, shown }: OtherKey): string => `<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><title>Giliran</title><style>${style}</style></head>
<body><main>
<h1>Server ini bukan server yang dikenal</h1>
<p>Kunci di alamat server berbeda dari yang dulu dicocokkan, jadi perangkat ini tidak menyambung. Hubungi pengelola.</p>
<p lang="en">The key at the server’s address is not the one that was confirmed, so this device does not connect. Call the administrator.</p>
<dl>
<div><dt>Yang dikenal · Known</dt><dd>${rows(expected)}</dd></div>
<div class="other"><dt>Yang menjawab sekarang · Answering now</dt><dd>${rows(shown)}</dd></div>
</dl>
<p>Teknisi: bila server memang diberi sertifikat baru, cocokkan sidik jarinya di server, lalu tekan <b>Ctrl+Alt+Shift+P</b>.</p>
<p lang="en">Technician: if the server has been given a new certificate on purpose, compare the fingerprint at the server, then press <b>Ctrl+Alt+Shift+P</b>.</p>
</main></body>
</html>
`;
