import type { StaffDonation } from '../../donations/donation.reader.js';
import { isOfPlatform } from '../roles.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';
import { DonationRow } from './donation-row.view.js';

interface LatestDonationsModel {
  readonly session: ConsoleSession;
  readonly donations: readonly StaffDonation[];
  readonly now: Date;
}

const COLUMNS = ['Time', 'Donor', 'Campaign', 'Amount', 'Status', 'Message'] as const;

export function renderLatestDonations({ session, donations, now }: LatestDonationsModel): string {
  const whose = isOfPlatform(session.staff) ? 'Of all organisations' : 'Of your organisation';
  return renderDocument({
    title: 'Latest donations',
    session,
    section: 'donations',
    children: (
      <section data-live="">
        <div class="page-title">
          <h1>Latest donations</h1>
          <p class="page-note">{whose}, the 100 newest, whatever became of them.</p>
          <p class="live-state">
            <span data-live-state></span>
            <button class="quiet-button" type="button" data-live-toggle hidden>Pause</button>
          </p>
        </div>
        <table class="list donations">
          <caption class="hidden-text">Latest donations</caption>
          <thead>
            <tr>{COLUMNS.map((name) => <th key={name} scope="col" class={`cell-${name.toLowerCase()}`}>{name}</th>)}</tr>
          </thead>
          <tbody data-live-rows="">
            {donations.map((donation) => <DonationRow key={donation.id} donation={donation} now={now} />)}
            {donations.length === 0 && <tr class="is-empty"><td colSpan={COLUMNS.length}>Nothing has come in yet.</td></tr>}
          </tbody>
        </table>
      </section>
    ),
  });
}
