/** The kiosk's own keyboard: large keys, because a kiosk has no other. Physical keyboards work beside it. */
import ArrowBigUp from 'lucide-react/icons/arrow-big-up';
import Delete from 'lucide-react/icons/delete';
import { useState, type ReactNode } from 'react';
import { useWords } from '../frame/kiosk.tsx';
import { keyboardRows, layerAfter, type Key, type Layer } from './layout.ts';
import './keyboard.css';

export interface KeyboardProps {
  readonly onKey: (key: Key) => void;
  /** Capitals matter: set-up keys, not searches. */
  readonly shift?: boolean;
}

export function Keyboard({ onKey, shift = false }: KeyboardProps) {
  const words = useWords().search;
  const [layer, setLayer] = useState<Layer>('letters');
  const press = (key: Key) => () => {
    setLayer(layerAfter(layer, key));
    onKey(key);
  };
  const face = (key: Key): { readonly label: string; readonly shown: ReactNode } => {
    switch (key.type) {
      case 'letter':
        return { label: key.letter, shown: shift ? key.letter : key.letter.toUpperCase() };
      case 'shift':
        return { label: words.shift, shown: <ArrowBigUp aria-hidden="true" /> };
      case 'layer':
        return key.layer === 'signs'
          ? { label: `123, ${words.signs}`, shown: '123' }
          : { label: `ABC, ${words.letters}`, shown: 'ABC' };
      case 'space':
        return { label: words.space, shown: words.space };
      case 'delete':
        return { label: words.deleteLetter, shown: <Delete aria-hidden="true" /> };
    }
  };
  return (
    <fieldset className="k-keyboard" aria-label={words.keyboard}>
      {keyboardRows(layer, shift).map((row, at) => (
        <div className="k-keys" key={at}>
          {row.map((key) => {
            const { label, shown } = face(key);
            return (
              <button
                key={label}
                type="button"
                className="k-key"
                data-key={key.type}
                aria-label={label}
                aria-pressed={key.type === 'shift' ? layer === 'capitals' : undefined}
                // The field keeps the focus, so that both keyboards write into it.
                onMouseDown={(event) => event.preventDefault()}
                onClick={press(key)}
              >
                {shown}
              </button>
            );
          })}
        </div>
      ))}
    </fieldset>
  );
}
