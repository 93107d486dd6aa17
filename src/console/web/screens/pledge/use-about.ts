import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { AboutValues } from './pledge-values.js';

/** Which gifts a new one is about: what the address names to begin with. */
export function useAbout(): readonly [AboutValues, (changes: Partial<AboutValues>) => void] {
  const [address] = useSearchParams();
  const [about, setAbout] = useState<AboutValues>(() => {
    const campaign = address.get('campaign') ?? '';
    return { kind: campaign === '' ? 'day' : 'campaign', givingDay: address.get('givingDay') ?? '', campaign, designation: '', currency: 'GBP' };
  });
  return [about, useCallback((changes: Partial<AboutValues>) => setAbout((before) => ({ ...before, ...changes })), [])];
}
