/** What a password must be: long, not the user's name, not what everybody tries first. Screens and server ask the same. */
import { z } from 'zod';

/** Characters; what matters most, and easy to follow (NIST SP 800-63B-4, 3.1.1.2 asks for eight at least). */
export const leastPasswordLength = 10;

/** What a password can fail in, in the order in which it is said. */
export const PasswordFault = z.enum(['short', 'userName', 'fewCharacters', 'common']);
export type PasswordFault = z.infer<typeof PasswordFault>;

/** The words that guessers begin with, worldwide and in Indonesia, without the figures people put around them. */
const commonest = `password passw0rd p@ssword p@ssw0rd pass katasandi sandi rahasia admin administrator root superadmin operator
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
  abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij aaaaaaaaaa`;

/** Made when it is first asked for: most pages never do. */
let commonestWords: ReadonlySet<string> | null = null;
const isCommon = (word: string): boolean => {
  commonestWords ??= new Set(commonest.split(/\s+/));
  return commonestWords.has(word);
};

const rising = '01234567890123456789';
const falling = '98765432109876543210';

/** Everything that is wrong with a password for this user; nothing when it will do. */
export function passwordFaults(password: string, staffId: string): readonly PasswordFault[] {
  const plain = password.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
  const word = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const figures = plain.replaceAll(/\D/g, '');
  const inRow = figures.length === plain.length && (rising.includes(figures) || falling.includes(figures));
  const faults: Record<PasswordFault, boolean> = {
    short: password.normalize('NFKC').length < leastPasswordLength,
    userName: staffId.length >= 3 && plain.includes(staffId),
    fewCharacters: new Set(plain).size < 5,
    common: isCommon(plain) || isCommon(word) || inRow,
  };
  return PasswordFault.options.filter((fault) => faults[fault]);
}
