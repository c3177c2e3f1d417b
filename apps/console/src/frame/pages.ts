/** The console's pages, in four groups. A new page is one entry here and a folder of its own. */
import { hasRight, type ErrorCode, type Language, type SupervisorView, type WhoAmI } from '@giliran/protocol';
import { boardWording } from '@giliran/ui/wording/board';
import { consoleWording } from '@giliran/ui/wording/console';
import BellRing from 'lucide-react/icons/bell-ring';
import ChartColumn from 'lucide-react/icons/chart-column';
import LayoutDashboard from 'lucide-react/icons/layout-dashboard';
import Printer from 'lucide-react/icons/printer';
import Receipt from 'lucide-react/icons/receipt';
import type { ComponentType } from 'react';
import { AlertsPage } from '../alerts/AlertsPage.tsx';
import { Board } from '../board/Board.tsx';
import { PrintersPage } from '../printers/PrintersPage.tsx';
import { ReportsPage } from '../reports/ReportsPage.tsx';
import { TicketDesign } from '../ticket-design/TicketDesign.tsx';
import { maySetUp } from './may-set-up.ts';

export interface PageProps {
  readonly token: string;
  /** Null before the connection stands. */
  readonly who: WhoAmI['staff'];
  /** Which thing of the page is open, as the address says: `#/printers/kiosk-1`; null when none is named. */
  readonly inside: string | null;
  /** Opens another page, or another thing of it. */
  readonly go: Go;
  /** The server no longer accepts the session. */
  readonly onSessionEnded: (why: ErrorCode) => void;
}

/** `replace`: the browser's back button does not lead to where one was. */
export type Go = (page: string, inside: string | null, replace?: 'replace') => void;

/** The four parts of the console, in their order. */
export const pageGroups = ['today', 'reports', 'setUp', 'system'] as const;
export type PageGroup = (typeof pageGroups)[number];

export interface ConsolePage {
  /** Its name in the address. */
  readonly id: string;
  readonly group: PageGroup;
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
const printers: ConsolePage = {
  id: 'printers',
  group: 'system',
  name: (language) => consoleWording[language].sections.printers,
  Icon: Printer,
  Page: PrintersPage,
  // An agency's people see no kiosks.
  isFor: (view) => view.devices.some((device) => device.kind === 'kiosk'),
};

/** Within a group they stand in this order. */
const others: readonly ConsolePage[] = [reports, ticket, alerts, printers];

/** The pages for whoever sees this view; before there is one, the board alone. */
export const pagesFor = (
  view: SupervisorView | null,
  who: WhoAmI['staff'],
): readonly [ConsolePage, ...ConsolePage[]] => [
  board,
  ...others.filter((page) => view !== null && page.isFor(view, who)),
];

/** Whether there is such a page, for whomever. */
export const isPage = (id: string): boolean => others.some((page) => page.id === id);
