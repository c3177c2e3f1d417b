import { describe, expect, test } from 'vitest';
import { errorCodes } from '@giliran/protocol';
import { backupsPageWording } from './backups-page.ts';
import { boardWording } from './board.ts';
import { commonWording } from './common.ts';
import { consoleWording } from './console.ts';
import { counterActionsWording } from './counter-actions.ts';
import { counterPanelsWording } from './counter-panels.ts';
import { counterSettingsWording } from './counter-settings.ts';
import { counterWording } from './counter.ts';
import { displayWording } from './display.ts';
import { emergencyWording } from './emergency.ts';
import { errorText, errorsWording } from './errors.ts';
import { formatsWording } from './formats.ts';
import { firstRunWording } from './first-run.ts';
import { guideWording } from './guide.ts';
import { hoursPageWording } from './hours-page.ts';
import { kioskWording } from './kiosk.ts';
import { loginWording } from './login.ts';
import { mediaPageWording } from './media-page.ts';
import { phoneWording } from './phone.ts';
import { readinessPageWording } from './readiness-page.ts';
import { rulesPageWording } from './rules-page.ts';
import { reportsWording } from './reports.ts';
import { setUpWording } from './set-up.ts';
import { textsPageWording } from './texts-page.ts';
import { ticketDesignWording } from './ticket-design.ts';
import { transferWording } from './transfer.ts';
import { voicePageWording } from './voice-page.ts';
import { printerWording } from './printer.ts';

const sections = {
  backupsPage: backupsPageWording,
  readinessPage: readinessPageWording,
  board: boardWording,
  emergency: emergencyWording,
  reports: reportsWording,
  common: commonWording,
  console: consoleWording,
  counter: counterWording,
  counterActions: counterActionsWording,
  counterPanels: counterPanelsWording,
  counterSettings: counterSettingsWording,
  display: displayWording,
  errors: errorsWording,
  firstRun: firstRunWording,
  formats: formatsWording,
  guide: guideWording,
  transfer: transferWording,
  hoursPage: hoursPageWording,
  kiosk: kioskWording,
  login: loginWording,
  mediaPage: mediaPageWording,
  phone: phoneWording,
  rulesPage: rulesPageWording,
  setUp: setUpWording,
  textsPage: textsPageWording,
  ticketDesign: ticketDesignWording,
  voicePage: voicePageWording,
  printer: printerWording,
};

/** Every sentence with its path; a function is asked for one with 0, 1 and 12 for each parameter. */
function sentences(node: unknown, path: string): [path: string, text: string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    return [0, 1, 12].map((n) => [
      `${path}(${n})`,
      String(
        Reflect.apply(
          node,
          undefined,
          Array.from({ length: node.length }, () => n),
        ),
      ),
    ]);
  }
  if (typeof node === 'object' && node !== null) {
    return Object.entries(node).flatMap(([key, child]) => sentences(child, `${path}.${key}`));
  }
  throw new Error(`${path} is neither a sentence nor a group`);
}

describe.each(Object.entries(sections))('wording of %s', (name, section) => {
  test('both languages say the same things', () => {
    const paths = (language: 'id' | 'en') =>
      sentences(section[language], '')
        .map(([path]) => path)
        .sort();
    expect(paths('en')).toEqual(paths('id'));
  });

  test.each(['id', 'en'] as const)('no sentence in %s is empty, padded or half-made', (language) => {
    for (const [path, text] of sentences(section[language], name)) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).toBe(text.trim());
      expect(text, path).not.toMatch(/undefined|null|NaN|\[object|TODO|\.\.\.|'/);
    }
  });

  test('Indonesian keeps to the standard spelling', () => {
    for (const [path, text] of sentences(section.id, name)) {
      expect(text, path).not.toMatch(/\bantrian|\bnomer\b|\bsilahkan\b|\bijin\b|\bmerubah\b/i);
    }
  });
});

describe('errors', () => {
  test.each(errorCodes)('%s says what happened and what to do, in both languages', (code) => {
    for (const language of ['id', 'en'] as const) {
      const { title, advice } = errorText(code, language);
      expect(title).toMatch(/^\p{Lu}.*\.$/u);
      expect(advice).toMatch(/^\p{Lu}.*\.$/u);
      expect(advice).not.toBe(title);
      expect(title.length).toBeLessThanOrEqual(80);
      expect(advice.length).toBeLessThanOrEqual(90);
    }
  });
  test('there is no text for a code that does not exist', () => {
    expect(Object.keys(errorsWording.id).sort()).toEqual([...errorCodes].sort());
  });
});

test('sentences with numbers are grammatical', () => {
  expect(commonWording.id.peopleAhead(0)).toBe('Giliran Anda berikutnya');
  expect(commonWording.id.peopleAhead(12)).toBe('12 orang di depan Anda');
  expect(commonWording.en.peopleAhead(1)).toBe('1 person ahead of you');
  expect(commonWording.en.peopleAhead(2)).toBe('2 people ahead of you');
  expect(commonWording.id.floor(0)).toBe('Lantai dasar');
  expect(commonWording.id.floor(-1)).toBe('Basemen 1');
});
