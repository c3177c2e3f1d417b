/** What every page of trust works with: the server's doors, names of agencies, moments in words. */
import type { AgencyId } from '@giliran/protocol';
import { useWording } from '@giliran/ui';
import { rightsWording } from '@giliran/ui/wording/rights';
import { useMemo } from 'react';
import { useBoard } from '../board/board-context.ts';
import { createTrustApi, type TrustApi } from './trust-api.ts';

export interface PageTools {
  readonly api: TrustApi;
  /** An agency's short name; the whole hall's for null. */
  readonly agencyName: (id: AgencyId | null) => string;
  /** "Sen, 3 Nov 2026, 09.15". */
  readonly moment: (at: number) => string;
}

export function usePageTools(token: string): PageTools {
  const { view, formats } = useBoard();
  const { wholeHall } = useWording(rightsWording);
  const api = useMemo(() => createTrustApi(token), [token]);
  const { agencies } = view;
  return useMemo(
    () => ({
      api,
      agencyName: (id) => (id === null ? wholeHall : (agencies.find((a) => a.id === id)?.shortName ?? id)),
      moment: (at) => `${formats.shortDate(at)}, ${formats.time(at)}`,
    }),
    [api, agencies, formats, wholeHall],
  );
}
