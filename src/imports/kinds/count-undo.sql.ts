import { countStandingGiftsSql } from '../../donations/offline-gifts.sql.js';
import type { ImportKindName } from '../import.js';
import { countChangedCampaignsSql, countMadeCampaignsSql } from './campaigns.sql.js';
import { countChangedDesignationsSql, countMadeDesignationsSql } from './designations.sql.js';
import { countChangedDonorsSql } from './donors.sql.js';
import { countMadeDonorsSql } from './made-donors.sql.js';
import { countMadeSuppressionsSql, countRenewedSuppressionsSql } from './suppressions.sql.js';
import { countMadeDonorsOfTagsSql, countMadeLabelsSql, countMadeTagsSql } from './undo-tags.sql.js';

/**
 * What undoing an import ($2) of each kind takes back, by the nouns that its effects are told in; counted where it
 * stands, at this moment. $1: organisation.
 */
export const COUNT_UNDO: Readonly<Record<ImportKindName, Readonly<Record<string, string>>>> = {
  tags: { labels: countMadeLabelsSql, tags: countMadeTagsSql, donors: countMadeDonorsOfTagsSql },
  donors: { donorsChanged: countChangedDonorsSql, donors: countMadeDonorsSql },
  suppressions: { suppressions: countMadeSuppressionsSql, suppressionsRenewed: countRenewedSuppressionsSql },
  campaigns: { campaignsChanged: countChangedCampaignsSql, campaigns: countMadeCampaignsSql },
  designations: { designationsChanged: countChangedDesignationsSql, designations: countMadeDesignationsSql },
  'offline-donations': { donations: countStandingGiftsSql, donors: countMadeDonorsSql },
};
