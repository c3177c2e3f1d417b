import { readFileSync } from 'node:fs';
import { launchBrowser, openPage } from '../tests/support/browser.ts';
import { openSite } from '../tests/support/site.ts';
const site = await openSite({ change: (s) => ({ ...s,
  agencies: s.agencies.map((a) => a.id === 'imigrasi' ? { ...a } : a),
  displays: [...s.displays, { id: 'display-2' as never, name: 'x', zoneId: s.zones[0]!.id, speaks: true, kind: 'zone', counterId: null } ].filter((d, i, all) => all.findIndex((o) => o.id === d.id) === i).map((d) => d.id === 'display-6' ? { ...d, kind: 'counter' as const, counterId: s.counters[2]!.id } : d) }) });
const browser = await launchBrowser();
const up = async (file: string) => (await site.api('POST', '/media', { rawBody: new Uint8Array(readFileSync(file)), headers: { 'content-type': 'application/octet-stream' } })).body;
const pic = await up('/tmp/g-shots/pic.png'); const film = await up('/tmp/g-shots/film.webm');
console.log(pic, film, (await up('/tmp/brief/COMMON.md')));
const shot = async (page: any, name: string) => { await page.waitForTimeout(700); await page.screenshot({ path: `/tmp/g-shots/${name}.png` }); };
const sizes = [[1920,1080],[1024,600],[1280,400],[1080,1920]] as const;
const zone = site.server().queue.state.index!.site;
const { page } = await openPage(browser, `${site.url}/display/#device=display-1&key=demo-display-1`, { width: 1920, height: 1080 });
const sign = (await openPage(browser, `${site.url}/display/#device=display-6&key=demo-display-6`, { width: 1024, height: 600 })).page;
await page.locator('.hall').waitFor();
await sign.locator('.sign').waitFor();
const signs = async (name: string) => { for (const [w,h] of [[1024,600],[1280,400],[1920,1080]] as const) { await sign.setViewportSize({ width: w, height: h }); await shot(sign, `sign-${name}-${w}`); } };
await signs('closed');
await site.execute({ type: 'counter.open', counterId: 'loket-3' });
await signs('open');
await site.execute({ type: 'counter.pause', counterId: 'loket-3', reason: 'Salat zuhur' });
await signs('break');
await site.execute({ type: 'site.configure', site: { ...zone, settings: { ...zone.settings, media: [
  { kind: 'image', file: pic.file, seconds: 5, alt: '', zones: null, from: null, to: null, times: [] },
  { kind: 'video', file: film.file, muted: false, zones: null, from: null, to: null, times: [] },
  { kind: 'text', text: { id: 'Pelayanan SIM keliling hari Jumat di halaman depan pukul 08.00–11.00.', en: 'Mobile driving-licence service on Friday in the front yard, 8 to 11 am.' }, zones: null, from: null, to: null, times: [] }] } } });
await page.locator('.idle img').waitFor();
await shot(page, 'idle-image');
await page.locator('.idle video').waitFor({ timeout: 20000 });
await shot(page, 'idle-video');
for (const c of ['loket-3', 'loket-6', 'loket-8']) { const svc = zone.counters.find((k) => k.id === c)!.services[0]!.serviceId; await site.api('POST', '/tickets', { body: { serviceId: svc } }); }
const cond = (agencyId: string, condition: unknown) => site.execute({ type: 'agency.setCondition', agencyId, condition } as never);
const agencies = zone.agencies.filter((a) => a.zoneId === 'lantai-1');
await cond('disdukcapil', { kind: 'systemDown' });
await shot(page, 'idle-cond');
await signs('cond');
await cond(agencies.find((a) => a.id !== 'disdukcapil')!.id, { kind: 'closedEarly', message: { id: 'Petugas bertugas di kantor pusat', en: 'Staff are at headquarters' } });
await site.api('POST', '/tickets', { body: { serviceId: 'kk-baru' } });
for (const c of ['loket-3', 'loket-6', 'loket-8']) {
  await site.execute({ type: 'counter.open', counterId: c as never });
  const svc = zone.counters.find((k) => k.id === c)!.services[0]!.serviceId;
  console.log((await site.api('POST', `/counters/${c}/next`, { body: {} })).body.ticket?.number);
}
await shot(page, 'call-cond');
await signs('called');
for (const [w,h] of sizes) { await page.setViewportSize({ width: w, height: h }); await shot(page, `call-cond-${w}`); }
await page.setViewportSize({ width: 1920, height: 1080 });
await page.locator('main[data-stage=called]').waitFor({ timeout: 90000 });
await shot(page, 'called-cond');
const t = [...site.server().queue.state.tickets.values()].filter((x) => x.state === 'called');
for (const k of t) await site.execute({ type: 'ticket.start', ticketId: k.id });
await shot(page, 'idle-last');
for (const [w,h] of sizes) { await page.setViewportSize({ width: w, height: h }); await shot(page, `idle-last-${w}`); }
await signs('serving');
await browser.close(); await site.close(); process.exit(0);
