import { menu } from '../../contract/menu-words/en.js';
import { day } from './en/day.js';
import { engine } from './en/engine.js';
import { frame } from './en/frame.js';
import { gifts } from './en/gifts.js';
import { imports } from './en/imports.js';
import { lists } from './en/lists.js';
import { pledges } from './en/pledges.js';
import { refunds } from './en/refunds.js';
import { reports } from './en/reports.js';
import { settings } from './en/settings.js';

/** What the screens say. `{names}` are filled in; `one|many` are parted by a bar. */
export const en = { ...menu, ...frame, ...day, ...gifts, ...refunds, ...imports, ...pledges, ...reports, ...settings, ...engine, ...lists } as const;
