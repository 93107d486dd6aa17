// <script async src="https://give.example/embed.js" data-campaign="library"></script> becomes a frame in its own place.
const HEIGHT = 250;
const WIDEST = 480;

/** What a frame says of itself. */
export interface Told {
  readonly freshetWidget?: unknown;
  readonly height?: unknown;
}

const frames = new Map<Window, HTMLIFrameElement>();

for (const script of document.querySelectorAll<HTMLScriptElement>('script[data-campaign]')) {
  if (script.dataset.shown === undefined && script.src !== '') show(script);
}

addEventListener('message', ({ source, data }: MessageEvent<Told | null>) => {
  const frame = frames.get(source as Window);
  // Whoever else talks on this page is not one of ours; and ours may ask for a height, and for nothing else.
  if (frame === undefined || data?.freshetWidget !== true || typeof data.height !== 'number') return;
  frame.style.height = `${Math.min(1_000, Math.max(80, Math.ceil(data.height)))}px`;
});

function show(script: HTMLScriptElement): void {
  script.dataset.shown = '';
  const { campaign = '', title = '' } = script.dataset;
  const frame = document.createElement('iframe');
  frame.src = new URL(`/c/${encodeURIComponent(campaign)}/widget`, script.src).href;
  frame.title = title === '' ? campaign : title;
  frame.loading = 'lazy';
  frame.style.cssText = `display:block;width:100%;max-width:${WIDEST}px;height:${HEIGHT}px;border:0;color-scheme:light dark`;
  script.after(frame);
  if (frame.contentWindow !== null) frames.set(frame.contentWindow, frame);
}
