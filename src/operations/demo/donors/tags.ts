import type { DemoCampaign } from '../campaigns/demo-campaign.js';
import type { PseudoRandom } from '../pseudo-random.js';

const CLASS_YEARS = [1968, 1974, 1979, 1985, 1990, 1994, 1998, 2003, 2008, 2013, 2018, 2022] as const;

/** What the two organisations call their donors. */
// prettier-ignore
export const UNIVERSITY_TAGS: readonly string[] = [
  'Alumni', 'Student', 'Parent', 'Staff', 'Friend', ...CLASS_YEARS.map((year) => `Class of ${year}`), 'Overseas chapter',
  'Rowing Club', 'Chapel Choir', 'Engineering', 'First in the Family', 'Monthly giver', 'Volunteer caller', 'Legacy pledge',
];
// prettier-ignore
export const CHARITY_TAGS: readonly string[] = [
  'Dauerspende', 'Ehrenamt', 'Schulpatenschaft', 'Newsletter', 'Stiftung', 'Vrienden van Nijmegen', 'Kirchengemeinde',
  'Erstspende',
];

/** What the university knows of somebody who gives to `campaign` in `language`; nothing of one in eight. */
export function universityTags(random: PseudoRandom, campaign: DemoCampaign, language: string): string[] {
  if (campaign.tag?.startsWith('Class of') === true && random.chance(0.85)) return ['Alumni', campaign.tag];
  if (random.chance(0.12)) return [];
  const tags = affiliation(random);
  if (language !== 'en' && random.chance(0.8)) tags.push('Overseas chapter');
  if (campaign.tag !== undefined && !campaign.tag.startsWith('Class of') && random.chance(0.4))
    tags.push(campaign.tag);
  if (random.chance(0.07)) tags.push('Monthly giver');
  if (tags.includes('Student') && random.chance(0.1)) tags.push('Volunteer caller');
  if (tags.includes('Alumni') && random.chance(0.03)) tags.push('Legacy pledge');
  return tags;
}

export function charityTags(random: PseudoRandom, _campaign: DemoCampaign, language: string): string[] {
  const tags = [];
  if (random.chance(0.3)) tags.push('Erstspende');
  else if (random.chance(0.35)) tags.push('Dauerspende');
  if (random.chance(0.45)) tags.push('Newsletter');
  if (language === 'nl' && random.chance(0.5)) tags.push('Vrienden van Nijmegen');
  if (random.chance(0.05))
    tags.push(random.pick(['Ehrenamt', 'Schulpatenschaft', 'Stiftung', 'Kirchengemeinde']));
  return tags;
}

function affiliation(random: PseudoRandom): string[] {
  const share = random.next();
  if (share < 0.56) return ['Alumni', `Class of ${random.pick(CLASS_YEARS)}`];
  if (share < 0.69) return ['Student'];
  if (share < 0.79) return ['Parent'];
  if (share < 0.88) return random.chance(0.3) ? ['Staff', 'Alumni'] : ['Staff'];
  return ['Friend'];
}
