/** When those who lead are called: the hall's limits, each agency's own, and the programs that are told. */
import type { Agency, AgencyAlerts, AlertSettings, Site } from '@giliran/protocol';
import { Switch, TextInput, useWording } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import type { PageProps } from '../frame/pages.ts';
import { NumberField } from '../set-up/fields.tsx';
import { FormSection } from '../set-up/FormSection.tsx';
import { SetUpPage, type OpenSetUp } from '../set-up/SetUpPage.tsx';
import { WebhookList } from './WebhookList.tsx';
import './alerts.css';

const ownLimits = [
  'waiting',
  'longestWaitMinutes',
  'unservedMinutes',
  'pausedMinutes',
  'noShowPercent',
] as const satisfies readonly (keyof AgencyAlerts)[];
type OwnLimit = (typeof ownLimits)[number];

const nothingOwn: AgencyAlerts = {
  waiting: null,
  longestWaitMinutes: null,
  unservedMinutes: null,
  pausedMinutes: null,
  noShowPercent: null,
};

export function AlertsPage(page: PageProps) {
  const { settings: words } = useWording(boardWording);
  return (
    <SetUpPage page={page} title={words.name} intro={words.intro}>
      {(open) => (
        <div className="alert-settings">
          <SiteLimits {...open} />
          <WebhookList token={page.token} />
          <AgencyLimits {...open} />
        </div>
      )}
    </SetUpPage>
  );
}

function SiteLimits({ site, edit, errorAt }: OpenSetUp) {
  const { settings: words } = useWording(boardWording);
  const { alerts } = site.settings;
  const set = (change: Partial<AlertSettings>): void =>
    edit((now) => ({
      ...now,
      settings: { ...now.settings, alerts: { ...now.settings.alerts, ...change } },
    }));
  const field = (name: Exclude<keyof AlertSettings, 'on'>, label: string, unit: string) => (
    <NumberField
      optional
      label={label}
      unit={unit}
      min={1}
      value={alerts[name]}
      onValue={(value) => set({ [name]: value })}
      error={errorAt(`settings.alerts.${name}`)}
    />
  );
  return (
    <section className="panel form-panel">
      <FormSection title={words.limits} hint={words.limitsHint}>
        <div className="alert-switch">
          <Switch
            label={words.on}
            checked={alerts.on}
            onChange={(event) => set({ on: event.currentTarget.checked })}
          />
        </div>
        {field('waiting', words.waiting, words.people)}
        {field('longestWaitMinutes', words.longestWait, words.minutes)}
        {field('unservedMinutes', words.unserved, words.minutes)}
        {field('pausedMinutes', words.paused, words.minutes)}
        {field('noShowPercent', words.noShows, words.percent)}
        {field('deviceMinutes', words.device, words.minutes)}
      </FormSection>
    </section>
  );
}

/** `-` or `–` means: not watched. What is no number stays as NaN, which no schema takes. */
function limitOf(text: string): AgencyAlerts[OwnLimit] {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^[-–]$/.test(trimmed) ? 'off' : Number(trimmed);
}

const textOf = (limit: AgencyAlerts[OwnLimit]): string =>
  limit === null ? '' : limit === 'off' ? '–' : Number.isNaN(limit) ? '?' : String(limit);

const withLimit = (site: Site, id: Agency['id'], name: OwnLimit, text: string): Site => ({
  ...site,
  agencies: site.agencies.map((agency) => {
    if (agency.id !== id) return agency;
    const alerts = { ...(agency.alerts ?? nothingOwn), [name]: limitOf(text) };
    // An agency without a limit of its own has none, so that nothing is kept of a slip.
    return { ...agency, alerts: ownLimits.every((each) => alerts[each] === null) ? null : alerts };
  }),
});

function AgencyLimits({ site, edit, errorAt }: OpenSetUp) {
  const { settings: words } = useWording(boardWording);
  const { alerts } = site.settings;
  return (
    <section className="panel form-panel">
      <FormSection title={words.agencies} hint={words.agenciesHint} stacked>
        <div className="agency-limits">
          <table className="gl-table">
            <thead>
              <tr>
                <th scope="col">{words.agency}</th>
                {ownLimits.map((name) => (
                  <th key={name} scope="col">
                    {words.short[name]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {site.agencies.map((agency, n) => (
                <tr key={agency.id}>
                  <th scope="row">{agency.shortName}</th>
                  {ownLimits.map((name) => {
                    const usual = alerts[name];
                    return (
                      <td key={name}>
                        <TextInput
                          className="gl-num"
                          inputMode="numeric"
                          aria-label={`${agency.shortName}: ${words.short[name]}`}
                          aria-invalid={errorAt(`agencies.${n}.alerts.${name}`) !== null || undefined}
                          placeholder={words.like(usual === null ? words.off : String(usual))}
                          value={textOf(agency.alerts?.[name] ?? null)}
                          onChange={(event) => {
                            const { value } = event.currentTarget;
                            edit((now) => withLimit(now, agency.id, name, value));
                          }}
                        />
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </FormSection>
    </section>
  );
}
