/** The playlist, item by item. */
import type { MediaItem, Site } from '@giliran/protocol';
import { EmptyState, IconButton, useLocalized, useWording } from '@giliran/ui';
import { mediaPageWording } from '@giliran/ui/wording/media-page';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Images from 'lucide-react/icons/images';
import Pencil from 'lucide-react/icons/pencil';
import Trash from 'lucide-react/icons/trash-2';
import Type from 'lucide-react/icons/type';
import { useRef, useState } from 'react';
import { useMovedFocus, type Step } from '../set-up/moved-focus.ts';
import { ItemForm } from './ItemForm.tsx';
import { moved, shortName } from './playlist-edit.ts';

export interface PlaylistProps {
  readonly media: readonly MediaItem[];
  readonly zones: Site['zones'];
  readonly today: string;
  readonly errorAt: (path: string) => string | null;
  readonly onMedia: (media: MediaItem[]) => void;
}

export function Playlist({ media, zones, today, errorAt, onMedia }: PlaylistProps) {
  const words = useWording(mediaPageWording);
  const say = useLocalized();
  const [open, setOpen] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const follow = useMovedFocus(list);
  if (media.length === 0)
    return (
      <EmptyState icon={<Images />} title={words.none}>
        {words.noneAdvice}
      </EmptyState>
    );
  const change = (next: MediaItem[], shown: number | null): void => {
    onMedia(next);
    setOpen(shown);
  };
  const move = (n: number, by: Step): void => {
    follow(n + by, by);
    change(moved(media, n, by), null);
  };
  return (
    <ol ref={list} className="playlist">
      {media.map((item, n) => {
        const path = `settings.media.${n}`;
        const name =
          item.kind === 'text'
            ? say(item.text)
            : item.kind === 'image' && item.alt !== ''
              ? item.alt
              : `${words.kinds[item.kind]} ${shortName(item.file)}`;
        const off = (item.from !== null && today < item.from) || (item.to !== null && item.to < today);
        const length =
          item.kind === 'image' ? words.length(item.seconds) : item.kind === 'video' ? words.toTheEnd : '';
        const where =
          item.zones === null
            ? words.everywhere
            : zones
                .filter(({ id }) => item.zones?.includes(id))
                .map((zone) => say(zone.name))
                .join(', ');
        const faulty = errorAt(path) !== null;
        return (
          // The same file may stand in the list twice: an item is known by its place.
          <li key={n} data-faulty={faulty || undefined} data-off={off || undefined}>
            <div className="playlist-line">
              <Thumb item={item} />
              <span className="playlist-words">
                <strong>{name}</strong>
                <span className="second gl-num">
                  {[words.kinds[item.kind], length, where, off ? words.off : ''].filter(Boolean).join(' · ')}
                </span>
              </span>
              <span className="named-actions">
                <IconButton
                  label={words.edit(name)}
                  icon={<Pencil />}
                  aria-expanded={open === n}
                  onClick={() => setOpen(open === n ? null : n)}
                />
                <IconButton
                  label={words.up(name)}
                  icon={<ArrowUp />}
                  disabled={n === 0}
                  data-by="-1"
                  onClick={() => move(n, -1)}
                />
                <IconButton
                  label={words.down(name)}
                  icon={<ArrowDown />}
                  disabled={n === media.length - 1}
                  data-by="1"
                  onClick={() => move(n, 1)}
                />
                <IconButton
                  label={words.remove(name)}
                  icon={<Trash />}
                  onClick={() => change(media.toSpliced(n, 1), null)}
                />
              </span>
            </div>
            {open === n && (
              <div className="playlist-form">
                <ItemForm
                  item={item}
                  path={path}
                  zones={zones}
                  errorAt={errorAt}
                  onItem={(next) => onMedia(media.map((one, at) => (at === n ? next : one)))}
                />
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

export function Thumb({ item }: { readonly item: Pick<MediaItem, 'kind'> & { readonly file?: string } }) {
  if (item.kind === 'text' || item.file === undefined)
    return (
      <span className="thumb" aria-hidden="true">
        <Type />
      </span>
    );
  return (
    <span className="thumb" aria-hidden="true">
      {item.kind === 'image' ? (
        <img src={`/media/${item.file}`} alt="" loading="lazy" />
      ) : (
        <video src={`/media/${item.file}#t=1`} muted preload="metadata" />
      )}
    </span>
  );
}
