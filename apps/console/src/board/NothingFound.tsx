/** The filter leaves nothing: says so, with the way back. */
import { Button, EmptyState, useWording } from '@giliran/ui';
import { consoleWording } from '@giliran/ui/wording/console';
import SearchX from 'lucide-react/icons/search-x';

export function NothingFound({ onShowAll }: { readonly onShowAll: () => void }) {
  const { board } = useWording(consoleWording);
  return (
    <EmptyState
      icon={<SearchX />}
      title={board.nothingFound}
      action={<Button onClick={onShowAll}>{board.showAll}</Button>}
    >
      {board.nothingFoundAdvice}
    </EmptyState>
  );
}
