import { useState } from 'react';
import Plus from 'lucide-react/icons/plus';
import Printer from 'lucide-react/icons/printer';
import Settings from 'lucide-react/icons/settings';
import {
  AgencyTile,
  Badge,
  Button,
  type ButtonVariant,
  Checkbox,
  Field,
  IconButton,
  Kbd,
  LanguageSwitch,
  SearchInput,
  Select,
  StatusPill,
  Switch,
  TextInput,
  Tile,
  useWording,
} from '../src/index.ts';
import { commonWording } from '../src/wording/common.ts';
import { loginWording } from '../src/wording/login.ts';
import { agencies } from './samples.ts';
import { sampleWording } from './words.ts';

const variants: readonly ButtonVariant[] = ['primary', 'secondary', 'quiet', 'danger'];

/** What people press and fill in. */
export function Actions() {
  const common = useWording(commonWording);
  const words = useWording(sampleWording);
  const login = useWording(loginWording);
  const [query, setQuery] = useState('paspor');
  return (
    <>
      <section className="gallery-section">
        <h2>Buttons</h2>
        <div className="gallery-row">
          {variants.map((variant) => (
            <Button key={variant} variant={variant}>
              {common.next}
            </Button>
          ))}
          <Button variant="primary" busy>
            {common.saving}
          </Button>
          <Button variant="primary" disabled>
            {common.save}
          </Button>
          <Button icon={<Printer />} hint={<Kbd>F2</Kbd>}>
            {common.print}
          </Button>
          <Button variant="primary" hint={<Kbd>F8</Kbd>}>
            {common.next}
          </Button>
          <IconButton label={common.edit} icon={<Settings />} />
          <IconButton label={common.add} icon={<Plus />} variant="primary" />
        </div>
        <div className="gallery-row">
          <Button size="small">{common.cancel}</Button>
          <Button size="small" variant="primary">
            {common.save}
          </Button>
          <Button size="large" variant="primary">
            {words.haveThem}
          </Button>
          <LanguageSwitch />
        </div>
      </section>
      <section className="gallery-section">
        <h2>Tiles</h2>
        <div className="gallery-tiles">
          {agencies.slice(0, 4).map((agency) => (
            <AgencyTile
              key={agency.id}
              agency={agency}
              name={agency.name}
              meta={<StatusPill tone="ok">{words.waiting(agency.waiting)}</StatusPill>}
            />
          ))}
          <AgencyTile
            agency={{ id: 'bank', shortName: 'Bank Daerah' }}
            name="Bank Daerah"
            muted
            meta={<StatusPill>{words.closed}</StatusPill>}
          />
          <Tile
            shape="row"
            title="Perekaman KTP-el baru"
            detail={'15–25 menit'}
            meta={<Badge tone="accent">{words.waiting(24)}</Badge>}
          />
        </div>
      </section>
      <section className="gallery-section">
        <h2>Fields</h2>
        <div className="gallery-form">
          <Field label={login.userName} hint="nama.depan">
            {(control) => <TextInput {...control} defaultValue="sari" />}
          </Field>
          <Field label={login.password} error={words.missingPassword}>
            {(control) => <TextInput {...control} type="password" />}
          </Field>
          <Field label={common.zone}>
            {(control) => (
              <Select {...control}>
                <option>Lantai 1, sayap kiri</option>
                <option>Lantai 2</option>
              </Select>
            )}
          </Field>
          <SearchInput value={query} onValue={setQuery} label={words.search} clearLabel={common.clear} />
          <Switch label="Bunyi pembuka" defaultChecked />
          <Checkbox label="Layanan kedua" defaultChecked />
        </div>
      </section>
    </>
  );
}
