/** The accounts that one manages: found among thousands, made, changed, signed out, removed. */
import { StaffRole } from '@giliran/protocol';
import { Button, EmptyState, useWording } from '@giliran/ui';
import { consoleWording } from '@giliran/ui/wording/console';
import { peopleWording } from '@giliran/ui/wording/people';
import { rightsWording } from '@giliran/ui/wording/rights';
import KeyRound from 'lucide-react/icons/key-round';
import LogOut from 'lucide-react/icons/log-out';
import Trash from 'lucide-react/icons/trash-2';
import UserPlus from 'lucide-react/icons/user-plus';
import Users from 'lucide-react/icons/users';
import { useMemo, useState } from 'react';
import { useBoard } from '../board/board-context.ts';
import type { PageProps } from '../frame/pages.ts';
import { FilterSelect } from '../set-up/FilterSelect.tsx';
import { ListDetail } from '../set-up/ListDetail.tsx';
import { byText } from '../set-up/narrowing.ts';

import { Question } from '../trust/Question.tsx';
import type { Person } from '../trust/trust-api.ts';
import { TrustPage } from '../trust/TrustPage.tsx';
import { useAsked } from '../trust/use-asked.ts';
import { useDeed } from '../trust/use-deed.ts';
import { usePageTools } from '../trust/use-page-tools.ts';
import { columnsOf } from './columns.tsx';
import { isLastAdministrator } from './last-administrator.ts';
import { NewPassword, type GivenPassword } from './NewPassword.tsx';
import { NewPerson } from './NewPerson.tsx';
import { PersonForm } from './PersonForm.tsx';

type Deed = 'reset' | 'endSessions' | 'remove';

export function PeoplePage({ token, who, inside, go, onSessionEnded }: PageProps) {
  const words = useWording(peopleWording);
  const rights = useWording(rightsWording);
  const { role: roleNames } = useWording(consoleWording);
  const { view } = useBoard();
  const tools = usePageTools(token);
  const { api, agencyName } = tools;
  const asked = useAsked(api.people, onSessionEnded);
  const deed = useDeed(onSessionEnded);
  const [role, setRole] = useState('');
  const [agencyId, setAgencyId] = useState('');
  const [making, setMaking] = useState(false);
  const [given, setGiven] = useState<GivenPassword | null>(null);
  const [question, setQuestion] = useState<Deed | null>(null);
  const people = asked.value;
  const rows = useMemo(
    () =>
      (people ?? [])
        .filter(
          (person) =>
            (role === '' || person.role === role) &&
            (agencyId === '' || (agencyId === '-' ? person.agencyId === null : person.agencyId === agencyId)),
        )
        .toSorted((a, b) => byText(a.name, b.name)),
    [people, role, agencyId],
  );
  const textOf = useMemo(
    () => (person: Person) =>
      `${person.name} ${person.id} ${agencyName(person.agencyId)} ${roleNames[person.role]}`,
    [agencyName, roleNames],
  );
  const person = people?.find(({ id }) => id === inside) ?? null;
  const last =
    people !== null && person !== null && who?.agencyId === null && isLastAdministrator(people, person);
  const close = (): void => {
    setQuestion(null);
    deed.forget();
  };
  const doIt = (): void => {
    if (person === null || question === null) return;
    switch (question) {
      case 'reset':
        return void deed.run(
          () => api.resetPassword(person.id),
          async ({ temporaryPassword: password }) => {
            close();
            setGiven({ staffId: person.id, name: person.name, password });
            await asked.again();
          },
        );
      case 'endSessions':
        return void deed.run(
          () => api.endSessionsOf(person.id),
          async () => {
            close();
            await asked.again();
          },
        );
      case 'remove':
        return void deed.run(
          () => api.removePerson(person.id),
          async () => {
            close();
            go('people', null, 'replace');
            await asked.again();
          },
        );
    }
  };
  const asks = {
    reset: { title: words.resetQuestion, advice: words.resetAdvice, yes: words.reset },
    endSessions: { title: words.endQuestion, advice: words.endAdvice, yes: words.endSessions },
    remove: { title: words.removeQuestion, advice: words.removeAdvice, yes: words.remove },
  };
  const add = (
    <Button variant="primary" icon={<UserPlus />} onClick={() => setMaking(true)}>
      {words.add}
    </Button>
  );
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
            onSelect={(id) => go('people', id)}
            onShowAll={() => {
              setRole('');
              setAgencyId('');
            }}
            add={add}
            empty={
              <EmptyState icon={<Users />} title={words.nobody}>
                {words.nobodyAdvice}
              </EmptyState>
            }
            filters={
              <>
                <FilterSelect
                  label={words.role}
                  all={words.allRoles}
                  options={StaffRole.options.map((value) => ({ value, label: roleNames[value] }))}
                  value={role}
                  onValue={setRole}
                />
                {who?.agencyId === null && (
                  <FilterSelect
                    label={words.agency}
                    all={words.allAgencies}
                    options={[
                      { value: '-', label: rights.wholeHall },
                      ...view.agencies.map(({ id, shortName }) => ({ value: id, label: shortName })),
                    ]}
                    value={agencyId}
                    onValue={setAgencyId}
                  />
                )}
              </>
            }
            columns={columnsOf({ words, roleNames, agencyName, who })}
            detail={
              person && {
                title: person.name,
                actions: (
                  <>
                    <Button icon={<KeyRound />} onClick={() => setQuestion('reset')}>
                      {words.reset}
                    </Button>
                    <Button
                      icon={<LogOut />}
                      disabled={person.sessions === 0}
                      onClick={() => setQuestion('endSessions')}
                    >
                      {words.endSessions}
                    </Button>
                    <Button
                      icon={<Trash />}
                      disabled={last || person.id === who?.id}
                      onClick={() => setQuestion('remove')}
                    >
                      {words.remove}
                    </Button>
                  </>
                ),
                body: (
                  <PersonForm
                    key={person.id}
                    {...{ person, tools, who, last, onSessionEnded }}
                    onChanged={asked.again}
                  />
                ),
              }
            }
          />
          {making && (
            <NewPerson
              {...{ api, who, onSessionEnded }}
              taken={new Set(all.map(({ id }) => id))}
              onClose={() => setMaking(false)}
              onMade={(made) => {
                setMaking(false);
                setGiven(made);
                go('people', made.staffId);
                void asked.again();
              }}
            />
          )}
          <NewPassword given={given} onClose={() => setGiven(null)} />
          {person !== null && question !== null && (
            <Question
              open
              title={asks[question].title(person.name)}
              yes={asks[question].yes}
              danger={question === 'remove'}
              busy={deed.busy}
              failure={deed.failure}
              onYes={doIt}
              onClose={close}
            >
              {asks[question].advice}
            </Question>
          )}
        </>
      )}
    </TrustPage>
  );
}
