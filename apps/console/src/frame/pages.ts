/** The console's pages, in four groups. A new page is one entry here and a folder of its own. */
import { hasRight, type ErrorCode, type Language, type SupervisorView, type WhoAmI } from '@giliran/protocol';
import type { PasswordRefusal } from '@giliran/ui';
import { backupsPageWording } from '@giliran/ui/wording/backups-page';
import { boardWording } from '@giliran/ui/wording/board';
import { consoleWording } from '@giliran/ui/wording/console';
import { hoursPageWording } from '@giliran/ui/wording/hours-page';
import { mediaPageWording } from '@giliran/ui/wording/media-page';
import { guideWording } from '@giliran/ui/wording/guide';
import { readinessPageWording } from '@giliran/ui/wording/readiness-page';
import { rulesPageWording } from '@giliran/ui/wording/rules-page';
import { textsPageWording } from '@giliran/ui/wording/texts-page';
import { transferWording } from '@giliran/ui/wording/transfer';
import { voicePageWording } from '@giliran/ui/wording/voice-page';
import AudioLines from 'lucide-react/icons/audio-lines';
import Clock from 'lucide-react/icons/clock';
import Images from 'lucide-react/icons/images';
import ListOrdered from 'lucide-react/icons/list-ordered';
import MessageSquareText from 'lucide-react/icons/message-square-text';
import { auditWording } from '@giliran/ui/wording/audit';
import { devicesWording } from '@giliran/ui/wording/devices';
import { peopleWording } from '@giliran/ui/wording/people';
import { programsWording } from '@giliran/ui/wording/programs';
import ArrowLeftRight from 'lucide-react/icons/arrow-left-right';
import CircleUser from 'lucide-react/icons/circle-user';
import ClipboardCheck from 'lucide-react/icons/clipboard-check';
import DatabaseBackup from 'lucide-react/icons/database-backup';
import KeyRound from 'lucide-react/icons/key-round';
import BellRing from 'lucide-react/icons/bell-ring';
import ChartColumn from 'lucide-react/icons/chart-column';
import LayoutDashboard from 'lucide-react/icons/layout-dashboard';
import MonitorSmartphone from 'lucide-react/icons/monitor-smartphone';
import Printer from 'lucide-react/icons/printer';
import Receipt from 'lucide-react/icons/receipt';
import ScrollText from 'lucide-react/icons/scroll-text';
import Users from 'lucide-react/icons/users';
import Building from 'lucide-react/icons/building-2';
import Signpost from 'lucide-react/icons/signpost';
import Landmark from 'lucide-react/icons/landmark';
import ListChecks from 'lucide-react/icons/list-checks';
import MapPin from 'lucide-react/icons/map-pin';
import Monitor from 'lucide-react/icons/monitor';
import TabletSmartphone from 'lucide-react/icons/tablet-smartphone';
import Tv from 'lucide-react/icons/tv';
import { hallWording, type HallWording } from '@giliran/ui/wording/hall';
import { lazy, type ComponentType } from 'react';
import { Board } from '../board/Board.tsx';
import { may } from '../trust/may.ts';
import { maySetUp } from './may-set-up.ts';

export interface PageProps {
  readonly token: string;
  /** Null before the connection stands. */
  readonly who: WhoAmI['staff'];
  /** Which thing of the page is open, as the address says: `#/printers/kiosk-1`; null when none is named. */
  readonly inside: string | null;
  /** Opens another page, or another thing of it. */
  readonly go: Go;
  /** What another page is called, if this viewer may open it; null otherwise. */
  readonly pageName: (page: string) => string | null;
  /** The server no longer accepts the session. */
  readonly onSessionEnded: (why: ErrorCode) => void;
  /** Another password of one's own: another session begins, and the console is opened anew. Null when done. */
  readonly onPassword: (current: string, next: string) => Promise<PasswordRefusal | null>;
}

/** Pages still to be read. */
const readers: (() => Promise<unknown>)[] = [];
/** Each page is a file of its own, read when it is first opened: the board's first script stays small. */
function later(read: () => Promise<ComponentType<PageProps>>): ComponentType<PageProps> {
  readers.push(read);
  return lazy(async () => ({ default: await read() }));
}
/** Reads the other pages while nobody waits for them, so that they open at once and without a line. */
export const readAhead = async (): Promise<void> => {
  // One that cannot be read now is read when it is opened.
  for (const read of readers.splice(0)) await read().catch(() => null);
};

