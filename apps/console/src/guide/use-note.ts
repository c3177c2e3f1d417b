/** What is to be said of a step, in the reader's words. */
import type { Site } from '@giliran/protocol';
import { useLanguage, useWording } from '@giliran/ui';
import { guideWording } from '@giliran/ui/wording/guide';
import { nameOf } from '../set-up/model/names.ts';
import type { Note } from './guide-steps.ts';

/** So many names are read; the others are counted by the eye on the page they lead to. */
const mostNames = 3;

export function useNote(site: Site): (note: Note | null) => string | null {
  const { facts } = useWording(guideWording);
  const { language } = useLanguage();
  return (note) => {
    if (note === null) return null;
    switch (note.kind) {
      case 'unserved': {
        const names = note.services
          .slice(0, mostNames)
          .map((id) => nameOf(site, { list: 'services', id }, language));
        return facts.unserved(names.join(', ') + (note.services.length > mostNames ? ', …' : ''));
      }
      case 'away':
      case 'printerTrouble':
        return facts[note.kind](note.device);
      case 'onlyFolder':
      case 'paperFailed':
      case 'closedNow':
      case 'muted':
      case 'noPassword':
      case 'folderTrouble':
      case 'sameDisk':
        return facts[note.kind];
    }
  };
}
