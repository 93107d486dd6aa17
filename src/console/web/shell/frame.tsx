import { Drawer } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { Icon } from '../parts/icon.js';
import { Mending } from '../parts/mending.js';
import { Loading } from '../parts/states.js';
import { SCREENS, type Screen } from '../screens.js';
import { session } from '../wire/page.js';
import { useWords } from '../words/words.js';
import { Account } from './account.js';
import { Brand } from './brand.js';
import { EmergencyStrip } from './emergency-strip.js';
import './frame.css';
import { Menu } from './menu.js';
import { NotHere } from './not-here.js';
import { ViewingStrip } from './viewing-strip.js';

const isForMe = ({ roles }: Screen) => roles === undefined || roles.includes(session.role);
const ROUTES = SCREENS.filter(isForMe).map((screen) => ({ screen, Drawn: lazy(screen.load) }));

/** What stands around every screen: the menu, who is signed in, and what stands still. */
export function Frame() {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => setOpen(false), [pathname]);
  return (
    <div className="frame">
      <a className="skip-link" href="#main">{say('frame.skip')}</a>
      <aside className="frame-side">
        <Brand />
        <Menu />
        <Account />
      </aside>
      <header className="frame-top">
        <button type="button" className="frame-opener" aria-expanded={isOpen} onClick={() => setOpen(true)}>
          <Icon name="menu" size={22} />
          <span className="hidden-text">{say('frame.menu')}</span>
        </button>
        <Brand />
      </header>
      <Drawer opened={isOpen} onClose={() => setOpen(false)} title={say('frame.menu')} closeButtonProps={{ 'aria-label': say('common.close') }} size="17rem">
        <Menu />
        <Account />
      </Drawer>
      <main id="main" tabIndex={-1} className="frame-main">
        <ViewingStrip />
        <EmergencyStrip />
        <Screens />
      </main>
    </div>
  );
}

function Screens() {
  const { pathname } = useLocation();
  return (
    <Mending key={pathname}>
      <Suspense fallback={<Loading />}>
        <Routes>
          {ROUTES.map(({ screen, Drawn }) => <Route key={screen.path} path={screen.path} element={<Named screen={screen}><Drawn /></Named>} />)}
          <Route path="*" element={<NotHere />} />
        </Routes>
      </Suspense>
    </Mending>
  );
}

/** Says where one has come to: in the window's title, and to those who hear the page. */
function Named({ screen, children }: { readonly screen: Screen; readonly children: React.ReactNode }) {
  const { say } = useWords();
  const title = say(screen.title);
  const heard = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    document.title = `${title} · Freshet`;
    if (heard.current !== null) heard.current.textContent = title;
    scrollTo(0, 0);
  }, [title]);
  return (
    <>
      <p ref={heard} className="hidden-text" aria-live="polite" />
      {children}
    </>
  );
}
