import { NavLink } from 'react-router';
import type { Role } from '../../contract/common.js';
import { Icon, type IconName } from '../parts/icon.js';
import { SCREENS, SERVER_PAGES, type MenuGroup } from '../screens.js';
import { session } from '../wire/page.js';
import { useWords, type WordKey } from '../words/words.js';

const GROUPS: readonly MenuGroup[] = ['day', 'gifts', 'making', 'engine'];

interface Item {
  readonly title: WordKey;
  readonly icon: IconName;
  readonly to?: string;
  readonly href?: string;
}

const isForMe = ({ roles }: { readonly roles?: readonly Role[] | undefined }) => roles === undefined || roles.includes(session.role);

function itemsOf(group: MenuGroup): Item[] {
  const screens = SCREENS.filter((screen) => isForMe(screen) && screen.menu?.group === group).map(({ path, title, menu }): Item => ({ to: path, title, icon: menu!.icon }));
  const pages = SERVER_PAGES.filter((page) => isForMe(page) && page.menu.group === group).map(({ href, title, menu }): Item => ({ href, title, icon: menu.icon }));
  return [...screens, ...pages];
}

/** The way to every screen that the role has. */
export function Menu() {
  const { say } = useWords();
  return (
    <nav className="menu" aria-label={say('frame.menu')}>
      {GROUPS.map((group) => ({ group, items: itemsOf(group) })).filter(({ items }) => items.length > 0).map(({ group, items }) => (
        <section key={group}>
          <h2>{say(`menu.${group}`)}</h2>
          <ul>{items.map((item) => <li key={item.title}><Way item={item} /></li>)}</ul>
        </section>
      ))}
    </nav>
  );
}

function Way({ item: { title, icon, to, href } }: { readonly item: Item }) {
  const { say } = useWords();
  const inside = <><Icon name={icon} /> {say(title)}</>;
  return to === undefined ? <a href={href}>{inside}</a> : <NavLink to={to}>{inside}</NavLink>;
}
