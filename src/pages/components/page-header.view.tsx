import type { PageFrame } from '../page-frame.js';
import type { Voice } from '../page-text/voice.js';

interface PageHeaderProps {
  readonly frame: PageFrame;
  readonly voice: Voice;
  /** Whether the address may be passed on; the page of a donor's own gift may not. */
  readonly isPublic: boolean;
}

export function PageHeader({ frame, voice, isPublic }: PageHeaderProps) {
  const { share, copied } = voice.text.chrome;
  const logo = frame.organisation?.logo;
  return (
    <header class="page-header">
      <a class="page-header-brand" href="/">
        {logo === undefined ? <BrandMark /> : <img class="brand-logo" src={logo.path} width={logo.width} height={logo.height} alt="" />}
        <bdi>{frame.organisation?.name ?? 'Freshet'}</bdi>
      </a>
      {isPublic && <button class="share-button" type="button" data-share data-copied={copied} hidden>{share}</button>}
    </header>
  );
}

function BrandMark() {
  return (
    <svg class="brand-mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d="M12 2c4 5 7 8.3 7 12a7 7 0 0 1-14 0c0-3.7 3-7 7-12z" />
      <path class="brand-mark-wave" d="M6 15c2-1.6 4-1.6 6 0s4 1.6 6 0" />
    </svg>
  );
}
