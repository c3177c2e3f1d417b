/** What a printer's configuration comes to. */
import type { Cutter, PaperWidth, PrinterCharset, PrinterConfig, QrManner } from '@giliran/protocol';
import type { Manners } from '../driver/manners.ts';
import { DOTS_ACROSS } from '../paper.ts';
import { modelOf } from './models.ts';

export type PrinterSettings = {
  readonly width: PaperWidth;
  readonly dotsPerLine: number;
  readonly charset: PrinterCharset;
  readonly qr: QrManner;
  readonly cutter: Cutter;
  readonly logo: boolean;
  readonly copies: number;
  readonly rollMillimetres: number | null;
  readonly seesPaperLow: boolean;
  readonly manners: Manners;
};

/** The model's settings with the configuration's own in their place. */
export function settingsOf(config: PrinterConfig): PrinterSettings {
  const model = modelOf(config.model);
  const width = config.width ?? model.width;
  return {
    width,
    dotsPerLine: config.dotsPerLine ?? (width === model.width ? model.dotsPerLine : DOTS_ACROSS[width]),
    charset: config.charset ?? model.charset,
    qr: config.qr ?? model.qr,
    cutter: config.cutter ?? model.cutter,
    logo: config.logo,
    copies: config.copies,
    rollMillimetres: config.rollMillimetres,
    seesPaperLow: model.seesPaperLow,
    manners: {
      ...model.manners,
      answers: config.answers ?? model.manners.answers,
      tellsWhenPrinted: config.tellsWhenPrinted ?? model.manners.tellsWhenPrinted,
    },
  };
}
