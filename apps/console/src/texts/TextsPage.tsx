/** The hall's own texts: the line at the foot of displays, what is spoken, and where all the others are changed. */
import { Button, IconButton, useWording } from '@giliran/ui';
import { textsPageWording, type TextsPageWording } from '@giliran/ui/wording/texts-page';
import { announceNotice, announce, announcement, noticeTexts, type NoticeWords } from '@giliran/voice';
import type { PublicNotice } from '@giliran/protocol';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Volume2 from 'lucide-react/icons/volume-2';
import { useEffect, useState } from 'react';
import { writeAddress } from '../frame/page-address.ts';
import type { PageProps } from '../frame/pages.ts';
import { FormSection } from '../set-up/FormSection.tsx';
import { LocalizedField } from '../set-up/LocalizedField.tsx';
import { SetUpPage, type OpenSetUp } from '../set-up/SetUpPage.tsx';
import { createSoundDesk } from '../voice/sound-desk.ts';
import './texts.css';

export function TextsPage(page: PageProps) {
  const words = useWording(textsPageWording);
  return (
    <SetUpPage page={page} title={words.title} intro={words.intro}>
      {(open) => <Texts open={open} />}
    </SetUpPage>
  );
}

type ConditionWords = keyof TextsPageWording['conditions']['kinds'] & NoticeWords;
const notices: readonly {
  readonly words: ConditionWords;
  readonly of: Pick<PublicNotice, 'kind' | 'phase'>;
}[] = [
  { words: 'systemDown', of: { kind: 'systemDown', phase: 'begin' } },
  { words: 'systemUp', of: { kind: 'systemDown', phase: 'end' } },
  { words: 'closedEarly', of: { kind: 'closedEarly', phase: 'begin' } },
  { words: 'openAgain', of: { kind: 'closedEarly', phase: 'end' } },
];

function Texts({ open }: { readonly open: OpenSetUp }) {
  const { site, edit, errorAt } = open;
  const words = useWording(textsPageWording);
  const [desk] = useState(createSoundDesk);
  useEffect(() => () => desk.close(), [desk]);
  const { notice, voice, recordings } = site.settings;
  const counter = site.counters[0];
  const bearers = site.settings.numberingPer === 'agency' ? site.agencies : site.services;
  const number = `${bearers[0]?.prefix ?? 'A'}-012`;
  const call = { number, counter: counter?.number ?? 1 };
  const play = async (what: { readonly shorten: boolean } | Pick<PublicNotice, 'kind' | 'phase'>) => {
    const { voice: loaded } = await desk.voice(recordings);
    const names = counter ? { agencyId: counter.agencyId, zoneId: counter.zoneId } : {};
    const sound =
      'shorten' in what
        ? announce(loaded, { ...call, ...names }, voice, what.shorten)
        : announceNotice(loaded, what, voice);
    if (sound.ok) await desk.play(sound.value.samples, sound.value.sampleRate);
  };
  const spoken = (shorten: boolean) => {
    const said = announcement({ ...call, settings: voice, shorten });
    return said.ok ? said.value : [];
  };
  const { elsewhere } = words;
  const links = [
    ['ticket', null, elsewhere.ticket, elsewhere.ticketHint],
    ['media', null, elsewhere.running, elsewhere.runningHint],
    ['rules', 'order', elsewhere.reasons, elsewhere.reasonsHint],
    ['rules', 'outcomes', elsewhere.outcomes, elsewhere.outcomesHint],
    ['hours', 'closures', elsewhere.closures, elsewhere.closuresHint],
  ] as const;
  return (
    <div className="texts-columns">
      <div className="panel">
        <FormSection title={words.notice.title} hint={words.notice.hint} stacked>
          <LocalizedField
            optional
            rows={3}
            label={words.notice.label}
            value={notice}
            onValue={(next) => edit((now) => ({ ...now, settings: { ...now.settings, notice: next } }))}
            error={(of) => errorAt(`settings.notice.${of}`)}
          />
          <div className="foot-preview" aria-label={words.notice.preview} role="img">
            {notice === null ? (
              <span>{words.notice.none}</span>
            ) : (
              <>
                <strong lang="id">{notice.id}</strong>
                <span lang="en">{notice.en}</span>
              </>
            )}
          </div>
        </FormSection>
        <FormSection title={words.calls.title} hint={words.calls.hint} stacked>
          <ul className="spoken">
            {[false, true].map((shorten) => {
              const name = shorten ? words.calls.short : words.calls.full;
              return (
                <li key={name}>
                  <span>
                    <span className="second">{name}</span>
                    {spoken(shorten).map((sentence) => (
                      <span key={sentence.language} lang={sentence.language} className="spoken-text">
                        {sentence.text}
                      </span>
                    ))}
                  </span>
                  <IconButton
                    label={words.listen(name)}
                    icon={<Volume2 />}
                    onClick={() => void play({ shorten })}
                  />
                </li>
              );
            })}
          </ul>
          <div>
            <Button onClick={() => window.location.assign(writeAddress('voice', null))}>
              {words.calls.toVoice}
            </Button>
          </div>
        </FormSection>
        <FormSection title={words.conditions.title} hint={words.conditions.hint} stacked>
          <ul className="spoken">
            {notices.map(({ words: kind, of }) => (
              <li key={kind}>
                <span>
                  <span className="second">{words.conditions.kinds[kind]}</span>
                  {voice.languages.map((language) => (
                    <span key={language} lang={language} className="spoken-text">
                      {noticeTexts[kind][language]}
                    </span>
                  ))}
                </span>
                <IconButton
                  label={words.listen(words.conditions.kinds[kind])}
                  icon={<Volume2 />}
                  onClick={() => void play(of)}
                />
              </li>
            ))}
          </ul>
        </FormSection>
      </div>
      <nav className="panel elsewhere" aria-label={elsewhere.title}>
        <h2>{elsewhere.title}</h2>
        {links.map(([page, inside, name, hint]) => (
          <a key={name} href={writeAddress(page, inside)}>
            <span>
              <strong>{name}</strong>
              <span className="second">{hint}</span>
            </span>
            <ChevronRight aria-hidden="true" />
          </a>
        ))}
      </nav>
    </div>
  );
}
