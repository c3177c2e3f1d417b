/** Asks before something is taken away: what goes with it, who uses it now, and what can be done instead. */
import type { Site, SiteUse, ZoneId } from '@giliran/protocol';
import { Banner, Button, Dialog, Spinner, useLanguage, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import { useEffect, useMemo, useState } from 'react';
import { ChoiceField } from '../fields.tsx';
import type { ListName, Named } from '../model/lists.ts';
import { nameOf } from '../model/names.ts';
import { hindrancesOf, removalOf, removed, type Hindrance } from '../model/removal.ts';
import { insteadOf } from '../model/instead.ts';

export interface RemoveDialogProps {
  readonly site: Site;
  readonly list: ListName;
  readonly id: string;
  /** Today at the site, `2026-11-21`. */
  readonly today: string;
  readonly loadUse: () => Promise<SiteUse | null>;
  readonly onClose: () => void;
  /** `gone`: it was removed, rather than something done instead. */
  readonly onDone: (change: (site: Site) => Site, gone: boolean) => void;
}

type Use = SiteUse | 'asking' | 'unknown';

export function RemoveDialog({ site, list, id, today, loadUse, onClose, onDone }: RemoveDialogProps) {
  const { remove: words } = useWording(hallWording);
  const { language } = useLanguage();
  const [use, setUse] = useState<Use>('asking');
  useEffect(() => {
    let wanted = true;
    void loadUse().then((known) => {
      if (wanted) setUse(known ?? 'unknown');
    });
    return () => {
      wanted = false;
    };
  }, [loadUse]);
  const plan = useMemo(() => removalOf(site, list, id), [site, list, id]);
  const others = site.zones.filter((zone) => zone.id !== id);
  const [chosen, setChosen] = useState<ZoneId | null>(null);
  const zoneId = chosen ?? others[0]?.id ?? null;
  const name = (of: Named): string => nameOf(site, of, language);
  const hindrances = typeof use === 'string' ? [] : hindrancesOf(plan, use);
  const blocked = plan.lastOne || hindrances.length > 0 || use === 'asking';
  const moves = plan.moved.length > 0;
  const instead = hindrances.length > 0 ? insteadOf(list, id, today, words.closedReason) : null;
  const told = (one: Hindrance): string => {
    switch (one.kind) {
      case 'waiting':
        return words.waiting(name({ list: 'services', id: one.id }), one.tickets, one.number);
      case 'booked':
        return words.booked(name({ list: 'services', id: one.id }), one.booked);
      case 'counterOpen':
        return words.counterOpen(name({ list: 'counters', id: one.id }), one.number);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      role="alertdialog"
      title={words.title(name({ list, id }))}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          {instead !== null && (
            <Button variant="primary" onClick={() => onDone(instead.change, false)}>
              {instead.kind === 'close' ? words.closeInstead : words.lastDayInstead}
            </Button>
          )}
          {!blocked && (
            <Button
              variant="danger"
              onClick={() => onDone((now) => removed(now, removalOf(now, list, id), zoneId), true)}
            >
              {moves ? words.moveAndRemove : words.remove}
            </Button>
          )}
        </>
      }
    >
      <div className="remove-words">
        {use === 'asking' && (
          <p>
            <Spinner /> {words.checking}
          </p>
        )}
        {use === 'unknown' && <Banner tone="warn" title={words.unknown} />}
        {plan.lastOne && <Banner tone="warn" title={words.lastOne} />}
        {hindrances.length > 0 && (
          <>
            <Banner tone="warn" title={words.inUse}>
              <ul className="remove-list">
                {hindrances.slice(0, 6).map((one) => (
                  <li key={`${one.kind} ${one.id}`}>{told(one)}</li>
                ))}
                {hindrances.length > 6 && <li>…</li>}
              </ul>
            </Banner>
            {hindrances.every((one) => one.kind === 'counterOpen') && <p>{words.closeCounterFirst}</p>}
          </>
        )}
        {!plan.lastOne && hindrances.length === 0 && (
          <>
            <p>{words.plain}</p>
            <Involved title={words.along} things={plan.along} name={name} />
            <Involved title={words.loosened} things={plan.loosened} name={name} />
            <Involved title={words.moved} things={plan.moved} name={name} />
            {moves && zoneId !== null && (
              <ChoiceField
                label={words.moveTo}
                error={null}
                value={zoneId}
                onValue={setChosen}
                options={others.map((zone) => ({ value: zone.id, label: zone.name[language] }))}
              />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

const kinds = ['agencies', 'services', 'counters', 'kiosks', 'displays', 'staff', 'zones'] as const;

function Involved({
  title,
  things,
  name,
}: {
  readonly title: string;
  readonly things: readonly Named[];
  readonly name: (of: Named) => string;
}) {
  const { remove: words } = useWording(hallWording);
  if (things.length === 0) return null;
  return (
    <div>
      <p className="remove-title">{title}</p>
      <ul className="remove-list">
        {kinds.flatMap((kind) => {
          const ofKind = things.filter((one) => one.list === kind);
          if (ofKind.length === 0) return [];
          const some = ofKind.slice(0, 4).map(name).join(', ');
          return (
            <li key={kind}>
              <strong>{words.count[kind](ofKind.length)}</strong>: {some}
              {ofKind.length > 4 && ' …'}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
