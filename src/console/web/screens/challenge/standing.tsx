import type { ChallengeFolderShown, ChallengeShown } from '../../../contract/matches.js';
import { MoneyText } from '../../parts/money-text.js';
import { Panel } from '../../parts/panel.js';
import { ZonedText } from '../../parts/zoned-text.js';
import { useWords } from '../../words/words.js';
import { ChallengeBar, useCounted } from '../challenges/challenge-state.js';
import '../pledge/pledge.css';

/** Progress and threshold. */
export function ChallengeFacts({ challenge }: { readonly challenge: ChallengeShown }) {
  const { say } = useWords();
  const counted = useCounted();
  return (
    <dl className="pledge-figures">
      <div><dt>{say(`challengeKind.${challenge.kind}`)}</dt><dd data-figure="progress" className="figures">{counted(challenge.progress, challenge)}</dd></div>
      <div><dt>{say('challenge.threshold')}</dt><dd data-figure="threshold" className="figures">{counted(challenge.threshold, challenge)}</dd></div>
    </dl>
  );
}

/** How far it is, and what there is for it. */
export function ChallengeStanding({ folder: { challenge, organisation } }: { readonly folder: ChallengeFolderShown }) {
  const { say } = useWords();
  const zone = organisation.timeZone;
  const { reward, rewardAmount, currency, metAt, closedAt, tag } = challenge;
  return (
    <Panel title={say('pledge.standing')}>
      <ChallengeBar of={challenge} />
      <ChallengeFacts challenge={challenge} />
      <dl className="facts">
        <dt>{say('challenge.reward')}</dt><dd><bdi>{reward}</bdi>{rewardAmount !== null && <> · <MoneyText of={{ amount: rewardAmount, currency }} /></>}</dd>
        {tag !== null && <><dt>{say('pledge.tag')}</dt><dd><bdi>{tag}</bdi></dd></>}
        <dt>{say('pledge.opensAt')}</dt><dd><ZonedText at={challenge.opensAt} zone={zone} /></dd>
        <dt>{say('pledge.closesAt')}</dt><dd><ZonedText at={challenge.closesAt} zone={zone} /></dd>
        {closedAt !== null && <><dt>{say('pledge.endedAt')}</dt><dd><ZonedText at={closedAt} zone={zone} /></dd></>}
        {metAt !== null && <><dt>{say('challenge.metAt')}</dt><dd><ZonedText at={metAt} zone={zone} /></dd></>}
        <dt>{say('pledge.madeAt')}</dt><dd><ZonedText at={challenge.createdAt} zone={zone} /></dd>
      </dl>
    </Panel>
  );
}
