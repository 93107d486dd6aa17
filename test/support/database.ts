import { DataSource } from 'typeorm';
import { Campaign } from '../../src/campaigns/campaign.entity.js';
import { Designation } from '../../src/campaigns/designation.entity.js';
import { GivingDay } from '../../src/campaigns/giving-day.entity.js';
import { primaryOptions } from '../../src/database/data-source.js';
import { Transactions } from '../../src/database/transactions.js';
import { Donation } from '../../src/donations/donation.entity.js';
import { Donor } from '../../src/donors/donor.entity.js';
import { Organisation } from '../../src/organisations/organisation.entity.js';
import { Staff } from '../../src/organisations/staff.entity.js';
import { testConfig } from './environment.js';
import { createDatabase, dropDatabase, urlOf } from './postgres.js';

export interface TestDatabase {
  /** With the owner's rights, as the processes get it. */
  readonly url: string;
  readonly dataSource: DataSource;
  readonly transactions: Transactions;
  close(): Promise<void>;
}

/** A database of one's own, made by the real migrations, reached as the application reaches it. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = await createDatabase();
  const reached = await reachDatabase(urlOf(name));
  const close = async () => {
    await reached.close();
    await dropDatabase(name);
  };
  return { ...reached, close };
}

/** A database that is there already, over connections of one's own. */
export async function reachDatabase(url: string): Promise<TestDatabase> {
  const options = primaryOptions(testConfig(url).database, 'test');
  const dataSource = await new DataSource({ ...options, entities: [Organisation, Staff, GivingDay, Campaign, Designation, Donor, Donation] }).initialize();
  return { url, dataSource, transactions: new Transactions(dataSource), close: () => dataSource.destroy() };
}
