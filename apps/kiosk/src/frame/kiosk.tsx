/** What every screen of the kiosk has at hand. */
import type { CatalogueView, CommandId, KioskView, PrinterState, ServiceDay } from '@giliran/protocol';
import { kioskWording } from '@giliran/ui/wording/kiosk';
import type { Formats } from '@giliran/ui/formats';
import { useWording } from '@giliran/ui';
import { createContext, use } from 'react';
import type { Offers } from '../catalogue/catalogue.ts';
import type { Found } from '../catalogue/find.ts';
import type { FlowState } from '../flow/place.ts';
import type { Rest } from '../flow/rest.ts';
import type { FlowEvent } from '../flow/transition.ts';

export interface KioskTools {
  readonly state: FlowState;
  readonly rest: Rest;
  readonly dispatch: (event: FlowEvent) => void;
  readonly catalogue: CatalogueView;
  readonly offers: Offers;
  readonly find: (query: string) => Found;
  /** Origin of the server, `http://192.168.1.10:8080`. */
  readonly server: string;
  readonly day: ServiceDay;
  readonly formats: Formats;
  readonly newCommandId: () => CommandId;
  /** False while the connection is down: counts and openings are those last known. */
  readonly online: boolean;
  /** The server is away and the kiosk gives numbers of its own: nobody knows how many wait. */
  readonly alone: boolean;
  /** How the printer is; null while nobody has told. */
  readonly printer: PrinterState | null;
  /** The nearest kiosk that can print while this one cannot. */
  readonly otherKiosk: KioskView['otherKiosk'];
  /** What those who lead the hall tell people here, the newest first. */
  readonly announcements: KioskView['announcements'];
}

const KioskContext = createContext<KioskTools | null>(null);
export const KioskProvider = KioskContext.Provider;

export function useKiosk(): KioskTools {
  const kiosk = use(KioskContext);
  if (kiosk === null) throw new Error('useKiosk needs a KioskProvider above it');
  return kiosk;
}

export const useWords = () => useWording(kioskWording);
