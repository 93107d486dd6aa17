import './tokens.css';
import './base.css';
import './controls.css';
import './console-header.css';
import './sign-in.css';
import './list.css';
import './donations.css';
import './badge.css';
import './mail.css';
import './refresh.css';
import './figures.css';
import { followProgress } from './live-progress.js';
import { keepLive } from './live-rows.js';
import { localiseTimes } from './local-times.js';

localiseTimes(document);
for (const region of document.querySelectorAll<HTMLElement>('[data-live]')) keepLive(region);
for (const region of document.querySelectorAll<HTMLElement>('[data-progress]')) followProgress(region);
