import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accentStyle, DEFAULT_ACCENT } from './accent.ts';
import { contrast, type Hex, parseHex } from './colour.ts';
import { agencyColour, initials } from './components/agencyColour.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replace(/\/\*[^]*?\*\//g, '');
const declarations = (block: string): Map<string, string> =>
  new Map([...block.matchAll(/(--gl-[\w-]+):\s*([^;]+);/g)].map((m) => [m[1]!, m[2]!.trim()]));
const blockOf = (selector: string): Map<string, string> => {
  const escaped = selector.replace(/[[\]'.]/g, '\\$&');
  const all = [...css.matchAll(new RegExp(`(?:^|[},\\s])${escaped}\\s*\\{([^}]*)\\}`, 'g'))];
  expect(all.length).toBeGreaterThan(0);
  return declarations(all.map((m) => m[1]).join(';'));
};
const site = declarations(css.slice(css.indexOf(':root {'), css.indexOf('}')));

describe.each(['light', 'contrast', 'dark'])('the %s theme', (theme) => {
  const roles = blockOf(`[data-theme='${theme}']`);
  const colour = (name: string): Hex => {
    const value = roles.get(`--gl-${name}`) ?? '';
    const referred = /^var\((--gl-site-[\w-]+)\)$/.exec(value)?.[1];
    const hex = referred === undefined ? value : (site.get(referred) ?? '');
    expect(parseHex(hex), `--gl-${name}: ${value}`).not.toBeNull();
    return `#${hex.slice(1)}`;
  };
  const backgrounds = ['bg', 'surface', 'sunken'];

  test.each(['ink', 'ink-2', 'accent-text'])('%s reaches 7:1 on every background', (ink) => {
    for (const background of backgrounds) {
      expect(contrast(colour(ink), colour(background)), background).toBeGreaterThanOrEqual(7);
    }
  });
  test('ink-3, for staff, reaches 4.5:1', () => {
    for (const background of backgrounds) {
      expect(contrast(colour('ink-3'), colour(background)), background).toBeGreaterThanOrEqual(4.5);
    }
  });
  test.each(['ok', 'info', 'warn', 'danger'])('%s text reaches 7:1 on its tint and on the page', (tone) => {
    for (const background of [`${tone}-soft`, 'bg', 'surface']) {
      expect(contrast(colour(`${tone}-ink`), colour(background)), background).toBeGreaterThanOrEqual(7);
    }
  });
  test('the words on main and dangerous buttons reach 7:1', () => {
    for (const fill of ['accent-strong', 'accent-hover', 'accent-pressed']) {
      expect(contrast(colour('on-accent-strong'), colour(fill)), fill).toBeGreaterThanOrEqual(7);
    }
    for (const fill of ['danger-fill', 'danger-hover']) {
      expect(contrast(colour('on-danger'), colour(fill)), fill).toBeGreaterThanOrEqual(7);
    }
  });
  test('edges of controls, dots and the focus ring reach 3:1', () => {
    for (const edge of ['line-strong', 'ok-fill', 'info-fill', 'warn-fill', 'danger-fill', 'focus']) {
      for (const background of backgrounds) {
        expect(contrast(colour(edge), colour(background)), `${edge} on ${background}`).toBeGreaterThanOrEqual(
          3,
        );
      }
    }
  });
  test('it names the same roles as the light theme', () => {
    expect([...roles.keys()].sort()).toEqual([...blockOf("[data-theme='light']").keys()].sort());
  });
});

test('the defaults in the CSS are those of the default accent', () => {
  for (const [name, value] of Object.entries(accentStyle(DEFAULT_ACCENT))) {
    expect(site.get(name), name).toBe(value);
  }
});

describe('sizes', () => {
  const px = (kind: string, name: string) =>
    Number(/\d+/.exec(blockOf(`.gl-${kind}`).get(`--gl-${name}`) ?? '')?.[0]);
  const texts = ['text-xs', 'text-s', 'text-m', 'text-l', 'text-xl', 'text-2xl', 'text-3xl', 'text-number'];
  test.each([
    ['kiosk', 24],
    ['display', 40],
    ['desktop', 14],
    ['phone', 16],
  ])('nothing on a %s is smaller than %i px, and the scale grows', (kind, smallest) => {
    const sizes = texts.map((name) => px(kind, name));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(smallest);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  });
  test('a finger finds every target on a kiosk', () => {
    expect(px('kiosk', 'control') * 0.84).toBeGreaterThanOrEqual(80);
    expect(px('display', 'text-number')).toBeGreaterThanOrEqual(200);
  });
});

describe('a drawn logo', () => {
  test('has the same readable colours for an agency every time, and differs between agencies', () => {
    const ids = [
      'disdukcapil',
      'imigrasi',
      'polres',
      'bpjs-kesehatan',
      'samsat',
      'kua',
      'bpn',
      'taspen',
      'pln',
    ];
    for (const id of ids) {
      const { background, ink } = agencyColour(id);
      expect(contrast(background, ink)).toBeGreaterThanOrEqual(7);
      expect(agencyColour(id)).toEqual({ background, ink });
    }
    expect(new Set(ids.map((id) => agencyColour(id).background)).size).toBeGreaterThan(4);
  });
  test.each([
    ['BPJS Kesehatan', 'BPJS'],
    ['Disdukcapil', 'Di'],
    ['Bank Jatim', 'BJ'],
    ['ATR/BPN', 'ATR'],
    ['Pengadilan Negeri', 'PN'],
    ['!', '?'],
  ])('%s → %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});
