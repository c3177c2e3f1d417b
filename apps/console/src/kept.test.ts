import { expect, test } from 'vitest';
import { keepLanguage, keepToken, keptLanguage, keptToken } from './kept.ts';

function drawer() {
  const entries = new Map<string, string>();
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  };
}

test('a session is kept until it is given up', () => {
  const place = drawer();
  keepToken(place, 'secret');
  expect(keptToken(place)).toBe('secret');
  keepToken(place, null);
  expect(keptToken(place)).toBeNull();
});

test('the language is the one chosen, else the browser’s, else Indonesian', () => {
  const place = drawer();
  expect(keptLanguage(place, 'en-GB')).toBe('en');
  expect(keptLanguage(place, 'jv-ID')).toBe('id');
  keepLanguage(place, 'id');
  expect(keptLanguage(place, 'en-GB')).toBe('id');
});
