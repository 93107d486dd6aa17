import type { INestApplicationContext } from '@nestjs/common';
import type { Draft } from '../../src/mailings/check-draft.js';
import { SaveMailing } from '../../src/mailings/save-mailing.js';
import { ScheduleMailing } from '../../src/mailings/schedule-mailing.js';
import { ResolveRecipients } from '../../src/mailings/resolve-recipients.js';
import { StartDueMailings } from '../../src/mailings/start-due-mailings.js';
import { newId, type DonorId, type MailingId, type OrganisationId } from '../../src/shared/ids.js';
import type { TestDatabase } from '../support/database.js';

/** The body of a mail, around what a test is about. */
export const aBody = (text: string) => `<mjml>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text>${text}</mj-text>
        <mj-text><a href="{{unsubscribe_url}}">Unsubscribe</a></mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;

export function aDraft(differs: Partial<Draft> = {}): Draft {
  return {
    subject: 'Tomorrow is the day', mjml: aBody('Dear {{donor.name}}, it begins tomorrow.'), list: 'news', campaign: null, givingDay: null,
    segment: {}, replyTo: null, locale: null, ...differs,
  };
}

export function aMailing(app: INestApplicationContext, organisationId: OrganisationId, differs: Partial<Draft> = {}): Promise<MailingId> {
  return app.get(SaveMailing, { strict: false }).run(organisationId, aDraft(differs), 'test');
}

/** Brings a mailing to where its messages wait to be sent; answers how many there are. */
export async function resolved(worker: INestApplicationContext, organisationId: OrganisationId, id: MailingId): Promise<number | null> {
  await worker.get(ScheduleMailing, { strict: false }).run(organisationId, id, { at: new Date(0) }, 'test');
  await worker.get(StartDueMailings, { strict: false }).run();
  return (await worker.get(ResolveRecipients, { strict: false }).run(organisationId, id)).recipients;
}

/** So many donors, of `person<n>@<domain>`. */
export async function crowd({ transactions }: Pick<TestDatabase, 'transactions'>, organisationId: OrganisationId, count: number, domain = 'readers.example'): Promise<void> {
  await transactions.run('platform', (tx) =>
    tx.rows(`INSERT INTO donors (id, organisation_id, email, name) SELECT uuidv7(), $1, 'person' || n || '@' || $3, 'Person ' || n FROM generate_series(1, $2::integer) AS n`, [
      organisationId,
      count,
      domain,
    ]),
  );
}

/** A donor exactly as given, past every check that a gift would make. */
export async function aRawDonor({ transactions }: Pick<TestDatabase, 'transactions'>, organisationId: OrganisationId, email: string, name = 'Donor'): Promise<DonorId> {
  const id: DonorId = newId();
  await transactions.run('platform', (tx) => tx.rows(`INSERT INTO donors (id, organisation_id, email, name) VALUES ($1, $2, $3, $4)`, [id, organisationId, email, name]));
  return id;
}
