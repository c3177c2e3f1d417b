import { useState } from 'react';
import Inbox from 'lucide-react/icons/inbox';
import {
  Badge,
  Banner,
  Button,
  Card,
  Countdown,
  Dialog,
  EmptyState,
  ListRow,
  ProgressRing,
  Spinner,
  StatusPill,
  TicketCard,
  TicketNumber,
  type Tone,
  useLanguage,
  useWording,
} from '../src/index.ts';
import { commonWording } from '../src/wording/common.ts';
import { errorText } from '../src/wording/errors.ts';
import { sampleWording } from './words.ts';

const tones: readonly Tone[] = ['neutral', 'accent', 'ok', 'info', 'warn', 'danger'];

/** What the screens say. */
export function Messages() {
  const { language } = useLanguage();
  const common = useWording(commonWording);
  const words = useWording(sampleWording);
  const [open, setOpen] = useState(false);
  const failed = errorText('printerFailed', language);
  return (
    <>
      <section className="gallery-section">
        <h2>Messages</h2>
        <Banner tone="warn" icon={<Spinner />} title={common.connection.reconnecting}>
          {common.connection.reconnectingAdvice}
        </Banner>
        <Banner tone="error" title={failed.title} action={<Button>{common.retry}</Button>}>
          {failed.advice}
        </Banner>
        <Banner title={common.connection.restored} />
        <div className="gallery-row">
          {tones.map((tone) => (
            <Badge key={tone} tone={tone}>
              {common.priority}
            </Badge>
          ))}
          {tones.map((tone) => (
            <StatusPill key={tone} tone={tone}>
              Buka sampai 15.30
            </StatusPill>
          ))}
        </div>
        <div className="gallery-row">
          <Spinner label={common.loading} />
          <ProgressRing value={0.4} label={common.loading} />
          <Countdown remaining={12} total={45} label={words.backIn(12)} size="4em" />
          <Button onClick={() => setOpen(true)}>Dialog</Button>
        </div>
        <Dialog
          open={open}
          onClose={() => setOpen(false)}
          title={words.cancelQuestion('A-012')}
          closeLabel={common.close}
          actions={
            <>
              <Button onClick={() => setOpen(false)}>{words.keep}</Button>
              <Button variant="danger" onClick={() => setOpen(false)}>
                {words.cancelConfirm}
              </Button>
            </>
          }
        >
          {words.cancelAdvice}
        </Dialog>
      </section>
      <section className="gallery-section gallery-two">
        <Card>
          <ul className="gl-list">
            {['KT-104', 'A-012', 'B-007'].map((number, index) => (
              <ListRow
                key={number}
                leading={<TicketNumber number={number} size="inline" />}
                title="Perekaman KTP-el baru"
                detail={words.waited(12 - index)}
                trailing={index === 0 ? <Badge tone="accent">Lansia</Badge> : '09.1' + index}
                onPress={() => undefined}
                selected={index === 1}
              />
            ))}
          </ul>
        </Card>
        <TicketCard stub={<p>{common.peopleAhead(4)}</p>}>
          <p>{common.number}</p>
          <TicketNumber number="KT-104" tone="accent" />
        </TicketCard>
        <EmptyState icon={<Inbox />} title={words.nobody}>
          {words.nobodyAdvice}
        </EmptyState>
      </section>
    </>
  );
}
