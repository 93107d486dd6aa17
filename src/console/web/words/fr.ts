import { day } from './fr/day.js';
import { engine } from './fr/engine.js';
import { frame } from './fr/frame.js';
import { gifts } from './fr/gifts.js';
import type { WordTable } from './words.js';

export const fr: WordTable = { ...frame, ...day, ...gifts, ...engine };
