/** Keys of other programs: what each may do, when it was used last, until when it is good. */
import { Button, EmptyState, StatusPill, useWording } from '@giliran/ui';
import { programsWording, type ProgramsWording } from '@giliran/ui/wording/programs';
import { rightsWording } from '@giliran/ui/wording/rights';
import Ban from 'lucide-react/icons/ban';
import KeyRound from 'lucide-react/icons/key-round';
import Plus from 'lucide-react/icons/plus';
import { useMemo, useState, type ReactNode } from 'react';
import { useBoard, type BoardFacts } from '../board/board-context.ts';
import type { PageProps } from '../frame/pages.ts';
import { FormSection } from '../set-up/FormSection.tsx';
import { ListDetail } from '../set-up/ListDetail.tsx';
import { TwoLines } from '../set-up/things/cells.tsx';
import type { Column } from '../set-up/VirtualGrid.tsx';
import { byText } from '../set-up/narrowing.ts';
import { Facts } from '../trust/Facts.tsx';
import { Question } from '../trust/Question.tsx';
import { RightsList } from '../trust/RightsList.tsx';
import type { ProgramKey } from '../trust/trust-api.ts';
import { TrustPage } from '../trust/TrustPage.tsx';
import { useAsked } from '../trust/use-asked.ts';
import { useDeed } from '../trust/use-deed.ts';
import { usePageTools } from '../trust/use-page-tools.ts';
import { NewKey, type GivenKey } from './NewKey.tsx';
import { NewProgram } from './NewProgram.tsx';
import { rightsOfKey } from './rights-of-keys.ts';

/** A key that ends within so long is marked. Milliseconds. */
const soonMs = 14 * 86_400_000;

export function ProgramsPage({ token, who, inside, go, onSessionEnded }: PageProps) {
  const words = useWording(programsWording);
  const rights = useWording(rightsWording);
  const { now, formats } = useBoard();
  const { api, agencyName, moment } = usePageTools(token);
  const asked = useAsked(api.programs, onSessionEnded);
  const deed = useDeed(onSessionEnded);
  const [making, setMaking] = useState(false);
  const [given, setGiven] = useState<GivenKey | null>(null);
  const [revoking, setRevoking] = useState(false);
  const keys = asked.value;
  const rows = useMemo(() => (keys ?? []).toSorted((a, b) => byText(a.name, b.name)), [keys]);
  const inWords = useMemo(
    () => (key: ProgramKey) =>
      key.scope === 'fine'
        ? key.scopes.map((right) => rights.rights[right].name).join(', ')
        : rights.bundles[key.scope],
    [rights],
  );
  const textOf = useMemo(
    () => (key: ProgramKey) => `${key.name} ${agencyName(key.agencyId)} ${inWords(key)}`,
    [agencyName, inWords],
  );
  const end = ({ expiresAt }: ProgramKey) =>
    expiresAt === null ? (
      words.noEnd
    ) : expiresAt <= now ? (
      <StatusPill tone="danger">{words.ended}</StatusPill>
    ) : expiresAt - now < soonMs ? (
      <StatusPill tone="warn">{formats.shortDate(expiresAt)}</StatusPill>
    ) : (
      formats.shortDate(expiresAt)
    );
  const key = keys?.find(({ id }) => id === inside) ?? null;
  return (
    <TrustPage title={words.title} intro={words.intro} asked={asked}>
      {(all) => (
        <>
          <ListDetail
            label={words.title}
            searchLabel={words.search}
            rows={rows}
            total={all.length}
            textOf={textOf}
            markOf={() => null}
            selectedId={inside}
            onSelect={(id) => go('programs', id)}
            add={
              <Button variant="primary" icon={<Plus />} onClick={() => setMaking(true)}>
                {words.add}
              </Button>
            }
            empty={
              <EmptyState icon={<KeyRound />} title={words.none}>
                {words.noneAdvice}
              </EmptyState>
            }
            columns={columnsOf({ words, inWords, formats, now, end })}
            detail={
              key && {
                title: key.name,
                actions: (
                  <Button icon={<Ban />} onClick={() => setRevoking(true)}>
                    {words.revoke}
                  </Button>
                ),
                body: (
                  <>
                    <Facts
                      facts={[
                        { name: words.agency, value: agencyName(key.agencyId) },
                        { name: words.expires, value: end(key) },
                        {
                          name: words.lastUsed,
                          value: key.lastUsed === null ? words.never : moment(key.lastUsed),
                        },
                        {
                          name: words.created,
                          value: key.createdAt === null ? words.createdUnknown : moment(key.createdAt),
                        },
                      ]}
                    />
                    <FormSection title={words.rights} stacked>
                      <RightsList rights={rightsOfKey(key)} />
                    </FormSection>
                  </>
                ),
              }
            }
          />
          {making && (
            <NewProgram
              {...{ api, who, onSessionEnded }}
              onClose={() => setMaking(false)}
              onMade={(made) => {
                setMaking(false);
                setGiven(made);
                void asked.again();
              }}
            />
          )}
          <NewKey given={given} onClose={() => setGiven(null)} />
          {key !== null && (
            <Question
              open={revoking}
              title={words.revokeQuestion(key.name)}
              yes={words.revoke}
              danger
              busy={deed.busy}
              failure={deed.failure}
              onClose={() => {
                setRevoking(false);
                deed.forget();
              }}
              onYes={() =>
                void deed.run(
                  () => api.revokeProgram(key.id),
                  async () => {
                    setRevoking(false);
                    go('programs', null, 'replace');
                    await asked.again();
                  },
                )
              }
            >
              {words.revokeAdvice}
            </Question>
          )}
        </>
      )}
    </TrustPage>
  );
}

interface ColumnParts extends Pick<BoardFacts, 'formats' | 'now'> {
  readonly words: ProgramsWording;
  readonly inWords: (key: ProgramKey) => string;
  readonly end: (key: ProgramKey) => ReactNode;
}

function columnsOf({ words, inWords, formats, now, end }: ColumnParts): readonly Column<ProgramKey>[] {
  return [
    {
      id: 'name',
      label: words.name,
      width: 'minmax(0, 3fr)',
      compare: (a, b) => byText(a.name, b.name),
      cell: (one) => <TwoLines first={one.name} second={inWords(one)} title={one.name} />,
    },
    {
      id: 'used',
      label: words.lastUsed,
      width: 'minmax(0, 2fr)',
      compare: (a, b) => (b.lastUsed ?? 0) - (a.lastUsed ?? 0),
      cell: (one) => (
        <>
          <span className="one-line">
            {one.lastUsed === null ? words.never : formats.ago(one.lastUsed, now)}
          </span>
          <span className="one-line grid-second">{end(one)}</span>
        </>
      ),
    },
  ];
}
