/** Signing in, and pairing a device. */
import type { Wording } from './wording.ts';

const id = {
  title: 'Masuk',
  userName: 'Nama pengguna',
  password: 'Kata sandi',
  showPassword: 'Tampilkan kata sandi',
  hidePassword: 'Sembunyikan kata sandi',
  signIn: 'Masuk',
  signingIn: 'Memeriksa…',
  signOut: 'Keluar',
  signedInAs: (name: string) => `Masuk sebagai ${name}`,
  forgotten: 'Lupa kata sandi? Hubungi pengelola.',
  missingName: 'Isi nama pengguna.',
  missingPassword: 'Isi kata sandi.',
  offline: 'Server tidak dapat dihubungi. Periksa kabel jaringan atau Wi-Fi.',
  server: 'Alamat server',
  serverHint: 'Misalnya http://antrean.mpp.local:8080',
  deviceKey: 'Kunci perangkat',
  deviceKeyHint: 'Diberikan pengelola di menu Perangkat.',
  pairing: {
    title: 'Hubungkan perangkat ini',
    code: 'Kode perangkat',
    advice: 'Masukkan kode ini di konsol pengelola, menu Perangkat.',
    waiting: 'Menunggu persetujuan pengelola…',
  },
};

/** The shape of this section in every language. */
export type LoginWording = typeof id;

const en: LoginWording = {
  title: 'Sign in',
  userName: 'User name',
  password: 'Password',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  signIn: 'Sign in',
  signingIn: 'Checking…',
  signOut: 'Sign out',
  signedInAs: (name) => `Signed in as ${name}`,
  forgotten: 'Forgot your password? Ask the administrator.',
  missingName: 'Fill in the user name.',
  missingPassword: 'Fill in the password.',
  offline: 'The server cannot be reached. Check the network cable or Wi-Fi.',
  server: 'Server address',
  serverHint: 'For example http://antrean.mpp.local:8080',
  deviceKey: 'Device key',
  deviceKeyHint: 'Given by the administrator under Devices.',
  pairing: {
    title: 'Connect this device',
    code: 'Device code',
    advice: 'Enter this code in the console, under Devices.',
    waiting: 'Waiting for the administrator’s approval…',
  },
};

export const loginWording: Wording<LoginWording> = { id, en };
