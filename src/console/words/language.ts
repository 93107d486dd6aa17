import type { FastifyRequest } from 'fastify';

/** The languages of the console, each by its own name. Its screens speak the same (`web/words`). */
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français' } as const;

export type Language = keyof typeof LANGUAGES;

/** What somebody has chosen on this browser. Scripts read it too: the screens that are drawn in it speak the same language. */
export const LANGUAGE_COOKIE = 'freshet_language';

export function isLanguage(text: string | undefined): text is Language {
  return text !== undefined && Object.hasOwn(LANGUAGES, text);
}

/** What somebody has chosen here, or else what their browser would rather have. */
export function languageOf({ cookies, headers }: Pick<FastifyRequest, 'cookies' | 'headers'>): Language {
  const chosen = cookies?.[LANGUAGE_COOKIE];
  return isLanguage(chosen) ? chosen : (wished(headers['accept-language'] ?? '')[0] ?? 'en');
}

const MOST_WISHES = 20;

/** RFC 9110, 12.5.4: the weightiest first, of two that weigh the same the one that was named first. */
function wished(header: string): Language[] {
  return header
    .slice(0, 1_000)
    .split(',', MOST_WISHES)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(/\s*;\s*/);
      const q = parameters.find((parameter) => parameter.startsWith('q='));
      return { language: tag.split('-')[0], weight: q === undefined ? 1 : Number(q.slice(2)) };
    })
    .filter((wish): wish is { language: Language; weight: number } => isLanguage(wish.language) && wish.weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ language }) => language);
}
