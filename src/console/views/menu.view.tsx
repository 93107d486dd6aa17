import { menuOf } from '../contract/menu.js';
import type { MenuName } from '../contract/menu-words/en.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { useSpeech } from '../words/speaking.js';
import { Icon } from './icon.view.js';

interface MenuProps {
  readonly session: ConsoleSession;
  /** Where this page belongs. */
  readonly section: MenuName | undefined;
}

/** The way to everything that the role has; the screens show the same. */
export function Menu({ session, section }: MenuProps) {
  const { say } = useSpeech();
  return (
    <nav class="menu" aria-label={say('frame.menu')}>
      {menuOf(session.staff.role).map(({ group, items }) => (
        <section key={group}>
          <h2>{say(`menu.${group}`)}</h2>
          <ul>
            {items.map(({ name, icon, path }) => (
              <li key={name}>
                <a href={`/console${path}`} aria-current={name === section ? 'page' : undefined}><Icon name={icon} /> {say(`menu.to.${name}`)}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
