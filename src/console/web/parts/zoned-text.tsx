import { useWords } from '../words/words.js';

/** Day and minute as clocks of an organisation show them; the zone is named where the reader's is another. */
export function ZonedText({ at, zone }: { readonly at: string; readonly zone: string }) {
  const { language } = useWords();
  const isOwn = Intl.DateTimeFormat().resolvedOptions().timeZone === zone;
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', ...(isOwn ? {} : { timeZoneName: 'short' }) });
  return <time dateTime={at}>{format.format(new Date(at))}</time>;
}
