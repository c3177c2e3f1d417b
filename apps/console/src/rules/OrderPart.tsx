/** The terms of the ordering rule, each with what it does. */
import { PriorityReasonId, type OrderSettings, type Site } from '@giliran/protocol';
import { Button, Choice, useWording } from '@giliran/ui';
import { rulesPageWording } from '@giliran/ui/wording/rules-page';
import Plus from 'lucide-react/icons/plus';
import { freshId } from '../hours/fresh-id.ts';
import { NumberField } from '../set-up/fields.tsx';
import { FormSection } from '../set-up/FormSection.tsx';
import type { OpenSetUp } from '../set-up/SetUpPage.tsx';
import { NamedList } from './NamedList.tsx';

export interface PartProps {
  readonly open: OpenSetUp;
}

export function OrderPart({ open }: PartProps) {
  const { site, edit, errorAt } = open;
  const words = useWording(rulesPageWording);
  const { priority, order } = site.settings;
  const setPriority = (change: Partial<Site['settings']['priority']>): void =>
    edit((now) => ({
      ...now,
      settings: { ...now.settings, priority: { ...now.settings.priority, ...change } },
    }));
  const setOrder = (change: Partial<OrderSettings>): void =>
    edit((now) => ({ ...now, settings: { ...now.settings, order: { ...now.settings.order, ...change } } }));
  const term = (
    field:
      | 'appointmentHeadStartMinutes'
      | 'transferMinutes'
      | 'noShowPenaltyMinutes'
      | 'parkedPenaltyMinutes',
    label: string,
    effect: (n: number) => string,
  ) => (
    <NumberField
      label={label}
      hint={Number.isNaN(order[field]) ? undefined : effect(order[field])}
      unit={words.minutes}
      step="any"
      min={0}
      max={600}
      value={order[field]}
      error={errorAt(`settings.order.${field}`)}
      onValue={(minutes) => setOrder({ [field]: minutes })}
    />
  );
  const { reasons } = priority;
  return (
    <>
      <FormSection title={words.priority.title}>
        <Choice
          className="wide"
          label={words.priority.mode}
          hint={priority.mode === 'strict' ? words.priority.strictEffect : undefined}
          options={(['headStart', 'strict'] as const).map((value) => ({
            value,
            label: words.priority.modes[value],
          }))}
          value={priority.mode}
          onValue={(mode) => setPriority({ mode })}
        />
        {priority.mode === 'headStart' && (
          <NumberField
            className="wide"
            label={words.priority.headStart}
            hint={
              Number.isNaN(priority.headStartMinutes)
                ? undefined
                : words.priority.headStartEffect(priority.headStartMinutes)
            }
            unit={words.minutes}
            step="any"
            min={0}
            max={600}
            value={priority.headStartMinutes}
            error={errorAt('settings.priority.headStartMinutes')}
            onValue={(headStartMinutes) => setPriority({ headStartMinutes })}
          />
        )}
      </FormSection>
      <FormSection title={words.priority.reasons} hint={words.priority.reasonsHint} stacked>
        <NamedList
          things={reasons}
          onThings={(next) => setPriority({ reasons: next })}
          labelOf={words.priority.reason}
          errorAt={errorAt}
          path="settings.priority.reasons"
          atLeastOne
        />
        <div>
          <Button
            icon={<Plus />}
            onClick={() =>
              setPriority({
                reasons: [
                  ...reasons,
                  {
                    id: PriorityReasonId.parse(freshId('prioritas', reasons)),
                    name: words.priority.newReason,
                  },
                ],
              })
            }
          >
            {words.priority.add}
          </Button>
        </div>
      </FormSection>
      <FormSection title={words.order.title}>
        {term('noShowPenaltyMinutes', words.order.noShow, words.order.noShowEffect)}
        <NumberField
          optional
          label={words.order.maxReturns}
          hint={words.order.maxReturnsEffect(order.maxReturns)}
          placeholder={words.noLimit}
          unit={words.times}
          min={0}
          max={20}
          value={order.maxReturns}
          error={errorAt('settings.order.maxReturns')}
          onValue={(maxReturns) => setOrder({ maxReturns })}
        />
        {term('parkedPenaltyMinutes', words.order.parked, words.order.parkedEffect)}
        {term('transferMinutes', words.order.transfer, words.order.transferEffect)}
        {term('appointmentHeadStartMinutes', words.order.appointment, words.order.appointmentEffect)}
      </FormSection>
    </>
  );
}
