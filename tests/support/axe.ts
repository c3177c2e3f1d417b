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

type Switches = Record<string, { enabled: boolean }>;
interface Axe {
  readonly _audit: { readonly rules: readonly { readonly id: string; readonly impact?: string }[] };
  run(options: { rules: Switches; resultTypes: string[] }): Promise<{ violations: unknown }>;
}

/** In the page. A rule whose breach is minor or moderate at most need not be tried; what is well is not described. */
function runAxe(rules: Switches): Promise<unknown> {
  const axe: Axe = Reflect.get(globalThis, 'axe');
  const light = axe._audit.rules.filter(({ impact }) => impact === 'minor' || impact === 'moderate');
  const left = Object.fromEntries(light.map(({ id }) => [id, { enabled: false }]));
  return axe
    .run({ rules: { ...left, ...rules }, resultTypes: ['violations'] })
    .then(({ violations }) => violations);
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
  const rules = {
    // Whoever reaches 7:1 reaches 4.5:1.
    'color-contrast': { enabled: options.wordsOnly !== true && options.enhancedContrast !== true },
    'color-contrast-enhanced': { enabled: options.wordsOnly !== true && options.enhancedContrast === true },
  };
  const violations = Violations.parse(
    await page.evaluate(`(${runAxe.toString()})(${JSON.stringify(rules)})`),
  );
  await page.emulateMedia({ reducedMotion: null });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
