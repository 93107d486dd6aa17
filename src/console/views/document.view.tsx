import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { assetManifest, assetsOf } from '../../http/asset-manifest.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { Speaking } from '../words/speaking.js';
import { speechOf, type Speech } from '../words/speech.js';
import { ConsoleHeader, type ConsoleSection } from './console-header.view.js';
import { EmergencyBanner } from './emergency-banner.view.js';
import { LanguageChoice } from './language-choice.view.js';
import { ViewingBanner } from './viewing-banner.view.js';

interface DocumentProps {
  readonly title: string;
  /** Null on pages for people who are not signed in. */
  readonly session: ConsoleSession | null;
  readonly section?: ConsoleSection;
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
    <html lang={spoken.language}>
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
          <ConsoleHeader session={session} section={section} />
          {session !== null && <ViewingBanner session={session} />}
          {session !== null && <EmergencyBanner session={session} />}
          <main id="main" tabIndex={-1}>{children}</main>
          {speech !== undefined && <LanguageChoice />}
        </Speaking.Provider>
      </body>
    </html>
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
