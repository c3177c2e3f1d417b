/** Out as CSV or Excel, an empty template, and in again. */
import { Button, useWording } from '@giliran/ui';
import { transferWording } from '@giliran/ui/wording/transfer';
import Download from 'lucide-react/icons/download';
import { useState } from 'react';
import type { ColumnId } from './columns.ts';
import { FilePick } from './FilePick.tsx';
import { saveFile } from './save-file.ts';
import { writeCsv } from './table-text.ts';

export interface TableButtonsProps {
  readonly kind: 'services' | 'staff';
  readonly columns: readonly ColumnId[];
  readonly rows: readonly (readonly string[])[];
  /** A line that shows how the template is filled in. */
  readonly example: readonly string[];
  readonly reading: boolean;
  readonly onFile: (file: File) => void;
}

export function TableButtons({ kind, columns, rows, example, reading, onFile }: TableButtonsProps) {
  const words = useWording(transferWording);
  const [writing, setWriting] = useState(false);
  const head = columns.map((column) => words.columns[column]);
  const name = words[kind].title.split(' ')[0]?.toLowerCase() ?? kind;
  const sheet = async (body: readonly (readonly string[])[], file: string): Promise<void> => {
    setWriting(true);
    try {
      const { writeSheet } = await import('./write-sheet.ts');
      saveFile(await writeSheet([head, ...body], name), `${file}.xlsx`);
    } finally {
      setWriting(false);
    }
  };
  return (
    <>
      <Button
        icon={<Download />}
        onClick={() => saveFile(new Blob([writeCsv([head, ...rows])], { type: 'text/csv' }), `${name}.csv`)}
      >
        {words.downloadCsv}
      </Button>
      <Button icon={<Download />} busy={writing} onClick={() => void sheet(rows, name)}>
        {words.downloadXlsx}
      </Button>
      <Button
        variant="quiet"
        aria-label={words.templateOf[kind]}
        onClick={() => void sheet([example], `${name}-templat`)}
      >
        {words.template}
      </Button>
      <FilePick label={words.chooseOf[kind]} accept=".csv,.txt,.xlsx,text/csv" busy={reading} onFile={onFile}>
        {words.choose}
      </FilePick>
    </>
  );
}
