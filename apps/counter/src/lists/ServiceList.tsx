/** How many wait for each of this counter's services. */
import { useLocalized, useWording } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import type { DeskModel } from '../desk/desk-model.ts';

export function ServiceList({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterWording);
  const say = useLocalized();
  const { formats } = desk;
  return (
    // Plain rows without a control: the list itself takes the focus, so that the arrow keys scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ul className="rows gl-num" tabIndex={0} aria-label={words.lists.services}>
      {desk.view.services.map((service) => (
        <li key={service.id} className="row row-past">
          <span className="row-prefix">{service.prefix}</span>
          <span className="row-words">
            <span className="row-service">{say(service.name)}</span>
            <span className="row-detail">
              {words.lists.usual(formats.minutes(service.usualMinutes))}
              {service.offsetMinutes > 0 && (
                <> · {words.lists.secondChoice(formats.minutes(service.offsetMinutes))}</>
              )}
            </span>
          </span>
          <span className="row-count" data-none={service.waiting === 0 || undefined}>
            {formats.number(service.waiting)}
          </span>
        </li>
      ))}
    </ul>
  );
}
