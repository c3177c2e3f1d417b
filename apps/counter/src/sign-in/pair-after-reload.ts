/**
 * Another server loads the page anew; whoever chose it there sees its code at once. Not at every start: many machines
 * belong to no counter, and each code is a line in the console.
 */
const slot = 'giliran.counter.pair';

export const pairAfterReload = (storage: Pick<Storage, 'setItem'>): void => storage.setItem(slot, 'yes');

export const pairsAfterReload = (storage: Pick<Storage, 'getItem'>): boolean =>
  storage.getItem(slot) !== null;

export const pairingSeen = (storage: Pick<Storage, 'removeItem'>): void => storage.removeItem(slot);
