/** How people work at the counters, where their agency does not say otherwise. */
import type { WorkSettings } from '@giliran/protocol';
import { Banner, Switch, useWording } from '@giliran/ui';
import { rulesPageWording } from '@giliran/ui/wording/rules-page';
import { ChoiceField, NumberField } from '../set-up/fields.tsx';
import { FormSection } from '../set-up/FormSection.tsx';
import type { PartProps } from './OrderPart.tsx';

const choosers = ['nobody', 'supervisor', 'everyone'] as const;

export function WorkPart({ open }: PartProps) {
  const { site, edit, errorAt } = open;
  const wording = useWording(rulesPageWording);
  const words = wording.work;
  const { work } = site.settings;
  const set = (change: Partial<WorkSettings>): void =>
    edit((now) => ({ ...now, settings: { ...now.settings, work: { ...now.settings.work, ...change } } }));
  const own = site.agencies.filter((agency) => agency.work !== null).map((agency) => agency.shortName);
  const seconds = (
    field: 'recallIntervalSeconds' | 'undoSeconds' | 'autoCallSeconds',
    label: string,
    effect: (n: number) => string,
    most: number,
  ) => (
    <NumberField
      label={label}
      hint={Number.isNaN(work[field]) ? undefined : effect(work[field])}
      unit={wording.seconds}
      min={0}
      max={most}
      value={work[field]}
      error={errorAt(`settings.work.${field}`)}
      onValue={(value) => set({ [field]: value })}
    />
  );
  return (
    <FormSection title={words.title}>
      {own.length > 0 && <Banner className="wide" tone="info" title={words.ownRules(own.join(', '))} />}
      <div className="wide switch-effect">
        <Switch
          label={words.nextFinishes}
          checked={work.nextFinishes}
          onChange={(event) => set({ nextFinishes: event.currentTarget.checked })}
        />
        <p className="hint">
          {work.nextFinishes ? words.nextFinishesEffect.on : words.nextFinishesEffect.off}
        </p>
      </div>
      <NumberField
        optional
        label={words.maxRecalls}
        hint={words.maxRecallsEffect(work.maxRecalls)}
        placeholder={wording.noLimit}
        unit={wording.times}
        min={0}
        max={50}
        value={work.maxRecalls}
        error={errorAt('settings.work.maxRecalls')}
        onValue={(maxRecalls) => set({ maxRecalls })}
      />
      {seconds('recallIntervalSeconds', words.recallInterval, words.recallIntervalEffect, 600)}
      <div className="wide switch-effect">
        <Switch
          label={words.autoNoShow}
          checked={work.autoNoShow !== null}
          onChange={(event) =>
            set({ autoNoShow: event.currentTarget.checked ? { afterRecalls: 2, afterSeconds: 60 } : null })
          }
        />
        {work.autoNoShow && (
          <>
            <p className="hint">
              {words.autoNoShowEffect(work.autoNoShow.afterRecalls, work.autoNoShow.afterSeconds)}
            </p>
            <div className="form-fields">
              <NumberField
                label={words.autoNoShowAfter}
                unit={wording.times}
                min={0}
                max={20}
                value={work.autoNoShow.afterRecalls}
                error={errorAt('settings.work.autoNoShow.afterRecalls')}
                onValue={(afterRecalls) =>
                  work.autoNoShow && set({ autoNoShow: { ...work.autoNoShow, afterRecalls } })
                }
              />
              <NumberField
                label={words.autoNoShowSeconds}
                unit={wording.seconds}
                min={10}
                max={3600}
                value={work.autoNoShow.afterSeconds}
                error={errorAt('settings.work.autoNoShow.afterSeconds')}
                onValue={(afterSeconds) =>
                  work.autoNoShow && set({ autoNoShow: { ...work.autoNoShow, afterSeconds } })
                }
              />
            </div>
          </>
        )}
      </div>
      {seconds('undoSeconds', words.undo, words.undoEffect, 3600)}
      {seconds('autoCallSeconds', words.autoCall, words.autoCallEffect, 600)}
      <ChoiceField
        label={words.choose}
        hint={work.chooseTicket === 'nobody' ? undefined : words.chooseEffect}
        value={work.chooseTicket}
        error={null}
        options={choosers.map((value) => ({ value, label: words.chooseWho[value] }))}
        onValue={(value) => {
          const chooseTicket = choosers.find((one) => one === value);
          if (chooseTicket) set({ chooseTicket });
        }}
      />
      <div className="wide">
        <Switch
          label={words.walkIns}
          checked={work.walkIns}
          onChange={(event) => set({ walkIns: event.currentTarget.checked })}
        />
      </div>
    </FormSection>
  );
}
