import { describe, expect, it } from 'vitest';
import { later } from './later.ts';

describe('a part of the program that is fetched later', () => {
  const screens = { name: 'screens' };
  it('is not here before it was fetched, and then stays without being fetched again', async () => {
    let times = 0;
    const part = later(() => {
      times += 1;
      return Promise.resolve(screens);
    });
    expect(part.here()).toBeNull();
    expect(await part.fetch()).toBe(screens);
    expect(await part.fetch()).toBe(screens);
    expect(part.here()).toBe(screens);
    expect(times).toBe(1);
  });
  it('that cannot be had now can be asked for again', async () => {
    const answers = [Promise.reject(new TypeError('Failed to fetch')), Promise.resolve(screens)];
    const part = later(() => answers.shift() ?? Promise.reject(new Error('asked too often')));
    expect(await part.fetch()).toBeNull();
    expect(part.here()).toBeNull();
    expect(await part.fetch()).toBe(screens);
  });
});
