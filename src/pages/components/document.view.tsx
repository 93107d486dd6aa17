import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { assetManifest, assetsOf, assetUrl } from '../../http/asset-manifest.js';
import type { PageFrame } from '../page-frame.js';
import { directionOf, foreignText, voiceOf } from '../page-text/voice.js';
import { hueClass, OWN_HUE } from './hue.js';
import { PageFooter } from './page-footer.view.js';
import { PageHeader } from './page-header.view.js';

interface DocumentProps {
  readonly frame: PageFrame;
  /** Which browser entry the page loads; also the class of its body. */
  readonly entry: 'campaign' | 'giving-day' | 'home' | 'donation' | 'error';
  readonly title?: string;
  /** Of the body, where the page has a hue of its own. */
  readonly hue?: number;
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function renderDocument(props: DocumentProps): string {
  return `<!doctype html>${renderToString(<Document {...props} />)}`;
}

function Document({ frame, entry, title, hue, head, children }: DocumentProps) {
  const voice = voiceOf(frame);
  const isForeign = foreignText(frame.locale, frame.language).lang !== undefined;
  return (
    <html lang={isForeign ? frame.language : frame.locale} dir={directionOf(frame.language)} data-locale={frame.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title ?? frame.title}</title>
        <PageMeta frame={frame} />
        <PageAssetTags entry={entry} assetsUrl={frame.assetsUrl} />
        {frame.organisation?.colours !== undefined && <link rel="stylesheet" href={frame.organisation.colours} />}
        {head}
      </head>
      <body class={`${entry}-page ${hueClass(hue ?? frame.organisation?.hue ?? OWN_HUE)}`}>
        <a class="skip-link" href="#main">{voice.text.chrome.skip}</a>
        <PageHeader frame={frame} voice={voice} isPublic={entry !== 'donation' && entry !== 'error'} />
        <main id="main" tabIndex={-1}>{children}</main>
        <PageFooter voice={voice} />
      </body>
    </html>
  );
}

function PageMeta({ frame }: { readonly frame: PageFrame }) {
  const address = frame.siteUrl + frame.path;
  return (
    <>
      <meta name="description" content={frame.description} />
      <link rel="canonical" href={address} />
      <meta property="og:title" content={frame.title} />
      <meta property="og:description" content={frame.description} />
      <meta property="og:type" content="website" />
      <meta property="og:url" content={address} />
      <meta property="og:site_name" content={frame.organisation?.name ?? 'Freshet'} />
      <meta property="og:locale" content={frame.locale.replace('-', '_')} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf8f3" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#15130f" />
    </>
  );
}

export function PageAssetTags({ entry, assetsUrl }: { readonly entry: string; readonly assetsUrl: string }) {
  const { js, css } = assetsOf(entry);
  const at = (path: string) => assetUrl(path, assetsUrl);
  return (
    <>
      <link rel="icon" type="image/svg+xml" href={at(assetManifest().icon)} />
      {css.map((path) => <link key={path} rel="stylesheet" href={at(path)} />)}
      {js.map((path) => <script key={path} type="module" src={at(path)} />)}
    </>
  );
}
