/** `certificate`: makes, shows and renews the site's certificate. */
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { err, ok, pairingText, pinGroups, type Result } from '@giliran/protocol';
import QRCode from 'qrcode';
import type { ServerSettings } from '../settings.ts';
import { readCertificate, writeCertificate } from '../tls/certificate-folder.ts';
import { certificateFacts, isHostName, makeSiteCertificate } from '../tls/site-certificate.ts';
import { surroundings } from '../tls/surroundings.ts';
import { complain, say } from './with-data.ts';

const years = 10;

interface Wish {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly renew: boolean;
  readonly newKey: boolean;
}

function readWish(args: readonly string[]): Result<Wish, string> {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        name: { type: 'string', multiple: true, default: [] },
        ip: { type: 'string', multiple: true, default: [] },
        renew: { type: 'boolean', default: false },
        'new-key': { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
  const badName = values.name.find((name) => !isHostName(name));
  if (badName !== undefined) return err(`"${badName}" is no name: write it as giliran.local`);
  const badAddress = values.ip.find((address) => isIP(address) === 0);
  if (badAddress !== undefined) return err(`"${badAddress}" is no address: write it as 192.168.1.10`);
  if (values.renew && values['new-key'])
    return err('--renew keeps the key, --new-key makes another: choose one');
  return ok({ names: values.name, addresses: values.ip, renew: values.renew, newKey: values['new-key'] });
}

/** `args`: what stands after the command's name. */
export async function certificate(
  settings: ServerSettings,
  args: readonly string[],
  now: () => Date,
): Promise<number> {
  const wish = readWish(args);
  if (!wish.ok) {
    complain(wish.error);
    return 2;
  }
  const { renew, newKey } = wish.value;
  const found = readCertificate(settings.dataFolder);
  if (!found.ok && !newKey) {
    complain(
      `${found.error.text}\n"certificate --new-key" makes another one; every program then has to confirm it.`,
    );
    return 1;
  }
  const old = found.ok ? found.value : null;
  const asked = wish.value.names.length + wish.value.addresses.length > 0;
  if (old !== null && !renew && !newKey) {
    if (asked) {
      complain(
        'There is a certificate already. With --renew it gets these names and keeps its key, so that programs know the server again; with --new-key every program has to confirm the new one.',
      );
      return 2;
    }
    await show(settings, old.certificate, 'The certificate of this site');
    return 0;
  }
  if (old === null && renew) {
    complain('There is no certificate to renew; leave --renew out.');
    return 2;
  }
  const before = old === null ? null : certificateFacts(old.certificate);
  const given = asked ? wish.value : (before ?? surroundings());
  const from = now();
  const until = new Date(from);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  // A clock that is a little behind must not find a certificate of tomorrow.
  from.setUTCDate(from.getUTCDate() - 1);
  const made = makeSiteCertificate(
    {
      names: [...new Set([...given.names, 'localhost'])],
      addresses: [...new Set([...given.addresses, '127.0.0.1'])],
      ...{ from, until },
    },
    newKey ? undefined : old?.key,
  );
  writeCertificate(settings.dataFolder, made);
  await show(settings, made.certificate, renew ? 'Renewed, with the same key' : 'Made');
  say('It is used from the next start of the server.');
  if (before !== null && newKey)
    say(
      'The key is another one: every program in the hall will ask for the new fingerprint to be confirmed.',
    );
  return 0;
}

async function show(settings: ServerSettings, pem: string, title: string): Promise<void> {
  const { pin, fingerprint, names, addresses, until } = certificateFacts(pem);
  const host = addresses.find((one) => one !== '127.0.0.1') ?? names[0] ?? 'localhost';
  const text = pairingText({
    url: `https://${host.includes(':') ? `[${host}]` : host}:${settings.tlsPort}`,
    pin,
  });
  const groups = pinGroups(pin);
  const rows = [0, 4, 8, 12].map((at) => `    ${groups.slice(at, at + 4).join(' ')}`);
  say(
    [
      `${title}: ${[...names, ...addresses].join(', ')}`,
      `  good until ${until.toISOString().slice(0, 10)}`,
      '',
      '  Fingerprint (SHA-256 of the key). Compare it at each kiosk, display and counter:',
      '',
      ...rows,
      '',
      `  What a browser shows for the certificate: ${fingerprint}`,
      '',
      '  Or scan or paste this as the server’s address; then nobody has to compare:',
      '',
      `  ${text}`,
      '',
      await QRCode.toString(text, { type: 'terminal', small: true, errorCorrectionLevel: 'L' }),
    ].join('\n'),
  );
}
