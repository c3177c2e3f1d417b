/** What people read when something is refused: what happened, and what to do now. One entry per ErrorCode. */
import type { ErrorCode, Language } from '@giliran/protocol';
import type { Wording } from './wording.ts';

export interface ErrorText {
  /** One short sentence: what happened. */
  readonly title: string;
  /** One short sentence: what to do now. */
  readonly advice: string;
}
export type ErrorsWording = Readonly<Record<ErrorCode, ErrorText>>;

const reloadId = 'Muat ulang layar ini. Jika terulang, beri tahu pengelola.';
const reloadEn = 'Reload this screen. If it happens again, tell the administrator.';
const setUpId = 'Minta pengelola memeriksa pengaturan.';
const setUpEn = 'Ask the administrator to check the set-up.';
const lookAgainId = 'Lihat keadaan terbaru, lalu ulangi bila masih perlu.';
const lookAgainEn = 'Look at the current state, then repeat if you still mean it.';

const id: ErrorsWording = {
  unknownAlert: { title: 'Peringatan itu tidak ditemukan.', advice: lookAgainId },
  unknownAnnouncement: { title: 'Pengumuman itu sudah tidak tampil.', advice: lookAgainId },
  unknownWebhook: { title: 'Webhook itu tidak ditemukan.', advice: lookAgainId },
  emergencyOn: {
    title: 'Pesan darurat sudah menyala.',
    advice: 'Akhiri dulu yang sekarang, lalu mulai yang baru.',
  },
  noEmergency: { title: 'Pesan darurat itu sudah berakhir.', advice: lookAgainId },
  tooManyAnnouncements: {
    title: 'Sudah terlalu banyak pengumuman.',
    advice: 'Akhiri salah satu, lalu coba lagi.',
  },
  passwordChangeRequired: {
    title: 'Kata sandi sementara perlu diganti.',
    advice: 'Pilih kata sandi Anda sendiri.',
  },
  wrongCode: { title: 'Kode itu tidak cocok.', advice: 'Periksa kode di layar server, lalu coba lagi.' },
  passwordTooWeak: {
    title: 'Kata sandi itu terlalu mudah ditebak.',
    advice: 'Pakai 10 huruf atau lebih, bukan nama Anda dan bukan kata sandi umum.',
  },
  keyExpired: { title: 'Kunci ini sudah kedaluwarsa.', advice: 'Minta kunci baru kepada pengelola.' },
  unknownStaff: { title: 'Akun tidak ditemukan.', advice: lookAgainId },
  unknownSession: { title: 'Sesi itu sudah berakhir.', advice: lookAgainId },
  unknownKey: { title: 'Kunci tidak ditemukan.', advice: lookAgainId },
  unknownPairing: {
    title: 'Kode perangkat tidak berlaku.',
    advice: 'Baca kode yang sekarang tampil di layar perangkat.',
  },
  unknownSiteChange: { title: 'Perubahan itu tidak ditemukan.', advice: lookAgainId },
  undoOvertaken: {
    title: 'Tidak ada lagi yang perlu dikembalikan.',
    advice: 'Semua yang diubahnya sudah diubah lagi sesudahnya.',
  },
  nameTaken: { title: 'Nama itu sudah dipakai.', advice: 'Pilih nama lain.' },
  lastAdministrator: { title: 'Ini pengelola terakhir.', advice: 'Tunjuk pengelola lain lebih dahulu.' },
  encryptionRequired: {
    title: 'Server ini hanya menerima sambungan terenkripsi.',
    advice: 'Buka alamat https server, atau atur ulang alamatnya di perangkat ini.',
  },
  alreadySetUp: { title: 'Penyiapan awal sudah selesai.', advice: 'Masuk dengan akun pengelola.' },
  invalidRequest: { title: 'Isian belum benar.', advice: 'Periksa kembali isian yang ditandai.' },
  malformedJson: { title: 'Permintaan tidak terbaca.', advice: reloadId },
  idempotencyKeyRequired: { title: 'Permintaan tidak lengkap.', advice: reloadId },
  unknownEvent: { title: 'Layar ini tidak cocok dengan versi server.', advice: reloadId },
  notSignedIn: { title: 'Anda belum masuk.', advice: 'Masuk dengan nama pengguna dan kata sandi Anda.' },
  wrongCredentials: {
    title: 'Nama pengguna atau kata sandi salah.',
    advice: 'Periksa huruf besar dan kecil, lalu coba lagi.',
  },
  sessionExpired: { title: 'Sesi Anda sudah berakhir.', advice: 'Silakan masuk lagi.' },
  forbidden: {
    title: 'Akun atau perangkat ini tidak berwenang.',
    advice: 'Hubungi pengelola bila Anda memerlukannya.',
  },
  otherAgency: { title: 'Ini milik instansi lain.', advice: 'Pilih yang termasuk instansi Anda.' },
  notFound: { title: 'Halaman tidak ditemukan.', advice: 'Periksa alamatnya atau kembali ke awal.' },
  unknownSite: { title: 'MPP ini belum disiapkan.', advice: 'Pengelola perlu menyelesaikan penyiapan awal.' },
  unknownZone: { title: 'Zona tidak ditemukan.', advice: setUpId },
  unknownAgency: {
    title: 'Instansi tidak ditemukan.',
    advice: 'Pilih instansi lain atau tanyakan kepada petugas.',
  },
  unknownService: {
    title: 'Layanan tidak ditemukan.',
    advice: 'Pilih layanan lain atau tanyakan kepada petugas.',
  },
  unknownCounter: { title: 'Loket tidak ditemukan.', advice: setUpId },
  unknownKiosk: { title: 'Mesin antrean ini belum terdaftar.', advice: setUpId },
  unknownDisplay: { title: 'Layar ini belum terdaftar.', advice: setUpId },
  unknownTicket: {
    title: 'Nomor tidak ditemukan.',
    advice: 'Periksa nomornya atau ambil nomor baru di mesin antrean.',
  },
  unknownCall: { title: 'Panggilan tidak ditemukan.', advice: lookAgainId },
  unknownBackup: {
    title: 'Cadangan itu tidak ada lagi.',
    advice: 'Muat ulang daftar cadangan, lalu pilih yang lain.',
  },
  backupRunning: {
    title: 'Cadangan sedang dibuat atau dipulihkan.',
    advice: 'Tunggu sampai selesai, lalu coba lagi.',
  },
  backupFailed: {
    title: 'Cadangan tidak dapat dibuat.',
    advice: 'Lihat keterangan pada folder tujuannya, perbaiki, lalu coba lagi.',
  },
  backupUnusable: {
    title: 'Cadangan ini tidak dapat dipakai.',
    advice: 'Pilih cadangan lain. Tidak ada yang berubah.',
  },
  backupTargetUnusable: {
    title: 'Folder itu tidak dapat dipakai untuk cadangan.',
    advice: 'Periksa disknya terpasang dan boleh ditulisi, lalu coba lagi.',
  },
  passphraseNeeded: {
    title: 'Cadangan ini terenkripsi.',
    advice: 'Ketik frasa sandinya.',
  },
  wrongPassphrase: {
    title: 'Frasa sandi salah.',
    advice: 'Ketik frasa sandi yang dipakai saat cadangan dibuat.',
  },
  unknownPriority: {
    title: 'Alasan prioritas tidak dikenal.',
    advice: 'Pilih alasan lain atau tanyakan kepada petugas.',
  },
  methodNotAllowed: { title: 'Permintaan tidak dikenal.', advice: reloadId },
  serviceClosed: {
    title: 'Layanan ini sedang tutup.',
    advice: 'Pilih layanan lain atau datang lagi pada jam buka.',
  },
  quotaReached: {
    title: 'Kuota layanan ini hari ini sudah habis.',
    advice: 'Silakan datang lagi pada hari layanan berikutnya.',
  },
  wouldNotReach: {
    title: 'Antrean tidak akan terlayani sebelum tutup.',
    advice: 'Silakan datang lebih awal pada hari layanan berikutnya.',
  },
  serviceNotOffered: {
    title: 'Layanan ini tidak tersedia di mesin antrean ini.',
    advice: 'Gunakan mesin antrean lain atau tanyakan kepada petugas.',
  },
  wrongTicketState: { title: 'Keadaan tiket sudah berubah.', advice: lookAgainId },
  wrongCounter: {
    title: 'Tiket ini ada di loket lain.',
    advice: 'Panggil nomor lain, atau minta loket itu mengalihkannya.',
  },
  counterBusy: {
    title: 'Masih ada tiket di loket Anda.',
    advice: 'Tekan Selesai atau Tidak hadir lebih dulu.',
  },
  counterNotOpen: { title: 'Loket belum dibuka.', advice: 'Tekan Buka loket, lalu panggil.' },
  counterOutOfSeason: {
    title: 'Loket tambahan ini sedang tidak dipakai.',
    advice: 'Pilih loket lain, atau minta pengelola mengubah masa pakainya.',
  },
  counterTaken: {
    title: 'Loket ini dipakai petugas lain.',
    advice: 'Pilih loket lain, atau minta petugas itu keluar.',
  },
  counterChanged: { title: 'Keadaan loket sudah berubah.', advice: lookAgainId },
  notOnThisDay: {
    title: 'Nomor ini dari hari sebelumnya.',
    advice: 'Silakan ambil nomor baru di mesin antrean.',
  },
  unknownOutcome: { title: 'Hasil layanan tidak dikenal.', advice: 'Pilih hasil lain dari daftar.' },
  unknownAppointment: {
    title: 'Kode janji temu tidak ditemukan.',
    advice: 'Periksa kodenya, atau tanyakan kepada petugas.',
  },
  serviceNotAtCounter: {
    title: 'Loket itu tidak melayani layanan ini.',
    advice: 'Pilih loket atau layanan lain.',
  },
  recallLimitReached: {
    title: 'Nomor ini sudah dipanggil ulang sebanyak yang diperbolehkan.',
    advice: 'Tekan Tidak hadir; pemohon masih dapat kembali.',
  },
  recallTooSoon: { title: 'Baru saja dipanggil.', advice: 'Tunggu sebentar sebelum memanggil ulang.' },
  returnLimitReached: {
    title: 'Nomor ini sudah terlalu sering kembali.',
    advice: 'Minta pemohon mengambil nomor baru.',
  },
  reasonRequired: { title: 'Alasan belum diisi.', advice: 'Tulis mengapa nomor ini didahulukan.' },
  nothingToUndo: { title: 'Tidak ada yang dapat dibatalkan.', advice: lookAgainId },
  tooLateToUndo: {
    title: 'Langkah ini sudah terlalu lama untuk dibatalkan.',
    advice: 'Gunakan tombol lain, misalnya Kembalikan ke antrean.',
  },
  walkInsNotAllowed: {
    title: 'Melayani tanpa nomor tidak diperbolehkan.',
    advice: 'Minta pemohon mengambil nomor di mesin antrean.',
  },
  systemDown: {
    title: 'Sistem instansi ini sedang terganggu.',
    advice: 'Tanyakan kepada petugas kapan layanan dibuka kembali.',
  },
  slotNotOffered: { title: 'Waktu itu tidak tersedia.', advice: 'Pilih waktu lain.' },
  slotFull: { title: 'Waktu itu sudah penuh.', advice: 'Pilih waktu lain.' },
  appointmentNotBooked: {
    title: 'Janji temu ini sudah dipakai atau dibatalkan.',
    advice: 'Ambil nomor biasa, atau tanyakan kepada petugas.',
  },
  tooEarlyToCheckIn: {
    title: 'Janji temu Anda belum dapat dipakai.',
    advice: 'Silakan kembali mendekati waktunya.',
  },
  tooLateToCheckIn: {
    title: 'Waktu janji temu Anda sudah lewat.',
    advice: 'Silakan ambil nomor biasa.',
  },
  unknownPaper: { title: 'Kertas tiket tidak ditemukan.', advice: lookAgainId },
  paperNotAllowed: { title: 'Keadaan kertas tiket sudah berubah.', advice: lookAgainId },
  siteInUse: {
    title: 'Perubahan ini menghapus sesuatu yang sedang dipakai.',
    advice: 'Tunggu antreannya selesai, atau ubah setelah jam layanan.',
  },
  siteChanged: {
    title: 'Pengaturan sudah diubah orang lain.',
    advice: 'Isian Anda masih ada. Lihat perubahannya, lalu simpan lagi.',
  },
  ifMatchRequired: { title: 'Permintaan tidak lengkap.', advice: reloadId },
  unknownLogo: { title: 'Logo tidak ditemukan.', advice: setUpId },
  idempotencyKeyReused: { title: 'Permintaan ini bentrok dengan permintaan lain.', advice: reloadId },
  bodyTooLarge: { title: 'Berkas terlalu besar.', advice: 'Gunakan berkas yang lebih kecil.' },
  unsupportedMediaType: { title: 'Jenis berkas tidak didukung.', advice: 'Gunakan jenis berkas lain.' },
  tooManyRequests: { title: 'Terlalu banyak percobaan.', advice: 'Tunggu sebentar, lalu coba lagi.' },
  internal: {
    title: 'Terjadi kesalahan pada server. Tidak ada yang berubah.',
    advice: 'Coba lagi. Jika terulang, beri tahu pengelola.',
  },
  deviceOffline: {
    title: 'Perangkat ini tidak tersambung.',
    advice: 'Nyalakan perangkatnya dan periksa jaringannya, lalu coba lagi.',
  },
  deviceSilent: {
    title: 'Perangkat tidak menjawab.',
    advice: 'Permintaan mungkin tetap dijalankan. Periksa perangkatnya, lalu coba lagi.',
  },
  printerFailed: {
    title: 'Tiket tidak tercetak.',
    advice: 'Catat atau foto nomor di layar; nomor Anda tetap berlaku.',
  },
  storageUnavailable: {
    title: 'Server belum dapat menyimpan. Tidak ada yang berubah.',
    advice: 'Tunggu sebentar, lalu coba lagi.',
  },
  shuttingDown: { title: 'Server sedang dimulai ulang.', advice: 'Tunggu sebentar, lalu coba lagi.' },
};

