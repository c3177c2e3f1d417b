/** Staff as a table. Accounts are made one by one through the accounts' own door: each with a temporary password. */
import type { Answer } from '@giliran/client';
import type { Site } from '@giliran/protocol';
import { useLanguage, useWording } from '@giliran/ui';
import { transferWording } from '@giliran/ui/wording/transfer';
import { useMemo, useState } from 'react';
import { createTrustApi } from '../trust/trust-api.ts';
import { useDeed } from '../trust/use-deed.ts';
import { compareSites } from './compare-sites.ts';
import { Faults } from './Faults.tsx';
import { Outcome, Part, type PartProps } from './Part.tsx';
import { Passwords, type GivenPassword } from './Passwords.tsx';
import { Preview } from './Preview.tsx';
import { readStaff, staffColumns, staffRows, type StaffWish } from './staff-table.ts';
import { TableButtons } from './TableButtons.tsx';
import { useTableFile } from './use-table-file.ts';

const withStaff = (site: Site, { added, changed }: StaffWish): Site => ({
  ...site,
  staff: [...site.staff.map((one) => changed.find(({ id }) => id === one.id) ?? one), ...added],
});

export function StaffPart({ token, draft, state, onSessionEnded }: PartProps) {
  const words = useWording(transferWording);
  const { language } = useLanguage();
  const api = useMemo(() => createTrustApi(token), [token]);
  const deed = useDeed(onSessionEnded);
  const [done, setDone] = useState(false);
  const [progress, setProgress] = useState(0);
  const [given, setGiven] = useState<readonly GivenPassword[]>([]);
  const [left, setLeft] = useState(0);
  const { site } = state.saved;
  const table = useTableFile((read) => readStaff(read, site));
  const { read, refused } = table;
  const after = useMemo(() => (read === null ? null : withStaff(site, read.value)), [read, site]);
  const changes = useMemo(() => (after === null ? null : compareSites(site, after)), [site, after]);
  const clear = (): void => {
    deed.forget();
    table.clear();
    setDone(false);
  };
  const apply = async ({ added, changed }: StaffWish): Answer<null> => {
    setProgress(0);
    const made: GivenPassword[] = [];
    setLeft(0);
    for (const member of added) {
      const answer = await api.createPerson(member);
      if (!answer.ok) {
        // Whoever was made has a password that is told only now.
        setGiven(made);
        setLeft(added.length - made.length);
        await draft.open();
        return answer;
      }
      made.push({ id: member.id, name: member.name, password: answer.value.temporaryPassword });
      setProgress(made.length);
    }
    setGiven(made);
    for (const { id, name, role, agencyId } of changed) {
      const answer = await api.changePerson(id, { name, role, agencyId });
      if (!answer.ok) return answer;
      setProgress((count) => count + 1);
    }
    return { ok: true, value: null };
  };
  const all = read === null ? 0 : read.value.added.length + read.value.changed.length;
  return (
    <Part
      {...words.staff}
      done={done}
      buttons={
        <TableButtons
          kind="staff"
          columns={staffColumns}
          rows={staffRows(site, language)}
          example={['', 'Siti Rahmawati', words.exampleRole, site.agencies[0]?.id ?? 'disdukcapil']}
          reading={table.reading}
          onFile={(file) => {
            clear();
            void table.take(file);
          }}
        />
      }
    >
      {refused !== null && <Faults refused={refused} />}
      {read !== null && after !== null && changes !== null && (
        <Outcome
          file={read.file}
          site={site}
          failure={deed.failure}
          busy={deed.busy}
          progress={words.progress(progress, all)}
          onDiscard={clear}
          onApply={
            changes.none || state.dirty
              ? null
              : () =>
                  void deed.run(
                    () => apply(read.value),
                    async () => {
                      clear();
                      setDone(true);
                      await draft.open();
                    },
                  )
          }
        >
          <Preview before={site} after={after} changes={changes} tellsPasswords />
        </Outcome>
      )}
      <Passwords given={given} left={left} onClose={() => setGiven([])} />
    </Part>
  );
}
