/** A table that somebody chose: read, understood or refused. */
import { useState } from 'react';
import type { TableOutcome } from './columns.ts';
import type { Refused } from './refused.ts';
import type { Table } from './table-text.ts';

export interface TableFile<T> {
  readonly reading: boolean;
  readonly read: { readonly file: string; readonly value: T } | null;
  readonly refused: Refused | null;
  readonly take: (file: File) => Promise<void>;
  readonly clear: () => void;
}

export function useTableFile<T>(understand: (table: Table) => TableOutcome<T>): TableFile<T> {
  const [reading, setReading] = useState(false);
  const [read, setRead] = useState<TableFile<T>['read']>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const clear = (): void => {
    setRead(null);
    setRefused(null);
  };
  return {
    ...{ reading, read, refused, clear },
    async take(file) {
      clear();
      setReading(true);
      const { readTable } = await import('./read-table.ts');
      const table = await readTable(file);
      setReading(false);
      if (!table.ok) return setRefused({ kind: 'file', fault: table.error });
      const outcome = understand(table.value);
      if (outcome.ok) return setRead({ file: file.name, value: outcome.value });
      return setRefused(outcome.error);
    },
  };
}