const AccountPage = later(async () => (await import('../account/AccountPage.tsx')).AccountPage);
const AuditPage = later(async () => (await import('../audit/AuditPage.tsx')).AuditPage);
const AlertsPage = later(async () => (await import('../alerts/AlertsPage.tsx')).AlertsPage);
const ReportsPage = later(async () => (await import('../reports/ReportsPage.tsx')).ReportsPage);
const BackupsPage = later(async () => (await import('../backups/BackupsPage.tsx')).BackupsPage);
const ReadinessPage = later(async () => (await import('../readiness/ReadinessPage.tsx')).ReadinessPage);
const HoursPage = later(async () => (await import('../hours/HoursPage.tsx')).HoursPage);
const MediaPage = later(async () => (await import('../media/MediaPage.tsx')).MediaPage);
const RulesPage = later(async () => (await import('../rules/RulesPage.tsx')).RulesPage);
const TextsPage = later(async () => (await import('../texts/TextsPage.tsx')).TextsPage);
const DevicesPage = later(async () => (await import('../devices/DevicesPage.tsx')).DevicesPage);
const PeoplePage = later(async () => (await import('../people/PeoplePage.tsx')).PeoplePage);
const PrintersPage = later(async () => (await import('../printers/PrintersPage.tsx')).PrintersPage);
const ProgramsPage = later(async () => (await import('../programs/ProgramsPage.tsx')).ProgramsPage);
const TicketDesign = later(async () => (await import('../ticket-design/TicketDesign.tsx')).TicketDesign);
const VoicePage = later(async () => (await import('../voice/VoicePage.tsx')).VoicePage);
const AgenciesPage = later(async () => (await import('../set-up/agencies/AgenciesPage.tsx')).AgenciesPage);
const CountersPage = later(async () => (await import('../set-up/counters/CountersPage.tsx')).CountersPage);
const DisplaysPage = later(async () => (await import('../set-up/displays/DisplaysPage.tsx')).DisplaysPage);
const KiosksPage = later(async () => (await import('../set-up/kiosks/KiosksPage.tsx')).KiosksPage);
const ServicesPage = later(async () => (await import('../set-up/services/ServicesPage.tsx')).ServicesPage);
const SitePage = later(async () => (await import('../set-up/site/SitePage.tsx')).SitePage);
const ZonesPage = later(async () => (await import('../set-up/zones/ZonesPage.tsx')).ZonesPage);
const GuidePage = later(async () => (await import('../guide/GuidePage.tsx')).GuidePage);
const TransferPage = later(async () => (await import('../transfer/TransferPage.tsx')).TransferPage);

/** `replace`: the browser's back button does not lead to where one was. */
export type Go = (page: string, inside: string | null, replace?: 'replace') => void;

/** The four parts of the console, in their order. */
export const pageGroups = ['today', 'reports', 'setUp', 'system'] as const;
type PageGroup = (typeof pageGroups)[number];

export interface ConsolePage {
  /** Its name in the address. */
  readonly id: string;
  /** Null: it is reached from elsewhere than the navigation. */
  readonly group: PageGroup | null;
  readonly name: (language: Language) => string;
  readonly Icon: ComponentType<{ readonly 'aria-hidden': 'true' }>;
  readonly Page: ComponentType<PageProps>;
  /** It brings a heading of its own, with what can be done beside it. */
  readonly ownHeading?: true;
  /** Whether there is something on it for this viewer. The server decides anyhow what may be done there. */
  readonly isFor: (view: SupervisorView, who: WhoAmI['staff']) => boolean;
}

const board: ConsolePage = {
  id: 'board',
  group: 'today',
  name: (language) => consoleWording[language].sections.board,
  Icon: LayoutDashboard,
  Page: Board,
  ownHeading: true,
  isFor: () => true,
};
const reports: ConsolePage = {
  id: 'reports',
  group: 'reports',
  name: (language) => consoleWording[language].sections.reports,
  Icon: ChartColumn,
  Page: ReportsPage,
  ownHeading: true,
  isFor: (_view, who) => who !== null && hasRight({ kind: 'staff', role: who.role }, 'reports:read'),
};
const alerts: ConsolePage = {
  id: 'alerts',
  group: 'setUp',
  name: (language) => boardWording[language].settings.name,
  Icon: BellRing,
  Page: AlertsPage,
  ownHeading: true,
  isFor: (_view, who) => maySetUp(who),
};
const ticket: ConsolePage = {
  id: 'ticket',
  group: 'setUp',
  name: (language) => consoleWording[language].sections.ticket,
  Icon: Receipt,
  Page: TicketDesign,
  ownHeading: true,
  isFor: (_view, who) => maySetUp(who),
};
const hours: ConsolePage = {
  id: 'hours',
  group: 'setUp',
  name: (language) => hoursPageWording[language].title,
  Icon: Clock,
  Page: HoursPage,
  ownHeading: true,
  isFor: (_view, who) => maySetUp(who),
};
const voice: ConsolePage = {
  id: 'voice',
  group: 'setUp',
  name: (language) => voicePageWording[language].title,
  Icon: AudioLines,
  Page: VoicePage,
  ownHeading: true,
  isFor: (_view, who) => maySetUp(who),
};
const rules: ConsolePage = {
  id: 'rules',
  group: 'setUp',
  name: (language) => rulesPageWording[language].title,
  Icon: ListOrdered,
  Page: RulesPage,
  ownHeading: true,
  isFor: (_view, who) => maySetUp(who),
};
const texts: ConsolePage = {
  id: 'texts',
  group: 'setUp',
  name: (language) => textsPageWording[language].title,
  Icon: MessageSquareText,
  Page: TextsPage,
  ownHeading: true,
  isFor: (_view, who) => maySetUp(who),
};
const media: ConsolePage = {
  id: 'media',
  group: 'setUp',
  name: (language) => mediaPageWording[language].title,
  Icon: Images,
  Page: MediaPage,
  ownHeading: true,
  isFor: (_view, who) => maySetUp(who),
};
const guide: ConsolePage = {
  id: 'guide',
  group: 'setUp',
  name: (language) => guideWording[language].title,
  Icon: Signpost,
  Page: GuidePage,
  ownHeading: true,
  isFor: (_view, who) => maySetUp(who),
};
const transfer: ConsolePage = {
  id: 'transfer',
  group: 'setUp',
  name: (language) => transferWording[language].title,
  Icon: ArrowLeftRight,
  Page: TransferPage,
  ownHeading: true,
  isFor: (_view, who) => maySetUp(who),
};
const printers: ConsolePage = {
  id: 'printers',
  group: 'system',
  name: (language) => consoleWording[language].sections.printers,
  Icon: Printer,
  Page: PrintersPage,
  // An agency's people see no kiosks.
  isFor: (view) => view.devices.some((device) => device.kind === 'kiosk'),
};

