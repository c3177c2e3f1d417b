/** Pictures and videos in the large area while nobody is called. */
import type { MediaFile } from '@giliran/protocol';
import { useCallback, useEffect, useRef, useState } from 'react';
import { positionAt, type ShownItem } from './playlist.ts';

export interface IdleStageProps {
  readonly items: readonly ShownItem[];
  readonly addresses: ReadonlyMap<MediaFile, string>;
  /** How many items have been shown so far: kept by whoever shows this stage again after a call. */
  readonly turn: number;
  readonly onTurn: () => void;
  /** The file cannot be shown. */
  readonly onSpoiled: (file: MediaFile) => void;
  /** A video may be heard here now: this display is the voice, and it is silent. */
  readonly audible: boolean;
}

/** Null when nothing of the playlist can be shown. */
export const itemAt = (
  items: readonly ShownItem[],
  addresses: ReadonlyMap<MediaFile, string>,
  turn: number,
): ShownItem | null => {
  const position = positionAt(items, turn, (item) => addresses.has(item.file));
  return position === null ? null : (items[position] ?? null);
};

export function IdleStage({ items, addresses, turn, onTurn, onSpoiled, audible }: IdleStageProps) {
  const item = itemAt(items, addresses, turn);
  const address = item ? addresses.get(item.file) : undefined;
  if (!item || address === undefined) return null;
  const spoiled = () => onSpoiled(item.file);
  return (
    <section className="idle" data-kind={item.kind}>
      {item.kind === 'image' ? (
        <Picture
          key={`${turn} ${item.file}`}
          address={address}
          item={item}
          onOver={onTurn}
          onSpoiled={spoiled}
        />
      ) : (
        <Film
          key={`${turn} ${item.file}`}
          address={address}
          muted={item.muted || !audible}
          onOver={onTurn}
          onSpoiled={spoiled}
        />
      )}
    </section>
  );
}

interface ShowingProps {
  readonly address: string;
  readonly onOver: () => void;
  readonly onSpoiled: () => void;
}

function Picture({
  address,
  item,
  onOver,
  onSpoiled,
}: ShowingProps & { readonly item: Extract<ShownItem, { kind: 'image' }> }) {
  const over = useLatest(onOver);
  const { seconds } = item;
  useEffect(() => {
    const timer = setTimeout(() => over.current(), seconds * 1000);
    return () => clearTimeout(timer);
  }, [seconds, over]);
  return <img className="idle-shown" src={address} alt={item.alt} onError={onSpoiled} />;
}

/** A video that stands still for so long is given up, in milliseconds. */
const stalledMs = 10_000;

function Film({ address, muted, onOver, onSpoiled }: ShowingProps & { readonly muted: boolean }) {
  const film = useRef<HTMLVideoElement>(null);
  // A browser that withholds sound lets a muted video play.
  const [forbidden, setForbidden] = useState(false);
  const over = useLatest(onOver);
  const silent = muted || forbidden;
  useEffect(() => {
    const element = film.current;
    if (!element) return;
    // React does not keep the property in step with the attribute.
    element.muted = silent;
    element.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') setForbidden(true);
    });
  }, [silent]);
  const giveUp = useRef<ReturnType<typeof setTimeout>>(undefined);
  const moves = useCallback(() => {
    clearTimeout(giveUp.current);
    giveUp.current = setTimeout(() => over.current(), stalledMs);
  }, [over]);
  useEffect(() => {
    moves();
    return () => clearTimeout(giveUp.current);
  }, [moves]);
  return (
    <video
      ref={film}
      className="idle-shown"
      src={address}
      muted={silent}
      playsInline
      disablePictureInPicture
      onTimeUpdate={moves}
      onEnded={onOver}
      onError={onSpoiled}
    >
      {/* What is said in it, the site writes into it or beside it. */}
      <track kind="captions" />
    </video>
  );
}

/** The newest of a function that changes with every drawing, for timers that must not begin anew with it. */
function useLatest(action: () => void) {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  }, [action]);
  return latest;
}
