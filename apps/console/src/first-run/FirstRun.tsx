/** An empty hall: with the code that only the server shows, it gets its name and its first administrator. */
import type { Language } from '@giliran/protocol';
import { Card, Choice, LanguageSwitch, PasswordForm, Screen, useLanguage, useWording } from '@giliran/ui';
import { firstRunWording } from '@giliran/ui/wording/first-run';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { suggestedUserName, isUserName } from '../people/user-name.ts';
import { TextField } from '../set-up/fields.tsx';
import { beginHall } from './first-run-api.ts';
import './first-run.css';

const timeZones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
type TimeZone = (typeof timeZones)[number];
/** Where the browser is, when that is in Indonesia. */
const browserZone = (): TimeZone => {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return timeZones.find((zone) => zone === here) ?? 'Asia/Jakarta';
};
const nobody: ReadonlySet<string> = new Set();

export interface FirstRunProps {
  /** The hall has a name already, and lacks only somebody to administer it. */
  readonly named: boolean;
  readonly onToken: (token: string) => void;
  /** Somebody else was faster. */
  readonly onDone: () => void;
}

export function FirstRun({ named, onToken, onDone }: FirstRunProps) {
  const words = useWording(firstRunWording);
  const { language } = useLanguage();
  const [code, setCode] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [timeZone, setTimeZone] = useState(browserZone);
  const [spoken, setSpoken] = useState<Language>('id');
  const [person, setPerson] = useState('');
  const [written, setWritten] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const userName = (written ?? suggestedUserName(person, null, nobody)) || (tried ? '' : 'admin');
  const missing = (text: string): string | null => (tried && text.trim() === '' ? words.missing : null);
  const wrongName = tried && !isUserName(userName) ? words.wrongUserName : null;

  useEffect(() => {
    document.title = `${words.title} · Giliran`;
  }, [words]);
  useEffect(() => fields.current?.querySelector('input')?.focus(), []);

  const mark = (): void => {
    requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  const filled =
    [code, person, ...(named ? [] : [name])].every((text) => text.trim() !== '') && isUserName(userName);
  /** Whatever the password is like, what is missing above it is told at once, and comes first. */
  const lookOver = (): void => {
    setTried(true);
    if (!filled) mark();
  };
  const submit = async (password: string) => {
    setRefused(null);
    if (!filled) return null;
    const answer = await beginHall({
      code: code.trim(),
      site: named ? null : { name: name.trim(), timeZone, language: spoken },
      administrator: { id: userName, name: person.trim(), password },
    });
    if (answer.ok) {
      onToken(answer.value.token);
      return null;
    }
    if (answer.error.code === 'wrongCode') {
      // After an answer, nothing says that React shows the mark before the next frame.
      flushSync(() => setRefused(words.wrongCode));
      mark();
      return null;
    }
    if (answer.error.code === 'alreadySetUp') onDone();
    return answer.error;
  };

  return (
    <Screen kind="desktop" language={language} className="sign-in">
      <header className="sign-in-top">
        <LanguageSwitch />
      </header>
      <main>
        <Card className="sign-in-card first-run">
          <p className="brand">
            <img src="./icon.svg" alt="" width="36" height="36" /> Giliran
          </p>
          <div>
            <h1>{words.title}</h1>
            <p className="hint">{words.intro}</p>
          </div>
          <div ref={fields} className="first-run-fields">
            <TextField
              label={words.code}
              hint={words.codeHint}
              error={missing(code) ?? refused}
              value={code}
              onValue={(text) => {
                setCode(text.toUpperCase());
                setRefused(null);
              }}
              input={{
                ...{ maxLength: 20, autoCapitalize: 'characters', spellCheck: false },
                ...{ placeholder: 'XXXX-XXXX', className: 'first-run-code gl-num' },
              }}
            />
            {!named && (
              <>
                <h2>{words.hall}</h2>
                <TextField
                  label={words.name}
                  hint={words.nameHint}
                  error={missing(name)}
                  value={name}
                  onValue={setName}
                  input={{ maxLength: 200 }}
                />
                <Choice
                  className="first-run-zones"
                  label={words.timeZone}
                  value={timeZone}
                  onValue={setTimeZone}
                  options={timeZones.map((zone) => ({
                    value: zone,
                    label: (
                      <>
                        <strong>{words.zones[zone].short}</strong> <small>{words.zones[zone].where}</small>
                      </>
                    ),
                  }))}
                />
                <Choice
                  label={words.language}
                  value={spoken}
                  onValue={setSpoken}
                  options={(['id', 'en'] as const).map((one) => ({
                    value: one,
                    label: words.languages[one],
                  }))}
                />
              </>
            )}
            <h2>{words.administrator}</h2>
            <div className="two">
              <TextField
                label={words.personName}
                error={missing(person)}
                value={person}
                onValue={setPerson}
                input={{ maxLength: 80, autoComplete: 'name' }}
              />
              <TextField
                label={words.userName}
                hint={words.userNameHint}
                error={wrongName}
                value={userName}
                onValue={(text) => setWritten(text.toLowerCase())}
                input={{ maxLength: 63, autoComplete: 'username', autoCapitalize: 'none', spellCheck: false }}
              />
            </div>
          </div>
          <div onSubmitCapture={lookOver}>
            <PasswordForm
              staffId={userName}
              known=""
              submitWords={words.start}
              onSubmit={(_current, password) => submit(password)}
            />
          </div>
        </Card>
      </main>
    </Screen>
  );
}
