import HeartHandshake from 'lucide-react/icons/heart-handshake';
import { useState } from 'react';
import { AgencyTile, Button, LanguageSwitch, SearchInput, StatusPill, useWording } from '../src/index.ts';
import { commonWording } from '../src/wording/common.ts';
import { agencies } from './samples.ts';
import { sampleWording } from './words.ts';

/** How the pieces sit together on a kiosk's first screen. A sample, not the kiosk. */
export function KioskSample() {
  const words = useWording(sampleWording);
  const common = useWording(commonWording);
  const [query, setQuery] = useState('');
  return (
    <main className="sample-kiosk">
      <header className="gl-motif">
        <p className="sample-site">Mal Pelayanan Publik Kota Contoh</p>
        <LanguageSwitch />
      </header>
      <h1>{words.question}</h1>
      <SearchInput value={query} onValue={setQuery} label={words.search} clearLabel={common.clear} />
      <div className="sample-tiles">
        {agencies.map((agency) => (
          <AgencyTile
            key={agency.id}
            agency={agency}
            name={agency.name}
            muted={!agency.open}
            meta={
              <StatusPill tone={agency.open ? 'ok' : 'neutral'}>
                {agency.open ? words.waiting(agency.waiting) : words.closed}
              </StatusPill>
            }
          />
        ))}
      </div>
      <footer>
        <Button variant="primary" size="large" block icon={<HeartHandshake />}>
          {words.priority}
        </Button>
        <p>{words.priorityWho}</p>
      </footer>
    </main>
  );
}
