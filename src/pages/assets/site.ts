import './tokens.css';
import './hues.css';
import './base.css';
import './figures.css';
import './skip-link.css';
import './page-header.css';
import './page-footer.css';
import './buttons.css';
import './icon.svg';
import { localiseTimes } from './local-times.js';
import { enhanceShareButton } from './share.js';

/** What every page does once it is there. */
export function enhancePage(): void {
  localiseTimes(document);
  enhanceShareButton();
}
