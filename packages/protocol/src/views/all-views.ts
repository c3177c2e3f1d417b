/**
 * What each screen needs, whole and small. The server pushes a view when it changes; whoever holds the
 * newest one is right, whatever was missed. A view carries only what its screen may know.
 */
import type { z } from 'zod';
import { CatalogueView } from './catalogue.ts';
import { CounterView } from './counter.ts';
import { DirectoryView } from './directory.ts';
import { DisplayView } from './display.ts';
import { KioskView } from './kiosk.ts';
import type { ScopeKind } from './scope.ts';
import { SignView } from './sign.ts';
import { SupervisorView } from './supervisor.ts';
import { TicketView } from './ticket.ts';

/** All of them. A screen names its own views instead, and is then not built with the others. */
export const viewSchemas = {
  catalogue: CatalogueView,
  kiosk: KioskView,
  display: DisplayView,
  counter: CounterView,
  sign: SignView,
  directory: DirectoryView,
  supervisor: SupervisorView,
  ticket: TicketView,
} as const;
/** The view type of each kind of scope. */
export type ViewOf<K extends ScopeKind> = z.infer<(typeof viewSchemas)[K]>;
/** How views of some kinds are read. */
export type ViewReaders = { readonly [K in ScopeKind]?: z.ZodType<ViewOf<K>> };
