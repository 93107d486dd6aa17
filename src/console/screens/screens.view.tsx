import { renderToString } from 'preact-render-to-string';
import { assetManifest, assetsOf } from '../../http/asset-manifest.js';
import type { SessionShown } from '../contract/common.js';

/** `nonce`: for the styles that components write as they are drawn. */
export function renderScreens(session: SessionShown, nonce: string): string {
  return `<!doctype html>${renderToString(<Screens session={session} nonce={nonce} />)}`;
}

function Screens({ session, nonce }: { readonly session: SessionShown; readonly nonce: string }) {
  const { js, css } = assetsOf('screens');
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Freshet console</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf8f3" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#15130f" />
        <meta name="style-nonce" content={nonce} />
        <link rel="icon" type="image/svg+xml" href={assetManifest().icon} />
        {css.map((path) => <link key={path} rel="stylesheet" href={path} />)}
        {js.map((path) => <script key={path} type="module" src={path} />)}
        {/* Never run: a browser takes it for data. */}
        <script id="session" type="application/json" dangerouslySetInnerHTML={{ __html: asData(session) }} />
      </head>
      <body>
        <div id="screens" />
        <noscript><p>These screens need JavaScript. <a href="/console/mailings/new">Writing a mailing</a> and the queues work without it.</p></noscript>
      </body>
    </html>
  );
}

/** No text in it can end the element that it stands in. */
function asData(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
