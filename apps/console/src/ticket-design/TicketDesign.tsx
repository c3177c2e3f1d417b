/** Shaping the printed ticket: the form at the left, the papers at the right, saved as part of the set-up. */
import {
  TICKET_TEXT_LIMITS,
  TicketDraft,
  TicketSeparator,
  type Site,
  type TicketBlock,
  type TicketSettings,
} from '@giliran/protocol';
import { Card, Field, Select, TextInput, useLanguage, useWording } from '@giliran/ui';
import { setUpWording } from '@giliran/ui/wording/set-up';
import { ticketDesignWording } from '@giliran/ui/wording/ticket-design';
import { useState } from 'react';
import type { PageProps } from '../frame/pages.ts';
import { issueAt } from '../site-draft/issues.ts';
import type { OpenDraft, SiteDraft } from '../site-draft/site-draft.ts';
import { SetUpPage } from '../set-up/SetUpPage.tsx';
import { BlockList } from './BlockList.tsx';
import { LogoField } from './LogoField.tsx';
import { OwnText } from './OwnText.tsx';
import { PreviewPane } from './PreviewPane.tsx';
import { usePreviews, type Sample } from './use-preview.ts';
import './ticket-design.css';

/** The page in the console's frame. */
export function TicketDesign(page: PageProps) {
  const words = useWording(ticketDesignWording);
  return (
    <SetUpPage page={page} title={words.title} intro={words.intro}>
      {({ draft, state }) => <Design token={page.token} draft={draft} state={state} />}
    </SetUpPage>
  );
}

/** Parts that are printed only when there is something to say. */
function emptyParts({ settings }: Site): ReadonlySet<TicketBlock> {
  const empty = new Set<TicketBlock>();
  if (settings.logo === null) empty.add('logo');
  if (settings.ticket.header === null) empty.add('header');
  if (settings.ticket.footer === null) empty.add('footer');
  return empty;
}

const firstSample: Sample = { language: 'id', example: 'usual', priority: false, reprint: false };

function Design({
  token,
  draft,
  state,
}: {
  readonly token: string;
  readonly draft: SiteDraft;
  readonly state: OpenDraft;
}) {
  const words = useWording(ticketDesignWording);
  const setUp = useWording(setUpWording);
  const { language } = useLanguage();
  const [sample, setSample] = useState<Sample>({ ...firstSample, language });
  const [again, setAgain] = useState(0);
  const { settings } = state.site;
  const { ticket, logo, name } = settings;
  const drawable = TicketDraft.safeParse({ name, logo, ticket });
  const previews = usePreviews(token, drawable.success ? drawable.data : null, sample, again);
  const fault = Object.values(previews.papers)
    .flatMap((paper) => paper.warnings)
    .find((warning) => warning.kind === 'logoUnusable');

  const error = (path: string): string | null =>
    issueAt(state.issues, `settings.${path}`)?.text(setUp.issues) ?? null;
  const textError = (part: 'header' | 'footer', spoken: 'id' | 'en'): string | null =>
    ticket[part]?.[spoken].trim() === '' ? words.bothLanguages : error(`ticket.${part}.${spoken}`);
  const textErrors = (part: 'header' | 'footer') => ({
    id: textError(part, 'id'),
    en: textError(part, 'en'),
  });
  const setTicket = (change: Partial<TicketSettings>): void =>
    draft.edit((site) => ({
      ...site,
      settings: { ...site.settings, ticket: { ...site.settings.ticket, ...change } },
    }));
  const blocksError = error('ticket.blocks');
  return (
    <div className="ticket-design-columns">
      <div className="ticket-form">
        <Card>
          <LogoField
            logo={logo}
            fault={logo === null ? null : (fault?.fault ?? null)}
            onLogo={(next) => draft.edit((site) => ({ ...site, settings: { ...site.settings, logo: next } }))}
          />
        </Card>
        <Card>
          <OwnText
            title={words.header}
            hint={words.headerHint}
            rows={3}
            text={ticket.header}
            limits={TICKET_TEXT_LIMITS.header}
            errors={textErrors('header')}
            onText={(header) => setTicket({ header })}
          />
        </Card>
        <Card>
          <h2>{words.blocks}</h2>
          <p className="hint">{words.blocksHint}</p>
          {blocksError !== null && (
            <p className="form-error" role="alert">
              {blocksError}
            </p>
          )}
          <BlockList
            blocks={ticket.blocks}
            empty={emptyParts(state.site)}
            onBlocks={(blocks) => setTicket({ blocks })}
          />
        </Card>
        <Card>
          <OwnText
            title={words.footer}
            hint={words.footerHint}
            rows={4}
            text={ticket.footer}
            limits={TICKET_TEXT_LIMITS.footer}
            errors={textErrors('footer')}
            onText={(footer) => setTicket({ footer })}
          />
        </Card>
        <Card className="ticket-small-fields">
          <Field label={words.separator} error={error('ticket.separator')}>
            {(control) => (
              <Select
                {...control}
                value={ticket.separator}
                onChange={(event) => {
                  const separator = TicketSeparator.safeParse(event.currentTarget.value);
                  if (separator.success) setTicket({ separator: separator.data });
                }}
              >
                {TicketSeparator.options.map((separator) => (
                  <option key={separator} value={separator}>
                    {words.separators[separator]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field
            label={words.checklistLines}
            hint={words.checklistHint}
            error={error('ticket.checklistLines')}
          >
            {(control) => (
              <TextInput
                {...control}
                type="number"
                inputMode="numeric"
                min={1}
                max={24}
                value={Number.isNaN(ticket.checklistLines) ? '' : ticket.checklistLines}
                onChange={(event) => setTicket({ checklistLines: event.currentTarget.valueAsNumber })}
              />
            )}
          </Field>
        </Card>
      </div>
      <PreviewPane
        previews={previews}
        sample={sample}
        onSample={setSample}
        waits={!drawable.success}
        onAgain={() => setAgain(again + 1)}
      />
    </div>
  );
}
