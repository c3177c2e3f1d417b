/** The numbers that a kiosk gives while the server is out of reach. */
import { formatNumber } from '@giliran/protocol';
import { Button, Switch, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import { NumberField } from '../fields.tsx';
import { FormSection } from '../FormSection.tsx';
import { freeRange, isLow } from '../model/own-numbers.ts';
import type { FormProps } from '../things/ThingsPage.tsx';

const spoken = ({ from, to }: { readonly from: number; readonly to: number }): string => `${from}–${to}`;

export function OwnNumbers({ site, thing: kiosk, change, error }: FormProps<'kiosks'>) {
  const words = useWording(hallWording);
  const { offline: own } = kiosk;
  const free = freeRange(site, kiosk.id);
  const wrong = own === null ? null : error('offline');
  const wrongAtEnd = error('offline.to');
  const prefix = site.services[0]?.prefix ?? 'A';
  return (
    <FormSection title={words.section.alone} hint={words.hint.alone}>
      <div className="wide">
        <Switch
          label={words.alone.switch}
          checked={own !== null}
          disabled={own === null && free === null}
          onChange={(event) => change({ offline: event.currentTarget.checked ? free : null })}
        />
      </div>
      {own !== null && (
        <>
          <NumberField
            label={words.field.offlineFrom}
            min={1}
            max={9_999}
            value={own.from}
            // What is wrong with both together stands at the first of them.
            error={error('offline.from') ?? (wrongAtEnd === null ? wrong : null)}
            onValue={(from) => change({ offline: { ...own, from } })}
          />
          <NumberField
            label={words.field.offlineTo}
            min={1}
            max={9_999}
            value={own.to}
            error={wrongAtEnd}
            onValue={(to) => change({ offline: { ...own, to } })}
          />
          <div className="wide own-numbers" aria-live="polite">
            {wrong === null && (
              <p className="hint gl-num">
                {words.alone.total(
                  own.to - own.from + 1,
                  formatNumber(prefix, own.from),
                  formatNumber(prefix, own.to),
                )}
              </p>
            )}
            {wrong === null && isLow(own) && <p className="prefix-warning">{words.alone.low}</p>}
            {free !== null && (wrong !== null || isLow(own)) && (
              <Button size="small" className="gl-num" onClick={() => change({ offline: free })}>
                {words.alone.take(spoken(free))}
              </Button>
            )}
          </div>
        </>
      )}
    </FormSection>
  );
}
