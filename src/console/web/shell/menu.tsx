import { NavLink } from 'react-router';
import { menuOf, type MenuItem } from '../../contract/menu.js';
import { Icon } from '../parts/icon.js';
import { session } from '../wire/page.js';
import { useWords } from '../words/words.js';

/** The way to everything that the role has. */
export function Menu() {
  const { say } = useWords();
  return (
    <nav className="menu" aria-label={say('frame.menu')}>
      {menuOf(session.role).map(({ group, items }) => (
        <section key={group}>
          <h2>{say(`menu.${group}`)}</h2>
          <ul>{items.map((item) => <li key={item.name}><Way item={item} /></li>)}</ul>
        </section>
      ))}
    </nav>
  );
}

function Way({ item: { name, icon, path, isPage } }: { readonly item: MenuItem }) {
  const { say } = useWords();
  const inside = <><Icon name={icon} /> {say(`menu.to.${name}`)}</>;
  return isPage ? <a href={`/console${path}`}>{inside}</a> : <NavLink to={path}>{inside}</NavLink>;
}
