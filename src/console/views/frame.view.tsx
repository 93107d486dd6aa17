import type { ComponentChildren } from 'preact';
import type { MenuName } from '../contract/menu-words/en.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { useSpeech } from '../words/speaking.js';
import { AccountCorner } from './account-corner.view.js';
import { Brand } from './brand.view.js';
import { EmergencyBanner } from './emergency-banner.view.js';
import { Icon } from './icon.view.js';
import { Menu } from './menu.view.js';
import { ViewingBanner } from './viewing-banner.view.js';

interface FrameProps {
  readonly session: ConsoleSession;
  readonly section: MenuName | undefined;
  readonly children: ComponentChildren;
}

/**
 * What stands around a page of somebody who is signed in, as it does around every screen. On a phone the side is a popover, which
 * browsers open without a script.
 */
export function Frame({ session, section, children }: FrameProps) {
  const { say } = useSpeech();
  return (
    <div class="frame">
      <header class="frame-top">
        <button type="button" class="frame-opener" popovertarget="frame-side">
          <Icon name="menu" size={22} />
          <span class="hidden-text">{say('frame.menu')}</span>
        </button>
        <Brand />
      </header>
      <aside class="frame-side" id="frame-side" popover="auto">
        <Brand />
        {!session.staff.lacksFactor && <Menu session={session} section={section} />}
        <AccountCorner session={session} />
      </aside>
      <main id="main" class="frame-main" tabIndex={-1}>
        <ViewingBanner session={session} />
        <EmergencyBanner session={session} />
        {children}
      </main>
    </div>
  );
}
