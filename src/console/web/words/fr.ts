import { menu } from '../../contract/menu-words/fr.js';
import { day } from './fr/day.js';
import { engine } from './fr/engine.js';
import { frame } from './fr/frame.js';
import { gifts } from './fr/gifts.js';
import { imports } from './fr/imports.js';
import { lists } from './fr/lists.js';
import { pledges } from './fr/pledges.js';
import { refunds } from './fr/refunds.js';
import { reports } from './fr/reports.js';
import { settings } from './fr/settings.js';
import type { WordTable } from './table.js';

export const fr: WordTable = { ...menu, ...frame, ...day, ...gifts, ...refunds, ...imports, ...pledges, ...reports, ...settings, ...engine, ...lists };
