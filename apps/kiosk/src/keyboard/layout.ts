/** The kiosk's own keyboard: which keys lie where, and what a key does to a text. Pure. */
export type Key =
  | { readonly type: 'letter'; readonly letter: string }
  | { readonly type: 'shift' }
  | { readonly type: 'layer'; readonly layer: Layer }
  | { readonly type: 'space' }
  | { readonly type: 'delete' };

/** `letters` and `capitals` are QWERTY as on Indonesian keyboards; `signs` holds digits and what addresses and keys need. */
export type Layer = 'letters' | 'capitals' | 'signs';

const letters = (row: string): Key[] => row.split('').map((letter) => ({ type: 'letter', letter }));
const space: Key = { type: 'space' };
const erase: Key = { type: 'delete' };
const to = (layer: Layer): Key => ({ type: 'layer', layer });

/** Rows of keys. `shift` is there only where capitals matter. */
export function keyboardRows(layer: Layer, shift: boolean): readonly (readonly Key[])[] {
  const shiftKey: Key[] = shift ? [{ type: 'shift' }] : [];
  switch (layer) {
    case 'letters':
      return [
        letters('qwertyuiop'),
        letters('asdfghjkl'),
        [...shiftKey, ...letters('zxcvbnm'), erase],
        [to('signs'), space],
      ];
    case 'capitals':
      return [
        letters('QWERTYUIOP'),
        letters('ASDFGHJKL'),
        [...shiftKey, ...letters('ZXCVBNM'), erase],
        [to('signs'), space],
      ];
    case 'signs':
      return [
        letters('1234567890'),
        letters('-_.:/@+()'),
        [...letters("\\&,'#*%!?"), erase],
        [to('letters'), space],
      ];
  }
}

/** The text after a key; keys that only change the keyboard leave it as it is. */
export function pressed(text: string, key: Key, maxLength: number): string {
  switch (key.type) {
    case 'letter':
      return text.length < maxLength ? text + key.letter : text;
    case 'space':
      return text === '' || text.endsWith(' ') || text.length >= maxLength ? text : `${text} `;
    case 'delete':
      return Array.from(text).slice(0, -1).join('');
    case 'shift':
    case 'layer':
      return text;
  }
}

/** The layer after a key: a capital is for one letter. */
export function layerAfter(layer: Layer, key: Key): Layer {
  switch (key.type) {
    case 'shift':
      return layer === 'capitals' ? 'letters' : 'capitals';
    case 'layer':
      return key.layer;
    case 'letter':
      return layer === 'capitals' ? 'letters' : layer;
    case 'space':
    case 'delete':
      return layer;
  }
}
