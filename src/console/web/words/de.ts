import { menu } from '../../contract/menu-words/de.js';
import { day } from './de/day.js';
import { engine } from './de/engine.js';
import { frame } from './de/frame.js';
import { gifts } from './de/gifts.js';
import { imports } from './de/imports.js';
import { lists } from './de/lists.js';
import { pledges } from './de/pledges.js';
import { refunds } from './de/refunds.js';
import { reports } from './de/reports.js';
import { settings } from './de/settings.js';
import type { WordTable } from './table.js';

export const de: WordTable = { ...menu, ...frame, ...day, ...gifts, ...refunds, ...imports, ...pledges, ...reports, ...settings, ...engine, ...lists };