const people: ConsolePage = {
  id: 'people',
  group: 'system',
  name: (language) => peopleWording[language].title,
  Icon: Users,
  Page: PeoplePage,
  ownHeading: true,
  isFor: (_view, who) => may(who, 'access:write'),
};
const devices: ConsolePage = {
  id: 'devices',
  group: 'system',
  name: (language) => devicesWording[language].title,
  Icon: MonitorSmartphone,
  Page: DevicesPage,
  ownHeading: true,
  isFor: (_view, who) => may(who, 'access:write'),
};
const programs: ConsolePage = {
  id: 'programs',
  group: 'system',
  name: (language) => programsWording[language].title,
  Icon: KeyRound,
  Page: ProgramsPage,
  ownHeading: true,
  isFor: (_view, who) => may(who, 'access:write'),
};
const audit: ConsolePage = {
  id: 'audit',
  group: 'system',
  name: (language) => auditWording[language].title,
  Icon: ScrollText,
  Page: AuditPage,
  ownHeading: true,
  isFor: (_view, who) => may(who, 'audit:read'),
};
const backups: ConsolePage = {
  id: 'backups',
  group: 'system',
  name: (language) => backupsPageWording[language].title,
  Icon: DatabaseBackup,
  Page: BackupsPage,
  ownHeading: true,
  isFor: (_view, who) => who?.agencyId === null && may(who, 'site:write') && may(who, 'access:write'),
};
const readiness: ConsolePage = {
  id: 'readiness',
  group: 'system',
  name: (language) => readinessPageWording[language].title,
  Icon: ClipboardCheck,
  Page: ReadinessPage,
  ownHeading: true,
  isFor: (_view, who) => who?.agencyId === null && may(who, 'site:read'),
};
/** Behind one's own name. */
const account: ConsolePage = {
  id: 'account',
  group: null,
  name: (language) => peopleWording[language].own.title,
  Icon: CircleUser,
  Page: AccountPage,
  ownHeading: true,
  isFor: (_view, who) => who !== null,
};

/** A page of the set-up's lists. */
const hall = (
  id: keyof HallWording['pages'],
  Icon: ConsolePage['Icon'],
  Page: ConsolePage['Page'],
): ConsolePage => ({
  id,
  group: 'setUp',
  name: (language) => hallWording[language].pages[id],
  Icon,
  Page,
  ownHeading: true,
  isFor: (_view, who) => maySetUp(who),
});

/** Within a group they stand in this order. */
const others: readonly ConsolePage[] = [
  reports,
  hall('site', Landmark, SitePage),
  hall('zones', MapPin, ZonesPage),
  hall('agencies', Building, AgenciesPage),
  hall('services', ListChecks, ServicesPage),
  hall('counters', Monitor, CountersPage),
  hall('kiosks', TabletSmartphone, KiosksPage),
  hall('displays', Tv, DisplaysPage),
  ...[hours, rules, texts, ticket, voice, media, alerts, transfer],
  ...[people, devices, printers, programs, audit, backups, readiness, account],
];

/** The pages for whoever sees this view; before there is one, the board alone. */
export const pagesFor = (
  view: SupervisorView | null,
  who: WhoAmI['staff'],
): readonly [ConsolePage, ...ConsolePage[]] => {
  if (view === null) return [board];
  // The guide leads the set-up until the hall can work, and closes it afterwards.
  const all = isBeginning(view) ? [guide, ...others] : [...others, guide];
  return [board, ...all.filter((page) => page.isFor(view, who))];
};

/** Whether the hall still lacks something that it cannot work without. */
const isBeginning = ({ agencies, counters, devices }: SupervisorView): boolean =>
  agencies.length === 0 ||
  counters.length === 0 ||
  !devices.some((one) => one.kind === 'kiosk' && one.printerSetUp !== null) ||
  !devices.some((one) => one.kind === 'display');

/** Whether there is such a page, for whomever. */
export const isPage = (id: string): boolean => [guide, ...others].some((page) => page.id === id);
