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
  wrong: 'Nama pengguna atau kata sandi salah. Periksa huruf besar dan kecil.',
  tooMany: (seconds: number) => `Terlalu banyak percobaan. Coba lagi dalam ${seconds} detik.`,
  tryAgainIn: (seconds: number) => `Tunggu ${seconds} detik`,
  capsLock: 'Caps Lock menyala.',
  ended: 'Sesi Anda sudah berakhir. Silakan masuk lagi.',
  signedOut: 'Anda sudah keluar dan loket ditutup.',
  signedOutOpen: 'Anda sudah keluar. Loket belum ditutup.',
  device: 'Pengaturan perangkat',
  deviceId: 'Kode loket',
  deviceIdHint: 'Misalnya loket-1. Kosongkan bila komputer ini dipakai bergantian.',
  deviceRefused: 'Kunci perangkat ini tidak diterima server. Anda tetap bisa masuk.',
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
  wrong: 'The user name or the password is wrong. Check capitals and small letters.',
  tooMany: (seconds) => `Too many tries. Try again in ${seconds} s.`,
  tryAgainIn: (seconds) => `Wait ${seconds} s`,
  capsLock: 'Caps Lock is on.',
  ended: 'Your session has ended. Please sign in again.',
  signedOut: 'You are signed out and the counter is closed.',
  signedOutOpen: 'You are signed out. The counter is still open.',
  device: 'Device settings',
  deviceId: 'Counter code',
  deviceIdHint: 'For example loket-1. Leave it empty if people share this computer.',
  deviceRefused: 'The server does not accept this device’s key. You can still sign in.',
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
