import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { assetManifest, assetsOf } from '../../http/asset-manifest.js';
import type { MenuName } from '../contract/menu-words/en.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { Speaking } from '../words/speaking.js';
import { speechOf, type Speech } from '../words/speech.js';
import { Brand } from './brand.view.js';
import { Frame } from './frame.view.js';
import { LanguageChoice } from './language-choice.view.js';

interface DocumentProps {
  readonly title: string;
  /** Null on pages for people who are not signed in. */
  readonly session: ConsoleSession | null;
  /** Where the menu says that one is. */
  readonly section?: MenuName;
  /** Of pages that are spoken in every language; the others are in English from top to bottom. */
  readonly speech?: Speech;
  readonly children: ComponentChildren;
}

export function renderDocument(props: DocumentProps): string {
  return `<!doctype html>${renderToString(<Document {...props} />)}`;
}

function Document({ title, session, section, speech, children }: DocumentProps) {
  const spoken = speech ?? speechOf('en');
  return (
    <html lang={spoken.language} data-mantine-color-scheme={session?.light ?? undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Freshet console`}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf8f3" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#15130f" />
        <ConsoleAssets />
      </head>
      <body>
        <Speaking.Provider value={spoken}>
          <a class="skip-link" href="#main">{spoken.say('frame.skip')}</a>
          {session === null ? <Alone isSpoken={speech !== undefined}>{children}</Alone> : <Frame session={session} section={section}>{children}</Frame>}
        </Speaking.Provider>
      </body>
    </html>
  );
}

/** For whoever is not signed in. */
function Alone({ isSpoken, children }: { readonly isSpoken: boolean; readonly children: ComponentChildren }) {
  return (
    <>
      <header class="alone"><Brand /></header>
      <main id="main" tabIndex={-1}>{children}</main>
      {isSpoken && <LanguageChoice />}
    </>
  );
}

function ConsoleAssets() {
  const { js, css } = assetsOf('console');
  return (
    <>
      <link rel="icon" type="image/svg+xml" href={assetManifest().icon} />
      {css.map((path) => <link key={path} rel="stylesheet" href={path} />)}
      {js.map((path) => <script key={path} type="module" src={path} />)}
    </>
  );
}
