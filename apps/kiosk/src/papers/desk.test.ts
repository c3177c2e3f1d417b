import { describe, expect, it } from 'vitest';
import { paperOf } from '../flow/fixtures.ts';
import { PaperDesk } from './desk.ts';
import { RESTARTED } from './duty.ts';
import type { PaperOutcome } from './press.ts';

function bench() {
  const jobs: { id: string; end: (outcome: PaperOutcome) => void }[] = [];
  const reports: unknown[] = [];
  let done = 0;
  const desk = new PaperDesk({
    press: { at: 'kiosk', print: ({ id }, end) => jobs.push({ id, end }) },
    report: (...report) => reports.push(report),
    onJobDone: () => (done += 1),
  });
  const told: PaperOutcome[] = [];
  return { desk, jobs, reports, told, tell: (o: PaperOutcome) => told.push(o), done: () => done };
}

describe('the desk', () => {
  it('prints a paper once, and tells its outcome to whoever asks later, too', () => {
    const { desk, jobs, told, tell, done } = bench();
    desk.listed([paperOf()], 2_000);
    desk.print(paperOf(), tell);
    expect(jobs.map(({ id }) => id)).toEqual([paperOf().id]);
    expect(desk.busy).toBe(true);
    jobs[0]?.end('confirmed');
    expect(desk.busy).toBe(false);
    expect(done()).toBe(1);
    desk.print(paperOf(), tell);
    expect(told).toEqual(['confirmed', 'confirmed']);
    expect(jobs).toHaveLength(1);
  });

  it('tells when a doubtful paper is confirmed after all', () => {
    const { desk, jobs, told, tell } = bench();
    desk.print(paperOf(), tell);
    jobs[0]?.end('unknown');
    jobs[0]?.end('confirmed');
    expect(told).toEqual(['unknown', 'confirmed']);
    expect(desk.busy).toBe(false);
  });

  it('reports what an earlier process left, and prints nothing of it', () => {
    const { desk, jobs, reports, told, tell } = bench();
    const sent = paperOf(1, { state: 'sent' });
    desk.listed([sent], 2_000);
    desk.listed([sent], 3_000);
    expect(reports).toEqual([[sent.id, 'unknown', RESTARTED]]);
    desk.print(sent, tell);
    expect(told).toEqual(['unknown']);
    expect(jobs).toEqual([]);
  });
});
