/** The console's page of the order of calls and the rules at the counters. */
import type { AtClose, ExamplePlace, WorkSettings } from '@giliran/protocol';
import { plural, type Wording } from './wording.ts';

const minutesId = (n: number): string => `${n} menit`;
const minutesEn = (n: number): string => `${n} ${plural(n, 'minute', 'minutes')}`;

const id = {
  title: 'Urutan dan aturan',
  intro:
    'Siapa dipanggil lebih dulu, dan cara petugas bekerja di loket. Instansi dapat punya aturan sendiri.',
  parts: {
    order: 'Urutan',
    work: 'Di loket',
    close: 'Tutup dan janji temu',
    outcomes: 'Hasil layanan',
    quotas: 'Kuota',
  },
  minutes: 'menit',
  seconds: 'detik',
  times: 'kali',
  days: 'hari',
  noLimit: 'Tanpa batas',
  emptyNoLimit: 'Kosong: tanpa batas.',
  priority: {
    title: 'Prioritas',
    mode: 'Cara mendahulukan',
    modes: { headStart: 'Dengan menit lebih awal', strict: 'Selalu paling depan' },
    headStart: 'Didahulukan',
    headStartEffect: (n: number) =>
      n === 0
        ? 'Prioritas tidak mengubah urutan.'
        : `Yang datang pukul 09.30 dihitung ${minutesId(n)} lebih awal. Yang lain tetap maju.`,
    strictEffect: 'Prioritas selalu dipanggil dulu. Bila banyak, yang lain dapat menunggu sangat lama.',
    reasons: 'Alasan prioritas',
    reasonsHint: 'Dipilih pemohon di mesin antrean. UU 25/2009 pasal 29.',
    reason: (n: number) => `Alasan ${n}`,
    add: 'Tambah alasan',
    newReason: { id: 'Prioritas lain', en: 'Other priority' },
  },
  order: {
    title: 'Kembali dan pindah',
    appointment: 'Janji temu didahulukan',
    appointmentEffect: (n: number) =>
      n === 0
        ? 'Janji temu dihitung tepat dari jamnya.'
        : `Janji temu dihitung ${minutesId(n)} sebelum jamnya.`,
    transfer: 'Dialihkan ke layanan lain',
    transferEffect: (n: number) =>
      n === 0
        ? 'Tempatnya tetap: tidak ada yang antre dua kali.'
        : `Mundur ${minutesId(n)} dari tempat semula.`,
    noShow: 'Kembali setelah tidak hadir',
    noShowEffect: (n: number) =>
      n === 0 ? 'Kembali ke tempat semula.' : `Mundur ${minutesId(n)} dari tempat semula.`,
    parked: 'Kembali setelah ditunda',
    parkedEffect: (n: number) =>
      n === 0 ? 'Kembali ke tempat semula.' : `Mundur ${minutesId(n)} dari tempat semula.`,
    maxReturns: 'Boleh kembali paling banyak',
    maxReturnsEffect: (n: number | null) =>
      n === null
        ? 'Yang tidak hadir boleh kembali berkali-kali.'
        : n === 0
          ? 'Yang tidak hadir harus mengambil tiket baru.'
          : `Setelah ${n} kali, ambil tiket baru.`,
  },
  preview: {
    title: 'Siapa dipanggil berikutnya',
    hint: 'Contoh: enam orang menunggu pukul 09.30, dengan aturan di halaman ini.',
    who: {
      ordinary: 'Datang biasa',
      priority: 'Prioritas',
      appointment: 'Janji temu pukul 09.20',
      transferred: 'Dialihkan dari layanan lain',
      noShow: 'Kembali setelah tidak hadir',
      parked: 'Kembali setelah ditunda',
    } satisfies Record<ExamplePlace['who'], string>,
    tookPlace: (time: string) => `dapat tempat ${time}`,
    headStart: (n: number) => `didahulukan ${minutesId(n)}`,
    penalty: (n: number) => `mundur ${minutesId(n)}`,
    first: 'selalu paling depan',
    countsFrom: (time: string) => `dihitung ${time}`,
    waits: 'Pratinjau berlanjut setelah isian yang ditandai benar.',
    failed: 'Pratinjau tidak dapat dimuat.',
  },
  work: {
    title: 'Panggilan',
    ownRules: (names: string) => `Punya aturan sendiri, tidak mengikuti halaman ini: ${names}`,
    nextFinishes: 'Panggil berikutnya menyelesaikan yang sedang dilayani',
    nextFinishesEffect: {
      on: 'Satu tombol untuk selesai dan memanggil.',
      off: 'Petugas menekan Selesai dulu.',
    },
    maxRecalls: 'Panggil ulang paling banyak',
    maxRecallsEffect: (n: number | null) =>
      n === null ? 'Boleh dipanggil ulang berkali-kali.' : `Setelah ${n} panggilan ulang: tidak hadir.`,
    recallInterval: 'Jarak panggil ulang',
    recallIntervalEffect: (n: number) =>
      n === 0 ? 'Boleh langsung dipanggil lagi.' : `Tombol panggil ulang menunggu ${n} detik.`,
    autoNoShow: 'Tandai tidak hadir sendiri',
    autoNoShowAfter: 'Setelah panggilan ulang',
    autoNoShowSeconds: 'Lalu menunggu',
    autoNoShowEffect: (recalls: number, seconds: number) =>
      `${recalls} kali dipanggil ulang dan ${seconds} detik kemudian, tiket menjadi tidak hadir.`,
    undo: 'Langkah terakhir dapat dibatalkan selama',
    undoEffect: (n: number) =>
      n === 0 ? 'Tidak ada pembatalan.' : `Salah tekan dapat dibatalkan dalam ${n} detik.`,
    autoCall: 'Panggil sendiri setelah selesai',
    autoCallEffect: (n: number) =>
      `Bila petugas menyalakannya, yang berikut dipanggil ${n} detik setelah selesai.`,
    choose: 'Memanggil di luar urutan',
    chooseWho: {
      nobody: 'Tidak ada yang boleh',
      supervisor: 'Pengawas saja',
      everyone: 'Semua petugas',
    } satisfies Record<WorkSettings['chooseTicket'], string>,
    chooseEffect: 'Selalu dengan alasan, dan tercatat.',
    walkIns: 'Boleh melayani yang belum punya tiket',
  },
  close: {
    title: 'Saat layanan tutup',
    policy: 'Yang masih menunggu',
    policies: {
      serve: 'Tetap dilayani',
      carryOver: 'Dilanjutkan hari berikutnya',
      expire: 'Tiketnya berakhir',
    } satisfies Record<AtClose['policy'], string>,
    effects: {
      serve: 'Semua yang sudah punya tiket dilayani setelah jam tutup.',
      carryOver: 'Nomornya tetap, dan besok dipanggil lebih dulu.',
      expire: 'Mereka harus mengambil tiket baru. Nomor adalah janji: pakai ini hanya bila perlu.',
    } satisfies Record<AtClose['policy'], string>,
    after: 'Masih dilayani setelah tutup',
    afterEffect: (n: number) =>
      n === 0 ? 'Aturan ini berlaku tepat saat tutup.' : `Aturan ini berlaku ${minutesId(n)} setelah tutup.`,
    beyond: 'Bila antrean tidak akan terkejar sebelum tutup',
    beyonds: { stop: 'Berhenti mengeluarkan tiket', warn: 'Peringatkan saja' },
    beyondEffects: {
      stop: 'Mesin antrean menolak dan menjelaskan sebabnya.',
      warn: 'Mesin antrean memperingatkan, lalu tetap mengeluarkan tiket.',
    },
    appointments: 'Janji temu',
    early: 'Boleh datang lebih awal',
    late: 'Boleh terlambat',
    window: (early: number, late: number) =>
      `Slot 10.00: melapor dari ${minutesId(early)} sebelum sampai ${minutesId(late)} sesudahnya.`,
    daysAhead: 'Dapat dipesan sampai',
  },
  outcomes: {
    title: 'Hasil layanan',
    advice: 'Dipilih petugas saat selesai, untuk laporan. Bila kosong, tidak ditanyakan.',
    none: 'Belum ada: petugas tidak ditanya.',
    one: (n: number) => `Hasil ${n}`,
    add: 'Tambah hasil',
    usual: 'Pakai yang umum',
    newOutcome: { id: 'Hasil baru', en: 'New outcome' },
    presets: {
      selesai: { id: 'Selesai', en: 'Completed' },
      'berkas-kurang': { id: 'Berkas kurang', en: 'Documents missing' },
      dirujuk: { id: 'Dirujuk', en: 'Referred' },
      ditolak: { id: 'Ditolak', en: 'Declined' },
    },
  },
  remove: (name: string) => `Hapus ${name}`,
  up: (name: string) => `Naikkan ${name}`,
  down: (name: string) => `Turunkan ${name}`,
  quotas: {
    title: 'Kuota harian',
    advice: 'Tiket paling banyak dalam sehari. Kosong: tanpa batas. Hari yang kosong mengikuti kuota harian.',
    agency: 'Instansi',
    service: 'Layanan',
    daily: 'Harian',
    dailyOf: (service: string) => `Kuota harian ${service}`,
    onDay: (service: string, day: string) => `Kuota ${service} pada ${day}`,
    none: 'Instansi ini belum punya layanan.',
    short: { mon: 'Sen', tue: 'Sel', wed: 'Rab', thu: 'Kam', fri: 'Jum', sat: 'Sab', sun: 'Min' },
  },
};

