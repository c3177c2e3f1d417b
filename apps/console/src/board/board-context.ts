/** What every part of the board needs: the whole view, the server's time, the formats. */
import type { SupervisorView, WhoAmI } from '@giliran/protocol';
import { useWording } from '@giliran/ui';
import type { Formats } from '@giliran/ui/formats';
import { consoleWording } from '@giliran/ui/wording/console';
import { createContext, use } from 'react';

export interface BoardFacts {
  readonly view: SupervisorView;
  /** The server's clock, epoch milliseconds. */
  readonly now: number;
  readonly formats: Formats;
  /** Who is signed in; null before that is known. */
  readonly who: WhoAmI['staff'];
}

export const BoardContext = createContext<BoardFacts | null>(null);

export function useBoard(): BoardFacts {
  const facts = use(BoardContext);
  if (!facts) throw new Error('useBoard needs a <BoardContext> around it');
  return facts;
}

/** A length of time as a table has room for it: "12 mnt", within the first minute "< 1 mnt". */
export function useDuration(): (milliseconds: number) => string {
  const { board } = useWording(consoleWording);
  const { formats } = useBoard();
  return (milliseconds) => (milliseconds < 60_000 ? board.underOneMinute : formats.duration(milliseconds));
}
