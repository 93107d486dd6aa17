import { Fragment } from 'react';
import type { GivingRuleShown, SegmentRuleShown } from '../../../contract/settings.js';
import { useWords, type WordKey } from '../../words/words.js';

/** Whom a rule means, in words: a line for each part that must hold. */
export function RuleText({ rule: { tags = {}, gave, didNotGive, subscribedTo } }: { readonly rule: SegmentRuleShown }) {
  const { say, day } = useWords();
  const given = ({ campaign, givingDay, since }: GivingRuleShown) => {
    const what = campaign ?? givingDay ?? say('segment.anything');
    return since === undefined ? what : say('segment.sinceDay', { what, day: day(since) });
  };
  const parts: readonly (readonly [WordKey, string])[] = [
    ...(['all', 'any', 'none'] as const).flatMap((part) => (tags[part] === undefined ? [] : [[PARTS[part], tags[part].join(' · ')] as const])),
    ...(gave === undefined ? [] : [['segment.gave', given(gave)] as const]),
    ...(didNotGive === undefined ? [] : [['segment.didNotGive', given(didNotGive)] as const]),
    ...(subscribedTo === undefined ? [] : [['segment.subscribedTo', subscribedTo] as const]),
  ];
  if (parts.length === 0) return <span className="soft">{say('segment.everybody')}</span>;
  return (
    <span className="small">
      {parts.map(([key, what], at) => <Fragment key={key}>{at > 0 && <br />}<span className="soft">{say(key)}</span> <bdi>{what}</bdi></Fragment>)}
    </span>
  );
}

const PARTS = { all: 'segment.tagsAll', any: 'segment.tagsAny', none: 'segment.tagsNone' } as const;
