/** The small hall with rules of a whole day, and its people. */
import { AgencyId, Site, StaffId, type Actor } from '@giliran/protocol';
import { Hall } from './hall.ts';
import { smallSiteInput, type SiteInput } from './small-site.ts';

const staff = (id: string, agencyId: string | null, role: 'counterStaff' | 'supervisor'): Actor => ({
  kind: 'staff',
  staffId: StaffId.parse(id),
  role,
  agencyId: agencyId === null ? null : AgencyId.parse(agencyId),
});
export const siti = staff('siti', 'dukcapil', 'counterStaff');
export const budi = staff('budi', 'dukcapil', 'counterStaff');
export const rina = staff('rina', null, 'supervisor');

/** Changes the site before it is set up. */
export type Change = (site: SiteInput) => void;

export const changedSite = (
  settings: Partial<SiteInput['settings']> = {},
  change: Change = () => {},
): Site => {
  const input = smallSiteInput({
    outcomes: [{ id: 'selesai', name: { id: 'Selesai', en: 'Done' } }],
    beyondClosing: 'warn',
    ...settings,
  });
  change(input);
  return Site.parse(input);
};

/** A hall on a Wednesday at ten. */
export const dayHall = (settings: Partial<SiteInput['settings']> = {}, change: Change = () => {}): Hall =>
  new Hall(changedSite(settings, change));
