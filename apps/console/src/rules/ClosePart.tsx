/** What becomes of those who wait when a service closes, and when appointments may check in. */
import type { AppointmentSettings, AtClose } from '@giliran/protocol';
import { Choice, useWording } from '@giliran/ui';
import { rulesPageWording } from '@giliran/ui/wording/rules-page';
import { NumberField } from '../set-up/fields.tsx';
import { FormSection } from '../set-up/FormSection.tsx';
import type { PartProps } from './OrderPart.tsx';

export function ClosePart({ open }: PartProps) {
  const { site, edit, errorAt } = open;
  const wording = useWording(rulesPageWording);
  const words = wording.close;
  const { atClose, appointments, beyondClosing } = site.settings;
  const setClose = (change: Partial<AtClose>): void =>
    edit((now) => ({
      ...now,
      settings: { ...now.settings, atClose: { ...now.settings.atClose, ...change } },
    }));
  const setAppointments = (change: Partial<AppointmentSettings>): void =>
    edit((now) => ({
      ...now,
      settings: { ...now.settings, appointments: { ...now.settings.appointments, ...change } },
    }));
  const minutes = (field: 'earlyMinutes' | 'lateMinutes', label: string) => (
    <NumberField
      label={label}
      unit={wording.minutes}
      min={0}
      max={480}
      value={appointments[field]}
      error={errorAt(`settings.appointments.${field}`)}
      onValue={(value) => setAppointments({ [field]: value })}
    />
  );
  return (
    <>
      <FormSection title={words.title}>
        <Choice
          className="wide"
          label={words.policy}
          hint={words.effects[atClose.policy]}
          options={(['serve', 'carryOver', 'expire'] as const).map((value) => ({
            value,
            label: words.policies[value],
          }))}
          value={atClose.policy}
          onValue={(policy) => setClose({ policy })}
        />
        {atClose.policy !== 'serve' && (
          <NumberField
            className="wide"
            label={words.after}
            hint={Number.isNaN(atClose.afterMinutes) ? undefined : words.afterEffect(atClose.afterMinutes)}
            unit={wording.minutes}
            min={0}
            max={600}
            value={atClose.afterMinutes}
            error={errorAt('settings.atClose.afterMinutes')}
            onValue={(afterMinutes) => setClose({ afterMinutes })}
          />
        )}
        <Choice
          className="wide"
          label={words.beyond}
          hint={words.beyondEffects[beyondClosing]}
          options={(['stop', 'warn'] as const).map((value) => ({ value, label: words.beyonds[value] }))}
          value={beyondClosing}
          onValue={(next) => edit((now) => ({ ...now, settings: { ...now.settings, beyondClosing: next } }))}
        />
      </FormSection>
      <FormSection
        title={words.appointments}
        hint={words.window(appointments.earlyMinutes, appointments.lateMinutes)}
      >
        {minutes('earlyMinutes', words.early)}
        {minutes('lateMinutes', words.late)}
        <NumberField
          label={words.daysAhead}
          unit={wording.days}
          min={0}
          max={365}
          value={appointments.daysAhead}
          error={errorAt('settings.appointments.daysAhead')}
          onValue={(daysAhead) => setAppointments({ daysAhead })}
        />
      </FormSection>
    </>
  );
}
