/**
 * Indonesia's national holidays and days of joint leave (cuti bersama), as the program ships them.
 *
 * A joint decree of three ministers (religious affairs, manpower, state apparatus) sets them a year ahead: 2026 by that
 * of 19 September 2025. Days of the Hijri calendar follow the sighting of the moon and may still move by a day, and
 * joint leave has been changed within the year before. So a site can strike out any date and add its own
 * (`settings.nationalHolidays.except`, `settings.holidays`), and should hold each new year against the decree.
 */
import type { Localized } from './basics.ts';

export interface NationalHoliday {
  readonly date: string;
  readonly kind: 'holiday' | 'jointLeave';
  readonly name: Localized;
}

const day = (date: string, id: string, en: string): NationalHoliday => ({
  date,
  kind: 'holiday',
  name: { id, en },
});
const leave = (date: string, id: string, en: string): NationalHoliday => ({
  date,
  kind: 'jointLeave',
  name: { id: `Cuti bersama ${id}`, en: `Joint leave for ${en}` },
});

/** In order of their dates. */
export const indonesianHolidays: readonly NationalHoliday[] = [
  // 2026
  day('2026-01-01', 'Tahun Baru Masehi', 'New Year’s Day'),
  day('2026-01-16', 'Isra Mikraj Nabi Muhammad saw.', 'Ascension of the Prophet Muhammad'),
  leave('2026-02-16', 'Tahun Baru Imlek', 'the Lunar New Year'),
  day('2026-02-17', 'Tahun Baru Imlek 2577 Kongzili', 'Lunar New Year'),
  leave('2026-03-18', 'Hari Suci Nyepi', 'Nyepi'),
  day('2026-03-19', 'Hari Suci Nyepi (Tahun Baru Saka 1948)', 'Nyepi, the Balinese Day of Silence'),
  leave('2026-03-20', 'Idulfitri', 'Eid al-Fitr'),
  day('2026-03-21', 'Idulfitri 1447 Hijriah, hari pertama', 'Eid al-Fitr, first day'),
  day('2026-03-22', 'Idulfitri 1447 Hijriah, hari kedua', 'Eid al-Fitr, second day'),
  leave('2026-03-23', 'Idulfitri', 'Eid al-Fitr'),
  leave('2026-03-24', 'Idulfitri', 'Eid al-Fitr'),
  day('2026-04-03', 'Wafat Yesus Kristus', 'Good Friday'),
  day('2026-04-05', 'Kebangkitan Yesus Kristus (Paskah)', 'Easter Sunday'),
  day('2026-05-01', 'Hari Buruh Internasional', 'Labour Day'),
  day('2026-05-14', 'Kenaikan Yesus Kristus', 'Ascension Day'),
  leave('2026-05-15', 'Kenaikan Yesus Kristus', 'Ascension Day'),
  day('2026-05-27', 'Iduladha 1447 Hijriah', 'Eid al-Adha'),
  leave('2026-05-28', 'Iduladha', 'Eid al-Adha'),
  day('2026-05-31', 'Hari Raya Waisak 2570 BE', 'Vesak Day'),
  day('2026-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'),
  day('2026-06-16', 'Tahun Baru Islam 1448 Hijriah', 'Islamic New Year'),
  day('2026-08-17', 'Hari Kemerdekaan Republik Indonesia', 'Independence Day'),
  day('2026-08-25', 'Maulid Nabi Muhammad saw.', 'Birthday of the Prophet Muhammad'),
  leave('2026-12-24', 'Natal', 'Christmas'),
  day('2026-12-25', 'Kelahiran Yesus Kristus (Natal)', 'Christmas Day'),
  // 2027
  day('2027-01-01', 'Tahun Baru Masehi', 'New Year’s Day'),
  day('2027-01-05', 'Isra Mikraj Nabi Muhammad saw.', 'Ascension of the Prophet Muhammad'),
  leave('2027-02-05', 'Tahun Baru Imlek', 'the Lunar New Year'),
  day('2027-02-06', 'Tahun Baru Imlek 2578 Kongzili', 'Lunar New Year'),
  day('2027-03-08', 'Hari Suci Nyepi (Tahun Baru Saka 1949)', 'Nyepi, the Balinese Day of Silence'),
  leave('2027-03-09', 'Idulfitri', 'Eid al-Fitr'),
  day('2027-03-10', 'Idulfitri 1448 Hijriah, hari pertama', 'Eid al-Fitr, first day'),
  day('2027-03-11', 'Idulfitri 1448 Hijriah, hari kedua', 'Eid al-Fitr, second day'),
  leave('2027-03-12', 'Idulfitri', 'Eid al-Fitr'),
  leave('2027-03-15', 'Idulfitri', 'Eid al-Fitr'),
  leave('2027-03-25', 'Wafat Yesus Kristus', 'Good Friday'),
  day('2027-03-26', 'Wafat Yesus Kristus', 'Good Friday'),
  day('2027-03-28', 'Kebangkitan Yesus Kristus (Paskah)', 'Easter Sunday'),
  day('2027-05-01', 'Hari Buruh Internasional', 'Labour Day'),
  day('2027-05-06', 'Kenaikan Yesus Kristus', 'Ascension Day'),
  day('2027-05-17', 'Iduladha 1448 Hijriah', 'Eid al-Adha'),
  leave('2027-05-18', 'Iduladha', 'Eid al-Adha'),
  leave('2027-05-19', 'Hari Raya Waisak', 'Vesak Day'),
  day('2027-05-20', 'Hari Raya Waisak 2571 BE', 'Vesak Day'),
  day('2027-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'),
  day('2027-06-06', 'Tahun Baru Islam 1449 Hijriah', 'Islamic New Year'),
  day('2027-08-15', 'Maulid Nabi Muhammad saw.', 'Birthday of the Prophet Muhammad'),
  day('2027-08-17', 'Hari Kemerdekaan Republik Indonesia', 'Independence Day'),
  leave('2027-12-24', 'Natal', 'Christmas'),
  day('2027-12-25', 'Kelahiran Yesus Kristus (Natal)', 'Christmas Day'),
  day('2027-12-26', 'Isra Mikraj Nabi Muhammad saw.', 'Ascension of the Prophet Muhammad'),
];

/** The last year of the table; later years must be entered by hand or come with an update. */
export const holidaysKnownThrough = 2027;
