/** The demo site: what a server with an empty data folder starts with. */
import { readFile } from 'node:fs/promises';
import { Site } from '@giliran/protocol';
import { DemoAccess } from './identity/demo-access.ts';

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../demo/${name}`, import.meta.url), 'utf8'));
}

export const readDemoSite = async (): Promise<Site> => Site.parse(await readJson('site.json'));
export const readDemoAccess = async (): Promise<DemoAccess> =>
  DemoAccess.parse(await readJson('access.json'));
