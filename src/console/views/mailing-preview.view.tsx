import type { Mailing } from '../../mailings/mailing.js';
import type { PreviewedLetter } from '../../mailings/preview-mailing.js';
import { useSpeech } from '../words/speaking.js';

/** Readers whose letters are shown. */
export const PREVIEWED = 3;

interface PreviewProps {
  readonly mailing: Mailing;
  readonly letters: readonly PreviewedLetter[];
  /** Whose letter is shown: 1 is the first. */
  readonly reader: number;
}

/** A mailing as some of its real readers get it. */
export function MailingPreview({ mailing, letters, reader }: PreviewProps) {
  const { say } = useSpeech();
  const letter = letters[reader - 1] ?? letters[0];
  if (letter === undefined) return null;
  return (
    <section class="preview">
      <h2>{say('preview.title')}</h2>
      <nav class="readers" aria-label={say('preview.readers')}>
        {letters.map(({ to }, index) => (
          <a key={to.address} href={`/console/mailings/${mailing.id}?reader=${index + 1}`} aria-current={letters[index] === letter ? 'true' : undefined}><bdi>{to.name}</bdi></a>
        ))}
      </nav>
      <dl class="facts">
        <dt>{say('preview.to')}</dt><dd><bdi>{letter.to.name}</bdi> <span class="donor-email"><bdi>{letter.to.address}</bdi></span></dd>
        <dt>{say('preview.subject')}</dt><dd><bdi>{letter.subject}</bdi></dd>
      </dl>
      <iframe class="mail-frame" title={say('preview.frame', { name: letter.to.name })} sandbox="" referrerpolicy="no-referrer" loading="lazy" src={`/console/mailings/${mailing.id}/html?reader=${letters.indexOf(letter) + 1}`} />
      <details>
        <summary>{say('preview.plain')}</summary>
        <pre class="mail-text" dir="auto" tabIndex={0}>{letter.plain}</pre>
      </details>
    </section>
  );
}
