/** What displays show while nobody is called: the playlist, a preview, the files behind it. */
import type { MediaItem } from '@giliran/protocol';
import { Banner, Button, useWording } from '@giliran/ui';
import { mediaPageWording, type MediaPageWording } from '@giliran/ui/wording/media-page';
import Type from 'lucide-react/icons/type';
import Upload from 'lucide-react/icons/upload';
import { useRef } from 'react';
import { useBoard } from '../board/board-context.ts';
import type { PageProps } from '../frame/pages.ts';
import { focusNew } from '../set-up/focus-new.ts';
import { SetUpPage, type OpenSetUp } from '../set-up/SetUpPage.tsx';
import { LibraryPane } from './LibraryPane.tsx';
import { MediaPreview } from './MediaPreview.tsx';
import { Playlist } from './Playlist.tsx';
import { itemOf, textItem } from './playlist-edit.ts';
import { useLibrary, type Sending } from './use-library.ts';
import '../hours/hours.css';
import '../rules/rules.css';
import './media.css';

export function MediaPage(page: PageProps) {
  const words = useWording(mediaPageWording);
  return (
    <SetUpPage page={page} title={words.title} intro={words.intro}>
      {(open) => <Media open={open} token={page.token} />}
    </SetUpPage>
  );
}

/** As many as a playlist takes. */
const mostItems = 100;

function Media({ open, token }: { readonly open: OpenSetUp; readonly token: string }) {
  const { site, edit, errorAt, state } = open;
  const words = useWording(mediaPageWording);
  const { view } = useBoard();
  const chooser = useRef<HTMLInputElement>(null);
  const library = useLibrary(token, state.saved.version);
  const { media } = site.settings;
  const setMedia = (change: (now: MediaItem[]) => MediaItem[]): void =>
    edit((now) => ({ ...now, settings: { ...now.settings, media: change(now.settings.media) } }));
  const add = (item: MediaItem): void => setMedia((now) => [...now, item]);
  const sendAll = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      // One after the other: the hall's line is shared.
      const stored = await library.send(file);
      if (stored) add(itemOf(stored));
    }
  };
  return (
    <div className="hours-columns">
      <section className="panel playlist-pane" aria-labelledby="playlist-title">
        <h2 id="playlist-title">{words.playlist}</h2>
        <p className="hint">{words.playlistHint}</p>
        <div className="entry-adds">
          <Button
            variant="primary"
            icon={<Upload />}
            disabled={media.length >= mostItems}
            onClick={() => chooser.current?.click()}
          >
            {words.upload}
          </Button>
          <Button
            icon={<Type />}
            disabled={media.length >= mostItems}
            onClick={() => {
              add(textItem(words.newText));
              focusNew('.playlist > li:last-child button');
            }}
          >
            {words.addText}
          </Button>
          <input
            ref={chooser}
            type="file"
            multiple
            className="media-file"
            accept="image/png,image/jpeg,image/gif,image/webp,video/mp4,video/webm"
            tabIndex={-1}
            aria-hidden="true"
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              void sendAll(files);
            }}
          />
        </div>
        <p className="hint">{media.length >= mostItems ? words.full : words.accepted}</p>
        <div aria-live="polite" className="media-sending">
          {library.sending.map((one) => (
            <SendingLine key={one.name} sending={one} words={words} />
          ))}
        </div>
        <Playlist
          media={media}
          zones={site.zones}
          today={view.day}
          errorAt={errorAt}
          onMedia={(next) => setMedia(() => next)}
        />
      </section>
      <div className="media-side">
        <MediaPreview site={site} />
        <LibraryPane library={library} media={media} onAdd={add} />
      </div>
    </div>
  );
}

function SendingLine({ sending, words }: { readonly sending: Sending; readonly words: MediaPageWording }) {
  const { name, part, failure } = sending;
  if (part !== null)
    return (
      <p>
        <progress max={1} value={part} aria-label={name} />{' '}
        <span className="gl-num">{words.sending(name, Math.round(part * 100))}</span>
      </p>
    );
  if (failure === null) return <p className="second">{words.sent(name)}</p>;
  const why =
    failure.code === 'unsupportedMediaType'
      ? words.failed.type
      : failure.code === 'bodyTooLarge'
        ? words.failed.tooLarge
        : words.failed.other;
  return <Banner tone="error" title={why(name)} />;
}
