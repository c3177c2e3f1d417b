/** The keys that work from inside other programs: each can be changed, emptied, or all put back. */
import {
  defaultHotkeys,
  hotkeyNames,
  type CounterBridge,
  type Hotkey,
  type HotkeyReport,
  type Hotkeys,
} from '@giliran/shell/bridge';
import { Button, Kbd, useWording } from '@giliran/ui';
import { counterSettingsWording } from '@giliran/ui/wording/counter-settings';
import { useEffect, useState } from 'react';
import { acceleratorOf, keyNames, usedFor } from './accelerator.ts';

export function HotkeySettings({ bridge }: { readonly bridge: CounterBridge }) {
  const words = useWording(counterSettingsWording).hotkeys;
  const [report, setReport] = useState<HotkeyReport | null>(null);
  const [changing, setChanging] = useState<Hotkey | null>(null);
  const [said, setSaid] = useState<{ readonly text: string; readonly bad: boolean } | null>(null);
  useEffect(() => void bridge.hotkeys.read().then(setReport), [bridge]);

  // While a new key is pressed the old ones must not act.
  useEffect(() => {
    if (changing === null) return undefined;
    void bridge.hotkeys.hold(true);
    return () => void bridge.hotkeys.hold(false);
  }, [bridge, changing]);

  const save = async (next: Hotkeys) => {
    setChanging(null);
    const saved = await bridge.hotkeys.save(next);
    if (saved.ok) setReport(saved.value);
    setSaid(saved.ok ? { text: words.saved, bad: false } : { text: words.notSaved, bad: true });
  };

  const hotkeys = report?.hotkeys;
  useEffect(() => {
    if (changing === null || hotkeys === undefined) return undefined;
    const listen = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
      if (plain && event.key === 'Escape') return setChanging(null);
      if (plain && (event.key === 'Delete' || event.key === 'Backspace'))
        return void save({ ...hotkeys, [changing]: null });
      const read = acceleratorOf({
        key: event.key,
        code: event.code,
        ctrl: event.ctrlKey,
        alt: event.altKey,
        shift: event.shiftKey,
        meta: event.metaKey,
      });
      if (read === null) return;
      if ('problem' in read) return setSaid({ text: words.problem[read.problem], bad: true });
      const other = usedFor(hotkeys, read.accelerator, changing);
      if (other !== null) return setSaid({ text: words.problem.used(words.names[other]), bad: true });
      void save({ ...hotkeys, [changing]: read.accelerator });
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  });

  if (report === null) return null;
  return (
    <section aria-labelledby="hotkeys-title" className="hotkeys">
      <h3 id="hotkeys-title">{words.title}</h3>
      <p className="settings-advice">{report.fixed ? words.fixed : words.advice}</p>
      <ul>
        {hotkeyNames.map((name) => {
          const accelerator = report.hotkeys[name];
          return (
            <li key={name} className="hotkey" data-hotkey={name}>
              <span className="hotkey-name">
                {words.names[name]}
                {report.silent.includes(name) && <span className="hotkey-silent">{words.silent}</span>}
              </span>
              <span className="hotkey-keys">
                {changing === name ? (
                  <span className="hotkey-press">{words.press}</span>
                ) : accelerator === null ? (
                  <span className="settings-advice">{words.none}</span>
                ) : (
                  keyNames(accelerator).map((key) => <Kbd key={key}>{key}</Kbd>)
                )}
              </span>
              <Button
                size="small"
                aria-pressed={changing === name}
                aria-label={`${words.change}: ${words.names[name]}`}
                aria-disabled={report.fixed}
                onClick={() => {
                  if (report.fixed) return;
                  setSaid(null);
                  setChanging(changing === name ? null : name);
                }}
              >
                {words.change}
              </Button>
            </li>
          );
        })}
      </ul>
      <p className="hotkey-said" role="status" data-bad={said?.bad || undefined}>
        {said?.text ?? (changing === null ? '' : words.pressAdvice)}
      </p>
      {!report.fixed && (
        <Button size="small" onClick={() => void save(defaultHotkeys)}>
          {words.reset}
        </Button>
      )}
    </section>
  );
}
