/** When something takes gifts: from `opensAt` on, until `closesAt` where it has an end. */
export interface Period {
  readonly opensAt: Date;
  readonly closesAt: Date | null;
}

export type PeriodState = 'upcoming' | 'open' | 'closed';

export function stateAt({ opensAt, closesAt }: Period, now: Date): PeriodState {
  if (now < opensAt) return 'upcoming';
  return closesAt !== null && now >= closesAt ? 'closed' : 'open';
}
