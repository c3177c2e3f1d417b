/** The whole set-up as one file. */
import type { Site } from '@giliran/protocol';
import { Button, useWording } from '@giliran/ui';
import { transferWording } from '@giliran/ui/wording/transfer';
import Download from 'lucide-react/icons/download';
import { useMemo, useState } from 'react';
import { useBoard } from '../board/board-context.ts';
import { createSiteApi, newKey } from '../site-draft/site-api.ts';
import { slug } from '../set-up/model/ids.ts';
import { useDeed } from '../trust/use-deed.ts';
import { compareSites } from './compare-sites.ts';
import { Faults } from './Faults.tsx';
import { FilePick } from './FilePick.tsx';
import { Outcome, Part, type PartProps } from './Part.tsx';
import { Preview } from './Preview.tsx';
import type { Refused } from './refused.ts';
import { saveFile } from './save-file.ts';
import { readSiteFile, siteFileText } from './site-file.ts';

interface Read {
  readonly file: string;
  /** As it was when the file was read: replaced only where it still is. */
  readonly version: string;
  readonly before: Site;
  readonly after: Site;
}

export function WholePart({ token, draft, state, onSessionEnded }: PartProps) {
  const words = useWording(transferWording);
  const { view, now } = useBoard();
  const api = useMemo(() => createSiteApi(token), [token]);
  const deed = useDeed(onSessionEnded);
  const [read, setRead] = useState<Read | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [done, setDone] = useState(false);
  const { saved } = state;
  const changes = useMemo(() => (read === null ? null : compareSites(read.before, read.after)), [read]);
  const clear = (): void => {
    deed.forget();
    setRead(null);
    setRefused(null);
    setDone(false);
  };
  const take = async (file: File): Promise<void> => {
    clear();
    const answer = await readSiteFile(file);
    if (answer.ok)
      setRead({ file: file.name, version: saved.version, before: saved.site, after: answer.value });
    else if (answer.error.kind === 'issues') setRefused(answer.error);
    else setRefused({ kind: 'file', fault: answer.error.kind });
  };
  const download = (): void =>
    saveFile(
      new Blob([siteFileText(saved.site, now)], { type: 'application/json' }),
      `${slug(saved.site.settings.name.id) || 'giliran'}-${view.day}.json`,
    );
  return (
    <Part
      {...words.whole}
      done={done}
      buttons={
        <>
          <Button icon={<Download />} onClick={download}>
            {words.download}
          </Button>
          <FilePick
            label={words.chooseOf.whole}
            accept=".json,application/json"
            busy={false}
            onFile={(file) => void take(file)}
          >
            {words.choose}
          </FilePick>
        </>
      }
    >
      {refused !== null && <Faults refused={refused} />}
      {read !== null && changes !== null && (
        <Outcome
          file={read.file}
          site={read.before}
          failure={deed.failure}
          busy={deed.busy}
          onDiscard={clear}
          onApply={
            changes.none || state.dirty
              ? null
              : () =>
                  void deed.run(
                    () => api.save(read.after, read.version, newKey()),
                    async () => {
                      clear();
                      setDone(true);
                      await draft.open();
                    },
                  )
          }
        >
          <Preview before={read.before} after={read.after} changes={changes} />
        </Outcome>
      )}
    </Part>
  );
}
