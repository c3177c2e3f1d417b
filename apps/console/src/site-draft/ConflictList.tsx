/** After two people's changes were joined: each field that both changed, what each wrote, and a choice. */
import { Site, type Language } from '@giliran/protocol';
import { Button, useLanguage, useWording } from '@giliran/ui';
import { hallWording, type HallWording } from '@giliran/ui/wording/hall';
import { setUpFrameWording } from '@giliran/ui/wording/set-up-frame';
import type { ListName } from '../set-up/model/lists.ts';
import { nameOf } from '../set-up/model/names.ts';
import { valueAt, withValueAt } from './conflicts.ts';
import type { OpenDraft, SiteDraft } from './site-draft.ts';

export interface ConflictListProps {
  readonly draft: SiteDraft;
  readonly state: OpenDraft;
}

/** As many as can be looked over; the others are counted. */
const most = 8;

export function ConflictList({ draft, state }: ConflictListProps) {
  const { conflict: words, field, andMore, ...hall } = useWording(hallWording);
  const frame = useWording(setUpFrameWording);
  const { language } = useLanguage();
  const spoken = { id: frame.indonesian, en: frame.english };
  const saved = state.saved.site;
  const open = state.overlaps.filter(
    (path) => JSON.stringify(valueAt(state.site, path)) !== JSON.stringify(valueAt(saved, path)),
  );
  const take = (path: string): void =>
    draft.edit((site) => {
      const next = Site.safeParse(withValueAt(site, path, valueAt(saved, path)));
      return next.success ? next.data : site;
    });
  const shown = (value: unknown): string => {
    if (value === undefined) return words.removed;
    if (value === null || value === '') return words.empty;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    return '…';
  };
  if (open.length === 0) return null;
  return (
    <ul className="conflicts">
      {open.slice(0, most).map((path) => {
        const name = labelOf(path, state.site, saved, language, { field, spoken, pages: hall.pages });
        return (
          <li key={path}>
            <strong>{name}</strong>
            <span>
              {words.mine}: <q>{shown(valueAt(state.site, path))}</q>
            </span>
            <span>
              {words.theirs}: <q>{shown(valueAt(saved, path))}</q>
            </span>
            <Button size="small" aria-label={words.takeTheirs(name)} onClick={() => take(path)}>
              {words.take}
            </Button>
          </li>
        );
      })}
      {open.length > most && <li>{andMore(open.length - most)}</li>}
    </ul>
  );
}

interface Labels {
  readonly field: HallWording['field'];
  readonly spoken: Readonly<Record<Language, string>>;
  readonly pages: HallWording['pages'];
}

const lists: readonly string[] = ['zones', 'agencies', 'services', 'counters', 'kiosks', 'displays', 'staff'];
const isList = (part: string | undefined): part is ListName | 'staff' =>
  part !== undefined && lists.includes(part);

/** `services.ktp.name.id` → "Perekaman KTP · Nama · Indonesia". */
function labelOf(path: string, site: Site, saved: Site, language: Language, labels: Labels): string {
  const [first, second = '', ...rest] = path.split('.');
  const fields = isList(first) ? rest : [second, ...rest];
  const owner = isList(first)
    ? [site, saved].map((one) => nameOf(one, { list: first, id: second }, language)).find((n) => n !== second)
    : labels.pages.site;
  const parts = fields.map((part, n) => {
    if (n > 0 && (part === 'id' || part === 'en')) return labels.spoken[part];
    const known = Object.entries(labels.field).find(([key]) => key === part);
    return known?.[1] ?? part;
  });
  return [owner ?? second, ...parts].filter((part) => part !== '').join(' · ');
}
