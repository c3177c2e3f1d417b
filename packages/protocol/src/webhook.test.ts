import { describe, expect, test } from 'vitest';
import { NewWebhook } from './webhook.ts';

const hook = (url: unknown) =>
  NewWebhook.safeParse({ name: 'Uji', url, topics: ['alerts'], secret: 'rahasia-yang-cukup' });

describe('the address of a webhook', () => {
  test.each(['http://192.168.1.20:9000/giliran', 'https://contoh.go.id/a?b=c'])('%s is good', (url) =>
    expect(hook(url).success).toBe(true),
  );
  test.each(['', 'loket-1', 'http://', 'ftp://a.id/', 'http://siti:rahasia@a.id/', 7, null])(
    '%s is refused in words, and nothing breaks',
    (url) => {
      const { error } = hook(url);
      expect(error?.issues[0]?.path).toEqual(['url']);
    },
  );
});
