import type { Language } from '@giliran/protocol';
import { english } from './english.ts';
import { indonesian } from './indonesian.ts';
import type { Tongue } from './tongue.ts';

export const tongues: Readonly<Record<Language, Tongue>> = { id: indonesian, en: english };
