import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';

interface ErrorModel {
  readonly status: number;
  readonly detail: string | null;
  readonly session: ConsoleSession | null;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'That did not make sense to us',
  401: 'You are not signed in',
  403: 'Not allowed',
  404: 'Nothing here',
  405: 'Not possible here',
  413: 'Too much at once',
  429: 'A little slower, please',
  503: 'Back in a moment',
};

export function renderError({ status, detail, session }: ErrorModel): string {
  const title = TITLES[status] ?? (status < 500 ? 'That is not possible' : 'Our mistake');
  return renderDocument({
    title,
    session,
    children: (
      <section class="failure">
        <h1>{title}</h1>
        <p>{detail ?? sentenceFor(status)}</p>
        <p>{status === 401 ? <a href="/console/sign-in">Sign in</a> : <a href="/console">To the console</a>}</p>
      </section>
    ),
  });
}

function sentenceFor(status: number): string {
  if (status === 404) return 'There is no such page in the console.';
  if (status < 500) return 'Please go back and try again.';
  return 'Something is not working on our side. No donation is lost. Please try again in a minute.';
}
