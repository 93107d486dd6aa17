import type { StaffRoom } from '../staff/staff-desk.js';
import { staffPath } from '../staff/staff-path.js';
import { useSpeech } from '../words/speaking.js';

/** What stands above every page about people who work here, with the way back to all of them. */
export function StaffTitle({ room, title }: { readonly room: Pick<StaffRoom, 'organisation'>; readonly title: string }) {
  const { say } = useSpeech();
  return (
    <>
      <p class="way-back"><a href={staffPath(room)}>{say('staff.back')}</a></p>
      <div class="page-title">
        <h1><bdi>{title}</bdi></h1>
        <p class="page-note">{room.organisation === null ? say('staff.ofPlatform') : <bdi>{room.organisation.name}</bdi>}</p>
      </div>
    </>
  );
}