/** The shape of this section in every language. */
export type RulesPageWording = typeof id;

const en: RulesPageWording = {
  title: 'Order and rules',
  intro: 'Who is called first, and how people work at the counters. An agency may have rules of its own.',
  parts: {
    order: 'Order',
    work: 'At the counter',
    close: 'Closing and appointments',
    outcomes: 'Outcomes',
    quotas: 'Quotas',
  },
  minutes: 'minutes',
  seconds: 'seconds',
  times: 'times',
  days: 'days',
  noLimit: 'No limit',
  emptyNoLimit: 'Empty: no limit.',
  priority: {
    title: 'Priority',
    mode: 'How it goes first',
    modes: { headStart: 'With a head start in minutes', strict: 'Always at the very front' },
    headStart: 'Head start',
    headStartEffect: (n) =>
      n === 0
        ? 'Priority does not change the order.'
        : `Whoever comes at 09:30 counts as ${minutesEn(n)} earlier. The others still move up.`,
    strictEffect: 'Priority is always called first. When there is much of it, others may wait very long.',
    reasons: 'Reasons for priority',
    reasonsHint: 'Chosen by citizens at the kiosk. Law 25/2009, article 29.',
    reason: (n) => `Reason ${n}`,
    add: 'Add a reason',
    newReason: { id: 'Prioritas lain', en: 'Other priority' },
  },
  order: {
    title: 'Coming back and moving on',
    appointment: 'Head start of an appointment',
    appointmentEffect: (n) =>
      n === 0
        ? 'An appointment counts from its own time.'
        : `An appointment counts from ${minutesEn(n)} before its time.`,
    transfer: 'Transferred to another service',
    transferEffect: (n) =>
      n === 0 ? 'Keeps the place: nobody queues twice.' : `Moves back by ${minutesEn(n)}.`,
    noShow: 'Back after a no-show',
    noShowEffect: (n) => (n === 0 ? 'Back to the old place.' : `Moves back by ${minutesEn(n)}.`),
    parked: 'Back after being parked',
    parkedEffect: (n) => (n === 0 ? 'Back to the old place.' : `Moves back by ${minutesEn(n)}.`),
    maxReturns: 'May return at most',
    maxReturnsEffect: (n) =>
      n === null
        ? 'A no-show may return as often as they come.'
        : n === 0
          ? 'A no-show takes a new ticket.'
          : `After ${n} ${plural(n, 'return', 'returns')}, a new ticket.`,
  },
  preview: {
    title: 'Who is called next',
    hint: 'An example: six people wait at 09:30, under the rules of this page.',
    who: {
      ordinary: 'Came as usual',
      priority: 'Priority',
      appointment: 'Appointment at 09:20',
      transferred: 'Transferred from another service',
      noShow: 'Back after a no-show',
      parked: 'Back after being parked',
    },
    tookPlace: (time) => `took a place at ${time}`,
    headStart: (n) => `${minutesEn(n)} head start`,
    penalty: (n) => `${minutesEn(n)} back`,
    first: 'always at the front',
    countsFrom: (time) => `counts from ${time}`,
    waits: 'The preview goes on once the marked fields are right.',
    failed: 'The preview could not be loaded.',
  },
  work: {
    title: 'Calls',
    ownRules: (names) => `Have rules of their own and do not follow this page: ${names}`,
    nextFinishes: 'Calling the next finishes the one being served',
    nextFinishesEffect: { on: 'One key to finish and call.', off: 'Staff press Finish first.' },
    maxRecalls: 'Recalls at most',
    maxRecallsEffect: (n) =>
      n === null
        ? 'May be called again and again.'
        : `After ${n} ${plural(n, 'recall', 'recalls')}: a no-show.`,
    recallInterval: 'Between two calls',
    recallIntervalEffect: (n) => (n === 0 ? 'May be called again at once.' : `The recall key waits ${n} s.`),
    autoNoShow: 'Mark no-shows by itself',
    autoNoShowAfter: 'After recalls',
    autoNoShowSeconds: 'Then wait',
    autoNoShowEffect: (recalls, seconds) =>
      `After ${recalls} ${plural(recalls, 'recall', 'recalls')} and ${seconds} s, the ticket becomes a no-show.`,
    undo: 'The last step can be undone for',
    undoEffect: (n) => (n === 0 ? 'Nothing can be undone.' : `A slip can be undone within ${n} s.`),
    autoCall: 'Call by itself after a visit',
    autoCallEffect: (n) => `Where staff switch it on, the next is called ${n} s after a visit.`,
    choose: 'Calling out of turn',
    chooseWho: { nobody: 'Nobody may', supervisor: 'Supervisors only', everyone: 'All staff' },
    chooseEffect: 'Always with a reason, and in the log.',
    walkIns: 'May serve people without a ticket',
  },
  close: {
    title: 'When a service closes',
    policy: 'Those who still wait',
    policies: { serve: 'Are served', carryOver: 'Go on the next day', expire: 'Lose their ticket' },
    effects: {
      serve: 'Everybody with a ticket is served after hours.',
      carryOver: 'Their number stays, and tomorrow they are called first.',
      expire: 'They have to take a new ticket. A number is a promise: use this only where you must.',
    },
    after: 'Still served after closing',
    afterEffect: (n) =>
      n === 0 ? 'This holds from the moment of closing.' : `This holds from ${minutesEn(n)} after closing.`,
    beyond: 'When the queue would not be reached before closing',
    beyonds: { stop: 'Stop issuing tickets', warn: 'Only warn' },
    beyondEffects: {
      stop: 'The kiosk refuses and says why.',
      warn: 'The kiosk warns and issues all the same.',
    },
    appointments: 'Appointments',
    early: 'May come early by',
    late: 'May come late by',
    window: (early, late) =>
      `A slot at 10:00: check in from ${minutesEn(early)} before to ${minutesEn(late)} after.`,
    daysAhead: 'Can be booked ahead',
  },
  outcomes: {
    title: 'Outcomes of a visit',
    advice: 'Chosen by staff when they finish, for the reports. When empty, nobody is asked.',
    none: 'None yet: staff are not asked.',
    one: (n) => `Outcome ${n}`,
    add: 'Add an outcome',
    usual: 'Use the common ones',
    newOutcome: { id: 'Hasil baru', en: 'New outcome' },
    presets: {
      selesai: { id: 'Selesai', en: 'Completed' },
      'berkas-kurang': { id: 'Berkas kurang', en: 'Documents missing' },
      dirujuk: { id: 'Dirujuk', en: 'Referred' },
      ditolak: { id: 'Ditolak', en: 'Declined' },
    },
  },
  remove: (name) => `Delete ${name}`,
  up: (name) => `Move ${name} up`,
  down: (name) => `Move ${name} down`,
  quotas: {
    title: 'Daily quotas',
    advice: 'Tickets a day at most. Empty: no limit. A day left empty follows the daily quota.',
    agency: 'Agency',
    service: 'Service',
    daily: 'Daily',
    dailyOf: (service) => `Daily quota of ${service}`,
    onDay: (service, day) => `Quota of ${service} on ${day}`,
    none: 'This agency has no services yet.',
    short: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  },
};

export const rulesPageWording: Wording<RulesPageWording> = { id, en };
