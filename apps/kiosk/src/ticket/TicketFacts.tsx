/** What a citizen wants to know about their place: where, how many before, how long. */
import type { TicketAnswer } from '@giliran/protocol';
import { useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import Accessibility from 'lucide-react/icons/accessibility';
import Clock from 'lucide-react/icons/clock';
import MapPin from 'lucide-react/icons/map-pin';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import Unplug from 'lucide-react/icons/unplug';
import Users from 'lucide-react/icons/users';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { unbroken } from '../screens/unbroken.ts';

export function TicketFacts({ ticket }: { readonly ticket: TicketAnswer }) {
  const words = useWords();
  const common = useWording(commonWording);
  const say = useLocalized();
  const { offers, formats } = useKiosk();
  const agency = offers.agency(ticket.agencyId)?.agency ?? null;
  const zone = agency === null ? null : offers.zoneOf(agency);
  const reason = offers.priority(ticket.priority);
  const estimate = formats.estimate(ticket.estimate);
  const status = offers.service(ticket.serviceId)?.status;
  const warnings = status?.open ? status.warnings : [];
  return (
    <ul className="k-slip-facts">
      {reason !== null && (
        <li data-priority>
          <Accessibility aria-hidden="true" />
          <strong>{words.priority.chosen(say(reason.name))}</strong>
        </li>
      )}
      {ticket.channel === 'offline' ? (
        <li>
          <Unplug aria-hidden="true" />
          <span>{words.alone.ticket}</span>
        </li>
      ) : (
        <li>
          <Users aria-hidden="true" />
          <span className="gl-num">{words.ticket.ahead(ticket.waitingAhead)}</span>
        </li>
      )}
      {estimate !== null && (
        <li>
          <Clock aria-hidden="true" />
          <span className="gl-num">{words.estimate(unbroken(estimate))}</span>
        </li>
      )}
      {warnings.map(({ kind }) => (
        <li key={kind} data-warn>
          <TriangleAlert aria-hidden="true" />
          <span>
            {kind === 'systemDown' ? words.warning.systemDownTicket : words.warning.beyondClosingAdvice}
          </span>
        </li>
      ))}
      {agency !== null && (
        <li>
          <MapPin aria-hidden="true" />
          <span>
            <strong>{zone === null ? agency.booth : common.place(say(zone.name), agency.booth)}</strong>
            {zone !== null && <span className="k-direction">{say(zone.direction)}</span>}
          </span>
        </li>
      )}
    </ul>
  );
}
