/** Services as a table. */
import type { Site } from '@giliran/protocol';
import { useWording } from '@giliran/ui';
import { transferWording } from '@giliran/ui/wording/transfer';
import { useMemo, useState } from 'react';
import { createSiteApi, newKey } from '../site-draft/site-api.ts';
import { useDeed } from '../trust/use-deed.ts';
import { compareSites } from './compare-sites.ts';
import { Faults } from './Faults.tsx';
import { Outcome, Part, type PartProps } from './Part.tsx';
import { Preview } from './Preview.tsx';
import { readServices, serviceColumns, serviceRows } from './services-table.ts';
import { TableButtons } from './TableButtons.tsx';
import { useTableFile } from './use-table-file.ts';

interface Read {
  readonly before: Site;
  readonly after: Site;
  readonly version: string;
}

export function ServicesPart({ token, draft, state, onSessionEnded }: PartProps) {
  const words = useWording(transferWording);
  const api = useMemo(() => createSiteApi(token), [token]);
  const deed = useDeed(onSessionEnded);
  const [done, setDone] = useState(false);
  const { site, version } = state.saved;
  const table = useTableFile<Read>((read) => {
    const answer = readServices(read, site);
    return answer.ok ? { ok: true, value: { before: site, after: answer.value, version } } : answer;
  });
  const { read, refused } = table;
  const changes = useMemo(
    () => (read === null ? null : compareSites(read.value.before, read.value.after)),
    [read],
  );
  const clear = (): void => {
    deed.forget();
    table.clear();
    setDone(false);
  };
  const agency = site.agencies[0]?.id ?? 'disdukcapil';
  return (
    <Part
      {...words.services}
      done={done}
      buttons={
        <TableButtons
          kind="services"
          columns={serviceColumns}
          rows={serviceRows(site)}
          example={[
            '',
            agency,
            'Kartu Keluarga baru',
            'New family card',
            '',
            '12,5',
            '',
            'KTP | Buku nikah',
            '',
            'KK',
          ]}
          reading={table.reading}
          onFile={(file) => {
            clear();
            void table.take(file);
          }}
        />
      }
    >
      {refused !== null && <Faults refused={refused} />}
      {read !== null && changes !== null && (
        <Outcome
          file={read.file}
          site={site}
          failure={deed.failure}
          busy={deed.busy}
          onDiscard={clear}
          onApply={
            changes.none || state.dirty
              ? null
              : () =>
                  void deed.run(
                    () => api.save(read.value.after, read.value.version, newKey()),
                    async () => {
                      clear();
                      setDone(true);
                      await draft.open();
                    },
                  )
          }
        >
          <Preview before={read.value.before} after={read.value.after} changes={changes} />
        </Outcome>
      )}
    </Part>
  );
}
