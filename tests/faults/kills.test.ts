/** The server is killed in the middle of a working hall. `npm run torture` does the same a thousand times. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { randomFrom } from '../../scripts/day/random.ts';
import { killAgainAndAgain } from '../../scripts/torture/kills.ts';
import { seedOr } from '../support/seed.ts';

const kills = 40;
const seed = seedOr(21);

it(`a hall that loses its server ${kills} times loses nothing else (seed ${seed})`, async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'giliran-kills-'));
  try {
    const { figures, problems } = await killAgainAndAgain({
      ...{ kills, random: randomFrom(seed), dataFolder, everybodyBackEvery: 8 },
      // How soon is the long form's question, on a machine that does nothing else.
      backMs: 120_000,
    });
    expect(problems).toEqual([]);
    expect(figures['commands answered']).toBeGreaterThan(kills * 3);
    expect(figures['calls and notices spoken']).toBeGreaterThan(0);
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}, 900_000);
