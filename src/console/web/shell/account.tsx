import { useMantineColorScheme } from '@mantine/core';
import { Icon } from '../parts/icon.js';
import { session } from '../wire/page.js';
import { LANGUAGES, useWords, type Language } from '../words/words.js';

/** Who is signed in, in which language and in which light they read, and the way out. */
export function Account() {
  const { say, language, speak } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isDark = document.documentElement.dataset['mantineColorScheme'] === 'dark' || colorScheme === 'dark';
  return (
    <div className="account">
      <p className="account-name"><a href="/console/account"><bdi>{session.name}</bdi></a></p>
      <p className="soft small">{say(`role.${session.role}`)}</p>
      <div className="account-choices">
        <label>
          <span className="hidden-text">{say('frame.language')}</span>
          <select value={language} onChange={(event) => speak(event.target.value as Language)}>
            {Object.entries(LANGUAGES).map(([code, name]) => <option key={code} value={code} lang={code}>{name}</option>)}
          </select>
        </label>
        <button type="button" className="account-light" onClick={() => setColorScheme(isDark ? 'light' : 'dark')}>
          <Icon name={isDark ? 'sun' : 'moon'} />
          <span className="hidden-text">{say(isDark ? 'frame.light' : 'frame.dark')}</span>
        </button>
      </div>
      <form method="post" action="/console/sign-out">
        <input type="hidden" name="formToken" value={session.formToken} />
        <button type="submit" className="account-leave">{say('frame.signOut')}</button>
      </form>
    </div>
  );
}
