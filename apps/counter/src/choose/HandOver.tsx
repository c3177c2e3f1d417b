/** The change of shift: a colleague still has the counter. Take it over now, ticket in hand and all, or after that ticket. */
import { useSend, useView, type SendFailure } from '@giliran/client';
import type { CounterId, StaffId, TicketId } from '@giliran/protocol';
import { Banner, Button, Spinner, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { counterSettingsWording } from '@giliran/ui/wording/counter-settings';
import { useEffect, useRef, useState } from 'react';
import { giveUpAfterMs } from '../desk/desk-control.ts';
import { visitOf } from '../desk/visit.ts';

interface HandOverProps {
  readonly counterId: CounterId;
  readonly holder: StaffId;
  readonly onProblem: (problem: SendFailure) => void;
  readonly onTaken: () => void;
  readonly onBack: () => void;
}

export function HandOver({ counterId, holder, onProblem, onTaken, onBack }: HandOverProps) {
  const words = useWording(counterSettingsWording).handOver;
  const common = useWording(commonWording);
  const send = useSend();
  const { view, fresh } = useView({ kind: 'counter', counterId });
  const [after, setAfter] = useState<{ readonly ticketId: TicketId; readonly number: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const ready = view !== null;
  useEffect(() => first.current?.focus(), [ready]);

  const visit = view && visitOf(view);
  const revision = view?.counter.revision;
  const takeOver = async (basedOn?: number) => {
    if (busy) return;
    setBusy(true);
    const based = basedOn === undefined ? {} : { basedOn };
    const outcome = await send(
      { type: 'counter.open', counterId, takeOver: true, ...based },
      { giveUpAfterMs },
    );
    setBusy(false);
    if (outcome.ok) return onTaken();
    // Something happened at the counter meanwhile: the next view tries again.
    if (outcome.error.code === 'counterChanged' && after !== null) return;
    setAfter(null);
    onProblem(outcome.error);
  };

  const over = after !== null && fresh && view !== null && visit?.ticket.id !== after.ticketId;
  useEffect(() => {
    if (over) void takeOver(revision);
    // Tried once for each state of the counter after that ticket.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [over, revision]);

  const name = view?.staff?.name ?? holder;
  if (after !== null) {
    return (
      <Banner
        tone="info"
        icon={<Spinner />}
        title={words.waiting(after.number)}
        action={<Button onClick={() => setAfter(null)}>{words.stop}</Button>}
      >
        {words.waitingAdvice}
      </Banner>
    );
  }
  return (
    <section className="hand-over" aria-label={words.title(name)}>
      <p className="hand-over-title">
        {visit === null ? words.title(name) : words.titleServing(name, visit.ticket.number)}
      </p>
      <div className="hand-over-choices">
        <Button
          ref={first}
          variant="primary"
          busy={busy}
          aria-disabled={!fresh}
          onClick={() => void takeOver()}
        >
          {visit === null ? words.now : words.nowWith(visit.ticket.number)}
        </Button>
        {visit !== null && (
          <Button
            aria-disabled={!fresh}
            onClick={() => setAfter({ ticketId: visit.ticket.id, number: visit.ticket.number })}
          >
            {words.after(visit.ticket.number)}
          </Button>
        )}
        <Button variant="quiet" onClick={onBack}>
          {common.back}
        </Button>
      </div>
    </section>
  );
}
