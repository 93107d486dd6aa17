import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { MESSAGE_STATES, type MessageCountsShown, type MessageRowShown } from '../../../contract/mailings.js';
import { FilterChoice } from '../../parts/list/filter-choice.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { ScreenTitle } from '../../parts/panel.js';
import { Broken } from '../../parts/states.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import { messagesOf } from './message-list.js';

/** Everybody a mailing goes to, and what became of each message. */
export default function Messages() {
  const { say, number } = useWords();
  const { id = '' } = useParams();
  const model = useMemo(() => messagesOf(encodeURIComponent(id)), [id]);
  const list = useList<MessageRowShown>(model, null);
  const { data, error, refetch } = useQuery({ queryKey: ['message-counts', id], queryFn: () => ask<MessageCountsShown>(`${model.path}/counts`) });
  const stateLabel = (state: (typeof MESSAGE_STATES)[number]) => `${say(`messageState.${state}`)}${data === undefined ? '' : ` (${number(data.counts[state])})`}`;
  if (error !== null) return <Broken error={error} again={() => void refetch()} />;
  return (
    <>
      <ScreenTitle title={<bdi>{data?.subject ?? say('messages.title')}</bdi>} note={say('messages.note')} back={<a href={`/console/mailings/${encodeURIComponent(id)}`}>{say('messages.back')}</a>} />
      <List
        model={model}
        list={list}
        label={say('messages.title')}
        searchHint={say('messages.searchHint')}
        filters={
          <>
            <FilterChoice list={list} name="state" label={say('column.status')} options={MESSAGE_STATES.map((state) => ({ value: state, label: stateLabel(state) }))} />
            <FilterChoice list={list} name="report" label={say('messages.report')} options={[{ value: 'bounced', label: say('messages.bounced') }, { value: 'complained', label: say('messages.complained') }]} />
          </>
        }
      />
    </>
  );
}
