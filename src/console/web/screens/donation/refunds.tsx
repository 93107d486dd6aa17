import type { RefundRowShown } from '../../../contract/donations.js';
import { Badge, type Tone } from '../../parts/badge.js';
import { MoneyText } from '../../parts/money-text.js';
import { Panel } from '../../parts/panel.js';
import { useWords } from '../../words/words.js';

const TONES: Readonly<Record<RefundRowShown['status'], Tone>> = { pending: 'waiting', succeeded: 'good', failed: 'fault' };

export function Refunds({ refunds }: { readonly refunds: readonly RefundRowShown[] }) {
  const { say, time } = useWords();
  return (
    <Panel title={say('refunds.title')}>
      {refunds.length === 0 && <p className="soft">{say('refunds.none')}</p>}
      <ul className="plain-list">
        {refunds.map(({ id, amount, status, reason, failure, requestedAt }) => (
          <li key={id}>
            <strong><MoneyText of={amount} /></strong> <Badge tone={TONES[status]}>{say(`refund.${status}`)}</Badge> <span className="soft">{time(requestedAt)}</span>
            {reason !== null && <p><bdi>{reason}</bdi></p>}
            {failure !== null && <p className="soft"><code>{failure}</code></p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
