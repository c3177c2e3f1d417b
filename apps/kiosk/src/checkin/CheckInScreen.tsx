/** The code of a booking: typed on the screen's keys or a physical keyboard, or read by the scanner. */
import { Button } from '@giliran/ui';
import Delete from 'lucide-react/icons/delete';
import Ticket from 'lucide-react/icons/ticket';
import { useEffect, useRef } from 'react';
import type { CheckInPlace } from '../flow/place.ts';
import { Frame } from '../frame/Frame.tsx';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { ConnectionNotice } from '../screens/Notices.tsx';
import { codeLength, codeRows, codeSigns, wholeCode } from './code.ts';
import '../keyboard/keyboard.css';
import './checkin.css';

export function CheckInScreen({ place }: { readonly place: CheckInPlace }) {
  const words = useWords();
  const { dispatch, newCommandId } = useKiosk();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const { code } = place;
  const whole = wholeCode(code);
  const type = (text: string) => dispatch({ type: 'codeTyped', code: codeSigns(text) });
  return (
    <Frame title={words.booking.title}>
      <ConnectionNotice />
      <form
        className="k-code"
        onSubmit={(event) => {
          event.preventDefault();
          if (whole !== null) dispatch({ type: 'codeEntered', code: whole, commandId: newCommandId() });
        }}
      >
        <p className="k-code-advice">{words.booking.advice}</p>
        <div className="k-code-field">
          <input
            ref={input}
            type="text"
            className="k-code-input"
            aria-label={words.booking.code}
            value={code}
            inputMode="none"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => type(event.currentTarget.value)}
          />
          <span className="k-code-boxes" aria-hidden="true">
            {Array.from({ length: codeLength }, (_, n) => (
              <span key={n} className="k-code-box gl-num" data-next={n === code.length || undefined}>
                {code[n] ?? ''}
              </span>
            ))}
          </span>
        </div>
        <Button
          type="submit"
          variant="primary"
          size="large"
          disabled={whole === null}
          icon={<Ticket aria-hidden="true" />}
        >
          {words.booking.submit}
        </Button>
        <fieldset className="k-keyboard" aria-label={words.booking.keyboard}>
          {codeRows.map((row, at) => (
            <div className="k-keys" key={row}>
              {Array.from(row, (sign) => (
                <button
                  key={sign}
                  type="button"
                  className="k-key"
                  // The field keeps the focus, so that both keyboards write into it.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => type(code + sign)}
                >
                  {sign}
                </button>
              ))}
              {at === codeRows.length - 1 && (
                <button
                  type="button"
                  className="k-key"
                  data-key="delete"
                  aria-label={words.search.deleteLetter}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => type(code.slice(0, -1))}
                >
                  <Delete aria-hidden="true" />
                </button>
              )}
            </div>
          ))}
        </fieldset>
      </form>
    </Frame>
  );
}
