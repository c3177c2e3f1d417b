import { expect, it } from 'vitest';
import { loadAgainIfReplaced } from './replaced-page.ts';

async function reloads(script: string | null, document: () => Promise<string>): Promise<number> {
  let count = 0;
  await loadAgainIfReplaced({ script, document, reload: () => (count += 1) });
  return count;
}
const documentWith = (script: string) => () =>
  Promise.resolve(`<!doctype html><script type="module" crossorigin src="${script}"></script>`);

it('a page that the server has replaced is loaded again, another one is not', async () => {
  expect(await reloads('./assets/index-a1.js', documentWith('./assets/index-b2.js'))).toBe(1);
  expect(await reloads('./assets/index-a1.js', documentWith('./assets/index-a1.js'))).toBe(0);
});

it('nor one whose server cannot be asked, or that was not built', async () => {
  expect(await reloads('./assets/index-a1.js', () => Promise.reject(new Error('HTTP 503')))).toBe(0);
  expect(await reloads(null, documentWith('./assets/index-b2.js'))).toBe(0);
});