const en: ErrorsWording = {
  unknownAlert: { title: 'That alert was not found.', advice: lookAgainEn },
  unknownAnnouncement: { title: 'That announcement is no longer shown.', advice: lookAgainEn },
  unknownWebhook: { title: 'That webhook was not found.', advice: lookAgainEn },
  emergencyOn: {
    title: 'An emergency message is on already.',
    advice: 'End that one first, then start the new one.',
  },
  noEmergency: { title: 'That emergency message has ended.', advice: lookAgainEn },
  tooManyAnnouncements: {
    title: 'There are too many announcements already.',
    advice: 'End one of them, then try again.',
  },
  passwordChangeRequired: {
    title: 'The temporary password must be changed.',
    advice: 'Choose a password of your own.',
  },
  wrongCode: {
    title: 'That code does not match.',
    advice: 'Check the code on the server’s screen, then try again.',
  },
  passwordTooWeak: {
    title: 'That password is too easy to guess.',
    advice: 'Use 10 characters or more, not your name and not a common password.',
  },
  keyExpired: { title: 'This key has expired.', advice: 'Ask the administrator for a new one.' },
  unknownStaff: { title: 'That account was not found.', advice: lookAgainEn },
  unknownSession: { title: 'That session has ended already.', advice: lookAgainEn },
  unknownKey: { title: 'That key was not found.', advice: lookAgainEn },
  unknownPairing: {
    title: 'That device code is not valid.',
    advice: 'Read the code that the device shows now.',
  },
  unknownSiteChange: { title: 'That change was not found.', advice: lookAgainEn },
  undoOvertaken: {
    title: 'Nothing of it is left to take back.',
    advice: 'All that it changed has been changed again since.',
  },
  nameTaken: { title: 'That name is taken.', advice: 'Choose another name.' },
  lastAdministrator: { title: 'This is the last administrator.', advice: 'Appoint another one first.' },
  encryptionRequired: {
    title: 'This server takes encrypted connections only.',
    advice: 'Open its https address, or set the address on this device anew.',
  },
  alreadySetUp: {
    title: 'The first set-up is done already.',
    advice: 'Sign in with an administrator’s account.',
  },
  invalidRequest: { title: 'Something is not filled in correctly.', advice: 'Check the marked fields.' },
  malformedJson: { title: 'The request could not be read.', advice: reloadEn },
  idempotencyKeyRequired: { title: 'The request was incomplete.', advice: reloadEn },
  unknownEvent: { title: 'This screen does not match the server’s version.', advice: reloadEn },
  notSignedIn: { title: 'You are not signed in.', advice: 'Sign in with your user name and password.' },
  wrongCredentials: {
    title: 'The user name or the password is wrong.',
    advice: 'Check capitals and small letters and try again.',
  },
  sessionExpired: { title: 'Your session has ended.', advice: 'Please sign in again.' },
  forbidden: {
    title: 'This account or device may not do that.',
    advice: 'Ask the administrator if you need it.',
  },
  otherAgency: { title: 'That belongs to another agency.', advice: 'Choose something of your own agency.' },
  notFound: { title: 'There is no such page.', advice: 'Check the address or go back to the start.' },
  unknownSite: {
    title: 'This site is not set up yet.',
    advice: 'The administrator has to finish the set-up.',
  },
  unknownZone: { title: 'There is no such zone.', advice: setUpEn },
  unknownAgency: { title: 'There is no such agency.', advice: 'Choose another agency or ask our staff.' },
  unknownService: { title: 'There is no such service.', advice: 'Choose another service or ask our staff.' },
  unknownCounter: { title: 'There is no such counter.', advice: setUpEn },
  unknownKiosk: { title: 'This kiosk is not registered.', advice: setUpEn },
  unknownDisplay: { title: 'This display is not registered.', advice: setUpEn },
  unknownTicket: {
    title: 'There is no such number.',
    advice: 'Check the number or take a new one at a kiosk.',
  },
  unknownCall: { title: 'There is no such call.', advice: lookAgainEn },
  unknownBackup: {
    title: 'That backup is not there any more.',
    advice: 'Load the list again and choose another one.',
  },
  backupRunning: {
    title: 'A backup is being made or restored.',
    advice: 'Wait until it is done, then try again.',
  },
  backupFailed: {
    title: 'The backup could not be made.',
    advice: 'See what its folder says, put it right, then try again.',
  },
  backupUnusable: {
    title: 'This backup cannot be used.',
    advice: 'Choose another one. Nothing was changed.',
  },
  backupTargetUnusable: {
    title: 'That folder cannot be used for backups.',
    advice: 'See that its disk is there and can be written, then try again.',
  },
  passphraseNeeded: { title: 'This backup is encrypted.', advice: 'Type its passphrase.' },
  wrongPassphrase: {
    title: 'The passphrase is wrong.',
    advice: 'Type the passphrase that was set when the backup was made.',
  },
  unknownPriority: {
    title: 'There is no such priority reason.',
    advice: 'Choose another reason or ask our staff.',
  },
  methodNotAllowed: { title: 'The request is not known here.', advice: reloadEn },
  serviceClosed: {
    title: 'This service is closed now.',
    advice: 'Choose another service or come back during opening hours.',
  },
  quotaReached: {
    title: 'Today’s quota of this service is used up.',
    advice: 'Please come back on the next service day.',
  },
  wouldNotReach: {
    title: 'You would not be served before closing time.',
    advice: 'Please come earlier on the next service day.',
  },
  serviceNotOffered: {
    title: 'This kiosk does not offer that service.',
    advice: 'Use another kiosk or ask our staff.',
  },
  wrongTicketState: { title: 'The ticket has changed.', advice: lookAgainEn },
  wrongCounter: {
    title: 'This ticket is at another counter.',
    advice: 'Call another number, or ask that counter to transfer it.',
  },
  counterBusy: { title: 'Your counter still has a ticket.', advice: 'Press Finish or No-show first.' },
  counterNotOpen: { title: 'The counter is not open.', advice: 'Press Open counter, then call.' },
  counterOutOfSeason: {
    title: 'This extra counter is not in use now.',
    advice: 'Choose another counter, or ask the administrator to change its season.',
  },
  counterTaken: {
    title: 'Somebody else uses this counter.',
    advice: 'Choose another counter, or ask them to sign out.',
  },
  counterChanged: { title: 'The counter has changed.', advice: lookAgainEn },
  notOnThisDay: {
    title: 'This number is from an earlier day.',
    advice: 'Please take a new number at a kiosk.',
  },
  unknownOutcome: { title: 'There is no such outcome.', advice: 'Choose another one from the list.' },
  unknownAppointment: {
    title: 'That booking code was not found.',
    advice: 'Check the code, or ask the staff.',
  },
  serviceNotAtCounter: {
    title: 'That counter does not serve this service.',
    advice: 'Choose another counter or service.',
  },
  recallLimitReached: {
    title: 'This number has been called again as often as allowed.',
    advice: 'Press Did not come; the citizen can still return.',
  },
  recallTooSoon: { title: 'It was called just now.', advice: 'Wait a moment before calling again.' },
  returnLimitReached: {
    title: 'This number has come back too often.',
    advice: 'Ask the citizen to take a new number.',
  },
  reasonRequired: { title: 'The reason is missing.', advice: 'Write why this number goes first.' },
  nothingToUndo: { title: 'There is nothing to undo.', advice: lookAgainEn },
  tooLateToUndo: {
    title: 'This step is too long ago to undo.',
    advice: 'Use another button, for example Back to the queue.',
  },
  walkInsNotAllowed: {
    title: 'Serving people without a number is not allowed.',
    advice: 'Ask the citizen to take a number at a kiosk.',
  },
  systemDown: {
    title: 'This agency’s system is down.',
    advice: 'Ask the staff when the service resumes.',
  },
  slotNotOffered: { title: 'That time is not available.', advice: 'Choose another time.' },
  slotFull: { title: 'That time is fully booked.', advice: 'Choose another time.' },
  appointmentNotBooked: {
    title: 'This booking has been used or cancelled.',
    advice: 'Take an ordinary number, or ask the staff.',
  },
  tooEarlyToCheckIn: {
    title: 'It is too early for your booking.',
    advice: 'Please come back closer to its time.',
  },
  tooLateToCheckIn: {
    title: 'The time of your booking has passed.',
    advice: 'Please take an ordinary number.',
  },
  unknownPaper: { title: 'That ticket paper was not found.', advice: lookAgainEn },
  paperNotAllowed: { title: 'The ticket paper has changed since.', advice: lookAgainEn },
  siteInUse: {
    title: 'This change would remove something in use.',
    advice: 'Wait until its queue is empty, or change it after hours.',
  },
  siteChanged: {
    title: 'Somebody else has changed the set-up.',
    advice: 'Your entries are still here. Look at the change, then save again.',
  },
  ifMatchRequired: { title: 'The request was incomplete.', advice: reloadEn },
  unknownLogo: { title: 'That logo was not found.', advice: setUpEn },
  idempotencyKeyReused: { title: 'This request clashes with another one.', advice: reloadEn },
  bodyTooLarge: { title: 'The file is too large.', advice: 'Use a smaller file.' },
  unsupportedMediaType: { title: 'This kind of file is not supported.', advice: 'Use another kind of file.' },
  tooManyRequests: { title: 'Too many tries.', advice: 'Wait a moment, then try again.' },
  internal: {
    title: 'Something went wrong in the server. Nothing was changed.',
    advice: 'Try again. If it happens again, tell the administrator.',
  },
  deviceOffline: {
    title: 'This device is not connected.',
    advice: 'Switch it on and check its network, then try again.',
  },
  deviceSilent: {
    title: 'The device does not answer.',
    advice: 'It may still do what it was asked. Look at the device, then try again.',
  },
  printerFailed: {
    title: 'The ticket was not printed.',
    advice: 'Note or photograph the number on the screen; it stays valid.',
  },
  storageUnavailable: {
    title: 'The server cannot save right now. Nothing was changed.',
    advice: 'Wait a moment, then try again.',
  },
  shuttingDown: { title: 'The server is restarting.', advice: 'Wait a moment, then try again.' },
};

export const errorsWording: Wording<ErrorsWording> = { id, en };

/** The text of an error in a language. */
export const errorText = (code: ErrorCode, language: Language): ErrorText => errorsWording[language][code];
