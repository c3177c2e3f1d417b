/** What a password must be: long, not the user's name, not what everybody tries first. */
import { err, ok, rejection, type Rejection, type Result } from '@giliran/protocol';

export const leastLength = 10;

/** The words that guessers begin with, worldwide and in Indonesia, without the figures people put around them. */
const commonest: ReadonlySet<string> = new Set(
  `password passw0rd p@ssword p@ssw0rd pass katasandi sandi rahasia admin administrator root superadmin operator
  supervisor petugas loket kiosk display antrean antrian giliran giliran-demo demo user guest test testing
  welcome selamatdatang letmein login master default changeme gantisaya secret qwerty qwertyuiop qwertyui asdfgh
  asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc q1w2e3r4 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc zaq12wsx
  iloveyou sayang sayangku cinta cintaku bismillah alhamdulillah assalamualaikum insyaallah allah allahuakbar
  muhammad indonesia indonesiaraya merdeka garuda pancasila jakarta bandung surabaya bali makassar medan jogja
  yogyakarta semarang doraemon naruto spiderman superman batman pokemon football baseball basketball soccer
  monkey dragon princess sunshine shadow michael jordan ashley daniel jessica charlie freedom whatever trustno
  computer internet samsung android google facebook instagram whatsapp persib persija arema manchester liverpool
  barcelona realmadrid chelsea arsenal juventus anakku keluarga mama papa ibu bapak bunda ayah sukses berkah
  pemerintah kotaku kabupaten dukcapil disdukcapil imigrasi polres samsat bpjs mpp malpelayananpublik pelayanan
  abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij aaaaaaaaaa`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const rising = '01234567890123456789';
const falling = '98765432109876543210';

/** Null when the password will do; else why not, for `issues`. */
function weakness(password: string, staffId: string): string | null {
  const plain = password.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
  const word = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (password.normalize('NFKC').length < leastLength) return `use at least ${leastLength} characters`;
  if (staffId.length >= 3 && plain.includes(staffId)) return 'do not use the user name';
  if (new Set(plain).size < 5) return 'use more different characters';
  if (commonest.has(plain) || commonest.has(word)) return 'this is one of the commonest passwords';
  const figures = plain.replaceAll(/\D/g, '');
  if (figures.length === plain.length && (rising.includes(figures) || falling.includes(figures)))
    return 'this is one of the commonest passwords';
  return null;
}

export function checkPassword(password: string, staffId: string): Result<null, Rejection> {
  const message = weakness(password, staffId);
  if (message === null) return ok(null);
  return err({ ...rejection('passwordTooWeak', message), issues: [{ path: 'password', message }] });
}
