import { describe, expect, it } from 'vitest';
import { forgetDevice, readDevice, type Storage } from './device.ts';

class Shelf implements Storage {
  readonly kept = new Map<string, string>();
  getItem = (name: string): string | null => this.kept.get(name) ?? null;
  setItem = (name: string, value: string): void => void this.kept.set(name, value);
  removeItem = (name: string): void => void this.kept.delete(name);
}
const page = (hash: string) => {
  const addresses: string[] = [];
  return { hash, addresses, replaceAddress: (address: string) => void addresses.push(address) };
};

describe('a device in a plain browser', () => {
  it('learns who it is from its address, keeps it, and takes the key out of the address', () => {
    const shelf = new Shelf();
    const first = page('#device=kiosk-1&key=geheim&lang=en');
    expect(readDevice('kiosk', first, shelf)).toEqual({ deviceId: 'kiosk-1', key: 'geheim' });
    expect(first.addresses).toEqual(['#lang=en']);
    expect(readDevice('kiosk', page(''), shelf)).toEqual({ deviceId: 'kiosk-1', key: 'geheim' });
  });

  it('leaves an empty address when nothing else stood there', () => {
    const first = page('#device=kiosk-1&key=geheim');
    readDevice('kiosk', first, new Shelf());
    expect(first.addresses).toEqual(['']);
  });

  it('is another one for another app, and after it was forgotten', () => {
    const shelf = new Shelf();
    readDevice('kiosk', page('#device=kiosk-1&key=geheim'), shelf);
    expect(readDevice('display', page(''), shelf)).toBeNull();
    forgetDevice('kiosk', shelf);
    expect(readDevice('kiosk', page(''), shelf)).toBeNull();
  });

  it('takes the new one when the address names another', () => {
    const shelf = new Shelf();
    readDevice('counter', page('#device=loket-1&key=a'), shelf);
    readDevice('counter', page('#device=loket-2&key=b'), shelf);
    expect(readDevice('counter', page(''), shelf)).toEqual({ deviceId: 'loket-2', key: 'b' });
  });

  it.each(['{', 'null', '[]', '"x"', '{"deviceId":1,"key":"k"}', '{"deviceId":"x"}'])(
    'is nobody when something else is kept: %s',
    (kept) => {
      const shelf = new Shelf();
      shelf.setItem('giliran.kiosk.device', kept);
      expect(readDevice('kiosk', page('#device=only-half'), shelf)).toBeNull();
    },
  );
});
