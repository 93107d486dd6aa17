import type { RefundRowShown } from '../../../contract/donations.js';
import { Badge, type Tone } from '../../parts/badge.js';
import { MoneyText } from '../../parts/money-text.js';
import { Panel } from '../../parts/panel.js';
import { useWords } from '../../words/words.js';
import { RefundDecision } from './refund-decision.js';

const TONES: Readonly<Record<RefundRowShown['status'], Tone>> = { waiting: 'waiting', declined: 'fault', withdrawn: 'plain', expired: 'plain', pending: 'waiting', succeeded: 'good', failed: 'fault' };

interface RefundsProps {
  readonly donation: string;
  readonly refunds: readonly RefundRowShown[];
  readonly onDecided: () => void;
}

export function Refunds({ donation, refunds, onDecided }: RefundsProps) {
  const { say, time } = useWords();
  return (
    <Panel title={say('refunds.title')}>
      {refunds.length === 0 && <p className="soft">{say('refunds.none')}</p>}
      <ul className="plain-list">
        {refunds.map((refund) => {
          const { id, amount, status, reason, failure, requestedAt } = refund;
          return (
            <li key={id}>
              <strong><MoneyText of={amount} /></strong> <Badge tone={TONES[status]}>{say(`refund.${status}`)}</Badge> <span className="soft">{time(requestedAt)}</span>
              {reason !== null && <p><bdi>{reason}</bdi></p>}
              {failure !== null && <p className="soft"><code>{failure}</code></p>}
              <Persons of={refund} />
              {status === 'waiting' && <RefundDecision donation={donation} refund={refund} onDecided={onDecided} />}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** Of a refund that two had to look at: who asked, and who decided. */
function Persons({ of: { status, askedBy, decidedBy, expiresAt } }: { readonly of: RefundRowShown }) {
  const { say, time } = useWords();
  if (expiresAt === null) return null;
  const decided = status === 'declined' || status === 'withdrawn' ? 'refund.endedBy' : 'refund.agreedBy';
  return (
    <p className="soft small">
      {say('refund.askedBy', { name: askedBy ?? say('refund.platform') })}{' '}
      {decidedBy !== null && say(decided, { name: decidedBy.name ?? say('refund.platform') })}
      {status === 'waiting' && say('refund.waitsUntil', { when: time(expiresAt) })}
    </p>
  );
}
