/** What axe-core finds serious or critical on a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const Violations = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullable(),
    nodes: z.array(z.object({ html: z.string() })),
  }),
);

export interface AxeOptions {
  /** Hold the contrast of text to 7:1, as screens for everybody are. */
  readonly enhancedContrast?: boolean;
  /** For the same screen in the second language: colours were looked at in the first, words have none. */
  readonly wordsOnly?: boolean;
}

export async function seriousFaults(page: Page, options: AxeOptions = {}): Promise<string[]> {
  // Whatever is on its way to another colour or place has neither: nothing moves while axe looks.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() => {
    for (const one of document.getAnimations())
      if (Number.isFinite(one.effect?.getComputedTiming().endTime)) one.finish();
  });
  // Reading axe takes as long as half of its looking: a page that has it keeps it.
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(axeSource);
  const asked = {
    rules: {
      'color-contrast': { enabled: options.wordsOnly !== true },
      'color-contrast-enhanced': { enabled: options.enhancedContrast === true },
    },
    // What is well is not described.
    resultTypes: ['violations'],
  };
  const violations = Violations.parse(
    await page.evaluate(`axe.run(${JSON.stringify(asked)}).then((result) => result.violations)`),
  );
  await page.emulateMedia({ reducedMotion: null });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
