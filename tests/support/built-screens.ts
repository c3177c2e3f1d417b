/** Before the larger tests: the screens that a browser will open are those of the sources, however the tests were started. */
import { buildScreens } from '../../scripts/build.ts';

export default async function setup(): Promise<void> {
  await buildScreens();
}
