/** Set-up files that are nonsense, or nearly right: read as `import-site` reads them, refused in words or taken as a whole. */
import { indexSite } from '@giliran/engine';
import { readSiteFile } from '@giliran/server';
import fc from 'fast-check';
import type { Outcome } from './outcome.ts';

const wrong = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    1e308,
    '24:00',
    '2027-02-29',
    [],
    {},
    '__proto__',
    'x'.repeat(5_000),
    true,
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** One place of the document holds something else, or is gone, or stands there twice. */
function damaged(document: unknown, way: readonly number[], how: number, value: unknown): unknown {
  if (typeof document !== 'object' || document === null || way.length === 0)
    return how === 0 ? value : document;
  const [step = 0, ...rest] = way;
  if (Array.isArray(document)) {
    if (document.length === 0) return [value];
    const at = step % document.length;
    if (rest.length === 0 && how === 1) return document.toSpliced(at, 1);
    if (rest.length === 0 && how === 2) return [...document, document[at]];
    return document.with(at, damaged(document[at], rest, how, value));
  }
  const entries = Object.entries(document);
  if (entries.length === 0) return { more: value };
  const at = step % entries.length;
  if (rest.length === 0 && how === 1) return Object.fromEntries(entries.toSpliced(at, 1));
  if (rest.length === 0 && how === 2) return { ...document, [`${entries[at]?.[0]}2`]: value };
  return Object.fromEntries(
    entries.map(([name, inner], n) => [name, n === at ? damaged(inner, rest, how, value) : inner]),
  );
}

/** `sound`: a set-up that is taken, as text. */
export function nonsenseInFiles({
  sound,
  cases,
  seed,
}: {
  sound: string;
  cases: number;
  seed: number;
}): Outcome {
  const document: unknown = JSON.parse(sound);
  const file = fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.array(fc.nat(400), { minLength: 1, maxLength: 6 }), fc.nat(2), wrong)
        .map(([way, how, value]) => JSON.stringify(damaged(document, way, how, value)) ?? ''),
    },
    { weight: 1, arbitrary: fc.nat(sound.length).map((end) => sound.slice(0, end)) },
    { weight: 1, arbitrary: fc.jsonValue().map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  );
  const problems: string[] = [];
  let taken = 0;
  for (const text of fc.sample(file, { numRuns: cases, seed })) {
    try {
      const read = readSiteFile(text);
      if (!read.ok && (read.error.length === 0 || read.error.some((line) => line.trim() === '')))
        problems.push(`refused without a word: ${text.slice(0, 200)}`);
      if (!read.ok) continue;
      taken += 1;
      indexSite(read.value);
      if (!readSiteFile(JSON.stringify(read.value)).ok)
        problems.push(`taken, but not when written again: ${text.slice(0, 200)}`);
    } catch (error) {
      problems.push(`${String(error)}: ${text.slice(0, 200)}`);
    }
  }
  return {
    name: 'nonsense in set-up files',
    figures: { files: cases, 'taken all the same': taken },
    problems,
  };
}
