import { renderDocument } from '../components/document.view.js';
import { voiceOf } from '../page-text/voice.js';
import type { ErrorPageModel } from './error.page-model.js';

/** What went wrong and what the visitor can do, as a whole HTML document. */
export function renderErrorPage({ frame, status, detail }: ErrorPageModel): string {
  const voice = voiceOf(frame);
  const { title, text } = voice.text.errors[status];
  return renderDocument({
    frame,
    entry: 'error',
    head: <meta name="robots" content="noindex" />,
    children: (
      <section class="error">
        <p class="error-status" aria-hidden="true">{status}</p>
        <h1>{title}</h1>
        <p>{text}</p>
        {detail !== null && <p class="error-detail" dir="auto">{detail}</p>}
        <p><a class="give-link" href="/">{voice.text.chrome.home}</a></p>
      </section>
    ),
  });
}
