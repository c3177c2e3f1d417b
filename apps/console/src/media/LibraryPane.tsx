/** The stored files: what is used, how much room they take, and away with what is not. */
import type { MediaItem, StoredMedia } from '@giliran/protocol';
import { Banner, Button, Dialog, IconButton, useLanguage, useWording } from '@giliran/ui';
import { mediaPageWording } from '@giliran/ui/wording/media-page';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { itemOf, shortName, sizeInWords } from './playlist-edit.ts';
import { Thumb } from './Playlist.tsx';
import type { Library } from './use-library.ts';

export interface LibraryPaneProps {
  readonly library: Library;
  /** Of the draft: a file in it is not deleted, saved or not. */
  readonly media: readonly MediaItem[];
  readonly onAdd: (item: MediaItem) => void;
}

/** Bytes that the server keeps at most. */
const folderLimit = 10 * 2 ** 30;

export function LibraryPane({ library, media, onAdd }: LibraryPaneProps) {
  const words = useWording(mediaPageWording);
  const { language } = useLanguage();
  const [asked, setAsked] = useState<StoredMedia | null>(null);
  const [refused, setRefused] = useState(false);
  const { files, failed } = library;
  const uses = (file: string): number =>
    media.filter((item) => item.kind !== 'text' && item.file === file).length;
  const taken = (files ?? []).reduce((sum, one) => sum + one.bytes, 0);
  return (
    <section className="panel library" aria-labelledby="library-title">
      <h2 id="library-title">{words.library}</h2>
      <progress max={folderLimit} value={taken} aria-label={words.library} />
      <p className="second gl-num">
        {words.used(sizeInWords(taken, language), sizeInWords(folderLimit, language))}
      </p>
      {failed && <Banner tone="error" title={words.failed.list} />}
      {refused && <Banner tone="warn" title={words.failed.inUse} />}
      {files?.length === 0 && <p className="hint">{words.libraryNone}</p>}
      <ul>
        {(files ?? []).map((one) => {
          const count = uses(one.file);
          const name = shortName(one.file);
          const item = itemOf(one);
          return (
            <li key={one.file}>
              <Thumb item={item} />
              <span className="playlist-words">
                <span className="gl-num">{name}</span>
                <span className="second gl-num">
                  {sizeInWords(one.bytes, language)} · {count > 0 ? words.inUse(count) : words.unused}
                </span>
              </span>
              <span className="named-actions">
                <IconButton
                  label={words.add(name)}
                  icon={<Plus />}
                  disabled={media.length >= 100}
                  onClick={() => onAdd(item)}
                />
                <IconButton
                  label={words.delete(name)}
                  icon={<Trash />}
                  disabled={count > 0}
                  onClick={() => setAsked(one)}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <Dialog
        open={asked !== null}
        role="alertdialog"
        title={words.deleteTitle}
        onClose={() => setAsked(null)}
        actions={
          <>
            <Button
              variant="danger"
              onClick={() => {
                if (asked) void library.forget(asked.file).then((failure) => setRefused(failure !== null));
                setAsked(null);
              }}
            >
              {words.deleteWord}
            </Button>
            <Button variant="primary" onClick={() => setAsked(null)}>
              {words.keep}
            </Button>
          </>
        }
      >
        {words.deleteAdvice}
      </Dialog>
    </section>
  );
}
