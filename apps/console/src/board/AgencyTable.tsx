/** Every agency at a glance. */
import {
  AgencyLogo,
  IconButton,
  StatusPill,
  useLanguage,
  useLocalized,
  useWording,
  VisuallyHidden,
} from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import { commonWording } from '@giliran/ui/wording/common';
import { consoleWording } from '@giliran/ui/wording/console';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { useState } from 'react';
import { AgencyCondition } from './AgencyCondition.tsx';
import { useBoard, useDuration } from './board-context.ts';
import { mayWork } from './may-lead.ts';
import { NothingFound } from './NothingFound.tsx';
import { nobodyServes, waitedMs, waitsLong } from './problems.ts';
import { sortAgencies, type Agency, type AgencyColumn, type Order } from './selection.ts';
import { SortHead } from './SortHead.tsx';

export interface AgencyTableProps {
  readonly agencies: readonly Agency[];
  readonly onShowAll: () => void;
}

export function AgencyTable({ agencies, onShowAll }: AgencyTableProps) {
  const { board } = useWording(consoleWording);
  const common = useWording(commonWording);
  const { language } = useLanguage();
  const { now, who } = useBoard();
  const words = useWording(boardWording);
  const [order, setOrder] = useState<Order<AgencyColumn>>({ column: 'problems', descending: true });
  if (agencies.length === 0) return <NothingFound onShowAll={onShowAll} />;
  const head = { order, onOrder: setOrder };
  return (
    <table className="gl-table board-table agency-table">
      <thead>
        <tr>
          <SortHead column="name" {...head}>
            {common.agency}
          </SortHead>
          <SortHead column="place" {...head}>
            {board.place}
          </SortHead>
          <SortHead column="status" {...head}>
            {board.status}
          </SortHead>
          <SortHead column="waiting" numeric {...head}>
            {board.waiting}
          </SortHead>
          <SortHead column="longest" numeric {...head}>
            {board.longestWait}
          </SortHead>
          <SortHead column="serving" numeric {...head}>
            {board.serving}
          </SortHead>
          <SortHead column="counters" numeric {...head}>
            {board.openCounters}
          </SortHead>
          <SortHead column="calls" numeric {...head}>
            {words.callsPerHour}
          </SortHead>
          <SortHead column="served" numeric {...head}>
            {board.served}
          </SortHead>
          <SortHead column="noShows" numeric {...head}>
            {board.noShows}
          </SortHead>
          {mayWork(who) && (
            <th scope="col">
              <VisuallyHidden>{words.actions}</VisuallyHidden>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sortAgencies(agencies, order, now, language).map((agency) => (
          <AgencyRow key={agency.id} agency={agency} />
        ))}
      </tbody>
    </table>
  );
}

/** Until when or from when, and what is behind it; the whole of it stays in reach as a title. */
function Hours({ status }: { readonly status: Agency['status'] }) {
  const { board } = useWording(consoleWording);
  const say = useLocalized();
  const { view, formats } = useBoard();
  const rest = formats.nextBreak(status);
  const reason = status.note ?? (status.open ? (status.nextBreak?.note ?? null) : null);
  const whole = [formats.openStatus(status, view.day), rest].filter((line) => line !== null).join('. ');
  const when = status.open
    ? board.until(formats.wallTime(status.until))
    : formats.opensShort(status, view.day);
  return (
    <span title={whole}>
      <span
        className="second until"
        data-open={status.open || undefined}
        data-early={(status.open && status.early) || undefined}
      >
        {when ?? (reason === null && !saysAll(status) ? whole : null)}
      </span>
      {reason !== null && <span className="second until why">{say(reason)}</span>}
    </span>
  );
}

/** Where the few words of the status are all there is to say. */
const saysAll = (status: Agency['status']): boolean => !status.open && status.why === 'systemDown';

/** That it closes early is told by its hours already, and that its system is down by the status. */
const saysMore = (agency: Agency): agency is Agency & { condition: NonNullable<Agency['condition']> } =>
  agency.condition !== null &&
  !saysAll(agency.status) &&
  (agency.condition.kind !== 'closedEarly' || agency.status.open);

function AgencyRow({ agency }: { readonly agency: Agency }) {
  const { board } = useWording(consoleWording);
  const say = useLocalized();
  const { view, now, formats, who } = useBoard();
  const words = useWording(boardWording);
  const [open, setOpen] = useState(false);
  const duration = useDuration();
  const zone = view.zones.find((z) => z.id === agency.zoneId);
  const waited = waitedMs(agency, now);
  const name = say(agency.name);
  const trouble = nobodyServes(agency) ? 'danger' : waitsLong(agency, now) ? 'warn' : undefined;
  return (
    <tr data-trouble={trouble}>
      <th scope="row">
        <span className="agency-cell">
          <AgencyLogo agency={agency} size="32px" />
          <span className="agency-names">
            <span className="agency-short">{agency.shortName}</span>
            {name !== agency.shortName && (
              <span className="agency-full" title={name}>
                {name}
              </span>
            )}
          </span>
        </span>
      </th>
      <td>
        {agency.booth}
        {zone && <span className="second">{say(zone.name)}</span>}
      </td>
      <td className="status-cell">
        <StatusPill tone={agency.status.open ? 'ok' : 'neutral'}>
          {formats.openStatusShort(agency.status)}
        </StatusPill>
        <Hours status={agency.status} />
        {saysMore(agency) && (
          <span className="second condition">{words.condition[agency.condition.kind]}</span>
        )}
      </td>
      <td className="gl-num figure-cell">{formats.number(agency.waiting)}</td>
      <td className="gl-num" data-long={waitsLong(agency, now) || undefined}>
        {waited === null ? '–' : duration(waited)}
      </td>
      <td className="gl-num">{formats.number(agency.serving)}</td>
      <td className="gl-num" data-none={nobodyServes(agency) || undefined}>
        {board.ofCounters(agency.countersOpen, agency.counters)}
        {agency.countersPaused > 0 && (
          <span className="second">{words.pausedCounters(agency.countersPaused)}</span>
        )}
      </td>
      <td className="gl-num">{formats.number(agency.callsLastHour)}</td>
      <td className="gl-num">{formats.number(agency.servedToday)}</td>
      <td className="gl-num">{formats.number(agency.noShowsToday)}</td>
      {mayWork(who) && (
        <td className="row-action">
          <IconButton
            label={words.actionsFor(agency.shortName)}
            icon={<Ellipsis />}
            onClick={() => setOpen(true)}
          />
          {open && <AgencyCondition agency={agency} onClose={() => setOpen(false)} />}
        </td>
      )}
    </tr>
  );
}
