import { expect, test } from 'vitest';
import { valueAt, withValueAt } from './conflicts.ts';

const site = {
  settings: { name: { id: 'MPP', en: 'PSM' } },
  services: [
    { id: 'ktp', name: 'KTP' },
    { id: 'kk', name: 'KK' },
  ],
};

test('a value is found by the codes of the things on its way', () => {
  expect(valueAt(site, 'services.kk.name')).toBe('KK');
  expect(valueAt(site, 'settings.name.id')).toBe('MPP');
  expect(valueAt(site, 'services.sim.name')).toBeUndefined();
});

test('another value takes its place, and nothing else changes', () => {
  expect(withValueAt(site, 'services.kk.name', 'Kartu')).toEqual({
    ...site,
    services: [site.services[0], { id: 'kk', name: 'Kartu' }],
  });
});

test('a thing is taken away, and put back', () => {
  const [ktp] = site.services;
  const without = withValueAt(site, 'services.kk', undefined);
  expect(without).toEqual({ ...site, services: [ktp] });
  expect(withValueAt(without, 'services.kk', site.services[1])).toEqual(site);
});
