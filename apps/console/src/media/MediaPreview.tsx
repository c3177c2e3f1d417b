/** What a zone's displays show now, one after the other. */
import type { Site, ZoneId } from '@giliran/protocol';
import { Button, Field, Select, useLocalized, useWording } from '@giliran/ui';
import { mediaPageWording } from '@giliran/ui/wording/media-page';
import SkipForward from 'lucide-react/icons/skip-forward';
import { useEffect, useState } from 'react';
import { useBoard } from '../board/board-context.ts';
import { shownIn, wallNow } from './playlist-edit.ts';

export function MediaPreview({ site }: { readonly site: Site }) {
  const words = useWording(mediaPageWording);
  const say = useLocalized();
  const { now } = useBoard();
  const [chosen, setChosen] = useState<ZoneId | null>(null);
  const [turn, setTurn] = useState(0);
  const zone = site.zones.find(({ id }) => id === chosen) ?? site.zones[0];
  const shown = zone ? shownIn(site.settings.media, zone.id, wallNow(now, site.settings.timeZone)) : [];
  const items = shown.filter((item) => item.kind !== 'text');
  const texts = shown.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
  const item = items[turn % Math.max(1, items.length)];
  const seconds = item?.kind === 'image' ? item.seconds : null;
  useEffect(() => {
    if (seconds === null || Number.isNaN(seconds)) return;
    const timer = setTimeout(() => setTurn((before) => before + 1), seconds * 1000);
    return () => clearTimeout(timer);
    // Each picture has its own time, also when the next is shown as long.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [seconds, turn]);
  return (
    <section className="panel media-preview" aria-labelledby="media-preview-title">
      <h2 id="media-preview-title">{words.preview}</h2>
      <p className="hint">{words.previewHint}</p>
      <div className="day-preview-choice">
        <Field label={words.previewZone}>
          {(control) => (
            <Select
              {...control}
              value={zone?.id ?? ''}
              onChange={(event) =>
                setChosen(site.zones.find(({ id }) => id === event.currentTarget.value)?.id ?? null)
              }
            >
              {site.zones.map((one) => (
                <option key={one.id} value={one.id}>
                  {say(one.name)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button icon={<SkipForward />} disabled={items.length < 2} onClick={() => setTurn(turn + 1)}>
          {words.next}
        </Button>
      </div>
      <div className="media-screen">
        {item === undefined && texts.length === 0 && <p>{words.previewNone}</p>}
        {item?.kind === 'image' && <img src={`/media/${item.file}`} alt={item.alt} />}
        {item?.kind === 'video' && (
          <video
            key={item.file}
            src={`/media/${item.file}`}
            muted
            autoPlay
            onEnded={() => setTurn((before) => before + 1)}
          />
        )}
        {texts.length > 0 && <p className="media-ticker">{texts.map((text) => say(text)).join('  ·  ')}</p>}
      </div>
    </section>
  );
}
