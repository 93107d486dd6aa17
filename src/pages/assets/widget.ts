import './tokens.css';
import './hues.css';
import './figures.css';
import './progress.css';
import './widget.css';
import { followCampaign } from './live-campaign.js';
import { localiseTimes } from './local-times.js';

localiseTimes(document);
followCampaign();
tellHeight();

/** The page around the frame cannot look inside it. A height is no secret. */
function tellHeight(): void {
  const widget = document.querySelector<HTMLElement>('[data-widget]');
  if (widget === null || parent === window) return;
  const tell = () => parent.postMessage({ freshetWidget: true, height: widget.offsetHeight }, '*');
  new ResizeObserver(tell).observe(widget);
}
