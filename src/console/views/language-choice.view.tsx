import { LANGUAGES, type Language } from '../words/language.js';
import { useSpeech } from '../words/speaking.js';

/** Below every page that is spoken in more than one language. */
export function LanguageChoice() {
  const { language, say } = useSpeech();
  return (
    <footer>
      <form class="languages" method="post" action="/console/language" aria-label={say('frame.language')}>
        {(Object.keys(LANGUAGES) as Language[]).map((known) => (
          <button key={known} class="quiet-button" type="submit" name="language" value={known} lang={known} aria-current={known === language ? 'true' : undefined}>
            {LANGUAGES[known]}
          </button>
        ))}
      </form>
    </footer>
  );
}
