import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { Transactions } from '../../database/transactions.js';
import { API_SCOPES, PLATFORM_SCOPES, type ApiScope } from '../../organisations/api-keys.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { demoApiKey, demoDeviceKey, demoPlatformKey, demoPassword, type DemoSecrets } from './demo-credentials.js';
import { demoDates, type DemoDates } from './demo-dates.js';
import { CHARITY, LIVE_DAY, STAFF, UNIVERSITY, type DemoRole } from './demo-organisations.js';
import { charityTenant, LIVE_DAY_CAMPAIGNS, universityTenant } from './demo-tenants.js';
import { editionBefore } from './edition-before.js';
import { insertDay, insertTenant } from './insert-tenant.js';
import { moveDemoDates } from './move-demo-dates.js';
import { insertPledgesSql } from './sql/insert-pledges.sql.js';
import { setApiKeySql, setPlatformKeySql, setStaffSql } from './sql/set-credentials.sql.js';

/** What somebody needs to know to look around. */
export interface DemoSummary {
  readonly users: readonly { readonly role: DemoRole; readonly email: string; readonly password: string }[];
  readonly apiKey: string;
  /** For what is done to the platform itself. */
  readonly platformKey: string;
  /** Slugs; the campaigns are those of the live giving day. */
  readonly organisation: string;
  readonly givingDay: string;
  readonly campaigns: readonly string[];
  readonly deviceKey: string;
}

/** Marks the demo's own key among others of the organisation. */
const API_KEY_ID = '01890000-0000-7000-8000-00000000f5e7';
const PLATFORM_KEY_ID = '01890000-0000-7000-8000-00000000f5e8';
const API_KEY_SCOPES: readonly ApiScope[] = API_SCOPES;

/**
 * Fills an empty platform with two organisations in the middle of a giving day. Run again, it sets the credentials of
 * the demo's own people and key, and moves dates that have passed; whatever was given or edited since stays.
 */
@Injectable()
export class SeedDemo {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async run(secrets: DemoSecrets): Promise<DemoSummary> {
    const dates = demoDates(this.clock.now());
    const summary = summaryFor(secrets.secret);
    const staff = await hashedStaff(summary, secrets);
    await this.transactions.run('platform', async (tx) => {
      await this.#seedOnce(tx, dates);
      await moveDemoDates(tx, dates);
      await tx.rows(setStaffSql, [JSON.stringify(staff), dates.longAgo]);
      const keyHash = secrets.keyHash(summary.apiKey);
      await tx.rows(setApiKeySql, [API_KEY_ID, UNIVERSITY.slug, keyHash, API_KEY_SCOPES, dates.longAgo]);
      await tx.rows(setPlatformKeySql, [PLATFORM_KEY_ID, secrets.keyHash(summary.platformKey), PLATFORM_SCOPES, dates.longAgo]);
    });
    return summary;
  }

  async #seedOnce(tx: Transaction, dates: DemoDates): Promise<void> {
    // Held until commit: of two processes that start at once the second finds everything there.
    await tx.rows(`SELECT pg_advisory_xact_lock(hashtext('freshet demo'))`);
    const seeded = await tx.row(`SELECT FROM organisations WHERE slug = ANY ($1)`, [
      [UNIVERSITY.slug, CHARITY.slug],
    ]);
    if (seeded !== null) return;
    const university = universityTenant(dates);
    await insertTenant(tx, university, dates.now);
    await tx.rows(insertPledgesSql, [university.organisation.id, LIVE_DAY.slug, newId<'Match'>(), newId<'Challenge'>(), dates.matchOpens]);
    await insertDay(tx, editionBefore(university, dates), dates.now);
    await insertTenant(tx, charityTenant(dates), dates.now);
  }
}

function summaryFor(secret: string): DemoSummary {
  return {
    users: STAFF.map(({ role, email }) => ({ role, email, password: demoPassword(secret, email) })),
    apiKey: demoApiKey(secret),
    platformKey: demoPlatformKey(secret),
    organisation: UNIVERSITY.slug,
    givingDay: LIVE_DAY.slug,
    campaigns: LIVE_DAY_CAMPAIGNS.map(({ slug }) => slug),
    deviceKey: demoDeviceKey(secret),
  };
}

function hashedStaff({ users }: DemoSummary, { passwordHash }: DemoSecrets) {
  return Promise.all(
    STAFF.map(async (person, index) => ({
      ...person,
      id: newId<'Staff'>(),
      password_hash: await passwordHash(users[index]!.password),
    })),
  );
}
