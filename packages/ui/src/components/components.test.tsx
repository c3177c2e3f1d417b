import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import {
  AgencyLogo,
  Banner,
  Button,
  Countdown,
  Field,
  IconButton,
  LanguageProvider,
  LanguageSwitch,
  Screen,
  SearchInput,
  TextInput,
  TicketNumber,
  useWording,
} from '../index.ts';
import { commonWording } from '../wording/common.ts';

/** The page as text: tags dropped. */
const words = (node: ReactNode) => renderToStaticMarkup(node).replace(/<[^>]+>/g, '');
const html = renderToStaticMarkup;

describe('a button', () => {
  test('never submits a form by accident', () => {
    expect(html(<Button>Simpan</Button>)).toContain('type="button"');
    expect(html(<Button type="submit">Simpan</Button>)).toContain('type="submit"');
  });
  test('that is busy says so, keeps its words and cannot submit again', () => {
    const busy = html(
      <Button busy type="submit">
        Menyimpan…
      </Button>,
    );
    expect(busy).toContain('aria-busy="true"');
    expect(busy).toContain('aria-disabled="true"');
    expect(busy).toContain('type="button"');
    expect(busy).toContain('Menyimpan…');
    expect(busy).not.toContain(' disabled');
  });
  test('with an icon only has a name', () => {
    expect(html(<IconButton label="Ubah" icon={<svg />} />)).toContain('aria-label="Ubah"');
  });
});

describe('a field', () => {
  const field = (error: string | null) =>
    html(
      <Field label="Nama" hint="Seperti di KTP" error={error}>
        {(control) => <TextInput {...control} />}
      </Field>,
    );
  test('ties label, hint and error to its input', () => {
    const markup = field('Isi nama.');
    const id = /<label[^>]*for="([^"]+)"/.exec(markup)?.[1];
    expect(markup).toContain(`id="${id}"`);
    const described = /aria-describedby="([^"]+)"/.exec(markup)?.[1]?.split(' ') ?? [];
    expect(described).toHaveLength(2);
    for (const part of described) expect(markup).toContain(`id="${part}"`);
    expect(markup).toContain('aria-invalid="true"');
  });
  test('without an error is not marked', () => {
    expect(field(null)).not.toContain('aria-invalid');
    expect(field(null)).not.toContain('gl-field-error');
  });
});

test('a ticket number reads as it is printed', () => {
  expect(words(<TicketNumber number="KT-104" />)).toBe('KT-104');
  expect(words(<TicketNumber number="104" />)).toBe('104');
});

test('an agency without a logo shows its initials', () => {
  expect(words(<AgencyLogo agency={{ id: 'bpjs', shortName: 'BPJS Kesehatan', logo: null }} />)).toBe('BPJS');
  expect(
    html(<AgencyLogo agency={{ id: 'x', shortName: 'X', logo: 'data:image/png;base64,AA' }} />),
  ).toContain('<img');
});

test('an error banner interrupts a screen reader, a notice waits', () => {
  expect(html(<Banner tone="error" title="Kertas habis" />)).toContain('role="alert"');
  expect(html(<Banner title="Tersambung" />)).toContain('role="status"');
});

test('an empty search has nothing to clear', () => {
  const search = (value: string) =>
    html(<SearchInput value={value} onValue={() => undefined} label="Cari" clearLabel="Hapus" />);
  expect(search('')).not.toContain('aria-label="Hapus"');
  expect(search('ktp')).toContain('aria-label="Hapus"');
});

test.each([
  [44.2, '45'],
  [0, '0'],
  [-3, '0'],
])('a countdown with %d seconds left shows %s', (remaining, shown) => {
  expect(words(<Countdown remaining={remaining} total={45} label="Kembali ke awal" />)).toBe(shown);
});

describe('language', () => {
  const Question = () => <p>{useWording(commonWording).booth}</p>;
  test('wording follows the provider', () => {
    expect(words(<LanguageProvider language="id">{<Question />}</LanguageProvider>)).toBe('Gerai');
    expect(words(<LanguageProvider language="en">{<Question />}</LanguageProvider>)).toBe('Booth');
  });
  test('a screen without a provider is a mistake that shows at once', () => {
    expect(() => html(<Question />)).toThrow('LanguageProvider');
  });
  test('the switch names each language in itself and marks the current one', () => {
    const markup = html(
      <LanguageProvider language="en">
        <LanguageSwitch />
      </LanguageProvider>,
    );
    expect(markup).toMatch(/<button[^>]*lang="en"[^>]*aria-pressed="true"/);
    expect(markup).toMatch(/<button[^>]*lang="id"[^>]*aria-pressed="false"/);
    expect(markup).toContain('Bahasa Indonesia');
  });
});

test('a screen carries its kind, theme, language and the site’s colours', () => {
  const markup = html(
    <Screen kind="kiosk" theme="contrast" language="id" accent="#c8102e">
      …
    </Screen>,
  );
  expect(markup).toContain('class="gl-screen gl-kiosk"');
  expect(markup).toContain('data-theme="contrast"');
  expect(markup).toContain('lang="id"');
  expect(markup).toContain('--gl-site-accent:#c8102e');
});
