import { CallId, CounterId, type SignView } from '@giliran/protocol';
import { describe, expect, test } from 'vitest';
import { signState } from './sign-state.ts';

const counter = (status: SignView['counter']['status'], pauseReason: string | null = null) => ({
  id: CounterId.parse('loket-3'),
  number: 3,
  status,
  pauseReason,
});
const callId = CallId.parse('00000000-0000-4000-8000-000000000001.2');
const at = (state: 'called' | 'serving') => ({ number: 'A-012', state, callId, calledAt: 1 });

describe('over a counter', () => {
  test.each([
    ['closed', { kind: 'closed' }],
    ['open', { kind: 'open' }],
  ] as const)('%s', (status, shown) => {
    expect(signState({ counter: counter(status), current: null })).toEqual(shown);
  });
  test('a break says why, where the clerk did', () => {
    expect(signState({ counter: counter('paused', 'Salat'), current: null })).toEqual({
      kind: 'break',
      reason: 'Salat',
    });
  });
  test('whoever is called or served comes first, also while the counter takes nobody new', () => {
    expect(signState({ counter: counter('paused'), current: at('serving') })).toEqual({
      kind: 'serving',
      number: 'A-012',
    });
    expect(signState({ counter: counter('open'), current: at('called') })).toEqual({
      kind: 'called',
      number: 'A-012',
      callId,
    });
  });
});
