import type { EndpointShown } from '../../../contract/settings.js';
import { Badge } from '../../parts/badge.js';
import { useWords } from '../../words/words.js';

/** Whether anything is sent there, and why not. */
export function EndpointState({ of: { isEnabled, disabledBecause, failures } }: { readonly of: EndpointShown }) {
  const { say, count } = useWords();
  if (!isEnabled) return <Badge tone={disabledBecause === 'staff' ? 'plain' : 'fault'}>{say(`hook.disabled.${disabledBecause ?? 'staff'}`)}</Badge>;
  if (failures > 0) return <Badge tone="waiting">{count('hook.failing', failures)}</Badge>;
  return <Badge tone="good">{say('hook.on')}</Badge>;
}
