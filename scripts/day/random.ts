/**
 * Chance that repeats: the same seed gives the same day. The generator is xoshiro128** (Blackman and
 * Vigna, "Scrambled Linear Pseudorandom Number Generators", 2018), its state filled by SplitMix32.
 */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A generator of its own, so that one draw more here changes nothing there. */
  fork(name: string): Random;
}

const rotateLeft = (x: number, by: number): number => ((x << by) | (x >>> (32 - by))) >>> 0;

/** The raw generator: 32-bit numbers from a state of four, not all zero. */
export function xoshiro128(a: number, b: number, c: number, d: number): () => number {
  let [s0, s1, s2, s3] = [a >>> 0, b >>> 0, c >>> 0, d >>> 0];
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(s1, 5) >>> 0, 7), 9) >>> 0;
    const shifted = (s1 << 9) >>> 0;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotateLeft(s3 >>> 0, 11);
    return result;
  };
}

function splitMix32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
}

/** FNV-1a: a name as 32 bits. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let n = 0; n < name.length; n += 1) value = Math.imul(value ^ name.charCodeAt(n), 0x01000193);
  return value >>> 0;
}

export function randomFrom(seed: number): Random {
  const fill = splitMix32(seed);
  const draw = xoshiro128(fill(), fill(), fill(), fill());
  return {
    next: () => draw() / 2 ** 32,
    fork: (name) => randomFrom((seed ^ hash(name)) >>> 0),
  };
}

/** Log-normal with this median; `spread` is the deviation of its logarithm. */
export function logNormal(random: Random, median: number, spread: number): number {
  // Box and Muller, with 1 − u so that the logarithm never meets zero.
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return median * Math.exp(spread * normal);
}

/** One of the items, each as likely as its weight; undefined when there is none to choose. */
export function choose<T>(random: Random, items: readonly T[], weight: (item: T) => number): T | undefined {
  const total = items.reduce((sum, item) => sum + weight(item), 0);
  let left = random.next() * total;
  for (const item of items) {
    left -= weight(item);
    if (left < 0) return item;
  }
  return items.at(-1);
}
