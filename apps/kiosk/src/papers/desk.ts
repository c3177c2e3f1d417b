/** Carries out the duty: prints each paper once and remembers what became of it for whoever asks. */
import type { Instant, Paper, PaperId } from '@giliran/protocol';
import { duty, freshDuty, type Duty, type DutyEvent } from './duty.ts';
import type { PaperOutcome, Press } from './press.ts';

type Told = (outcome: PaperOutcome) => void;
interface Fate {
  outcome: PaperOutcome | null;
  readonly listeners: Set<Told>;
}

export interface PaperDeskParts {
  readonly press: Press;
  /** Tells the server; kept until it is answered. */
  readonly report: (paperId: PaperId, outcome: PaperOutcome, detail: string) => void;
  /** A job has ended: the printer may be another way now. */
  readonly onJobDone: () => void;
}

export class PaperDesk {
  private readonly parts: PaperDeskParts;
  private readonly fates = new Map<PaperId, Fate>();
  private state: Duty;
  private underWay = 0;

  constructor(parts: PaperDeskParts) {
    this.parts = parts;
    this.state = freshDuty(parts.press.at);
  }

  /** True while a paper is being printed. */
  get busy(): boolean {
    return this.underWay > 0;
  }

  /** The server's list, as often as it comes. */
  listed(papers: readonly Paper[], now: Instant): void {
    this.step({ type: 'listed', papers, now });
  }

  /**
   * Prints a paper unless it was taken up already, and tells its outcome, also when it is known by then.
   * Told twice only where an `unknown` turns out to be `confirmed`.
   */
  print(paper: Paper, told: Told): void {
    const { listeners, outcome } = this.fateOf(paper.id);
    listeners.add(told);
    if (outcome !== null) told(outcome);
    this.step({ type: 'wanted', paper });
  }

  private step(event: DutyEvent): void {
    const { state, effects } = duty(this.state, event);
    this.state = state;
    for (const effect of effects) {
      switch (effect.do) {
        case 'print':
          this.carryOut(effect.paper);
          break;
        case 'report':
          this.settle(effect.paper.id, effect.outcome);
          this.parts.report(effect.paper.id, effect.outcome, effect.detail);
          break;
      }
    }
  }

  private carryOut(paper: Paper): void {
    this.underWay += 1;
    let first = true;
    this.parts.press.print(paper, (outcome) => {
      if (first) this.underWay -= 1;
      first = false;
      this.settle(paper.id, outcome);
      this.parts.onJobDone();
    });
  }

  private settle(id: PaperId, outcome: PaperOutcome): void {
    const fate = this.fateOf(id);
    fate.outcome = outcome;
    for (const told of fate.listeners) told(outcome);
  }

  private fateOf(id: PaperId): Fate {
    const known = this.fates.get(id);
    if (known) return known;
    const fate: Fate = { outcome: null, listeners: new Set() };
    this.fates.set(id, fate);
    return fate;
  }
}
