import type { CampaignText } from '../../../contract/campaigns.js';
import { toInstant, toLocal, toMajor, toMinor } from '../../parts/form-model.js';

/** A campaign as its form holds it: texts, until it is sent. */
export interface CampaignValues {
  readonly title: string;
  readonly summary: string;
  readonly story: string;
  readonly goal: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly suggestedAmounts: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly isPublished: boolean;
}

export function toValues(campaign: CampaignText, currency: string): CampaignValues {
  const { title, summary, story, goal, minimum, maximum, suggestedAmounts, opensAt, closesAt, isPublished } = campaign;
  return {
    ...{ title, summary, story, isPublished },
    ...{ goal: toMajor(goal, currency), minimum: toMajor(minimum, currency), maximum: toMajor(maximum, currency) },
    suggestedAmounts: suggestedAmounts.map((amount) => toMajor(amount, currency)).join(' '),
    ...{ opensAt: toLocal(opensAt), closesAt: toLocal(closesAt) },
  };
}

/** What is no amount or no time goes as what it is not, and comes back as a fault of its field. */
export function toText(values: CampaignValues, currency: string): CampaignText {
  const { title, summary, story, goal, minimum, maximum, suggestedAmounts, opensAt, closesAt, isPublished } = values;
  return {
    ...{ title, summary, story, isPublished },
    ...{ goal: toMinor(goal, currency), minimum: toMinor(minimum, currency) ?? 0, maximum: toMinor(maximum, currency) ?? 0 },
    suggestedAmounts: suggestedAmounts.split(/[\s;]+/).filter((text) => text !== '').map((text) => toMinor(text.replace(',', '.'), currency) ?? 0),
    ...{ opensAt: toInstant(opensAt) ?? '', closesAt: toInstant(closesAt) },
  };
}
