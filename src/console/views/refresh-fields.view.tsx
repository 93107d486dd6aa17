import type { FigureExplanation } from '../../donations/explain-figures.js';
import { fieldName } from '../figures/figure-text.js';
import { useSpeech } from '../words/speaking.js';
import { Instant } from './instant.view.js';

interface RefreshFieldsProps {
  readonly figures: readonly FigureExplanation[];
  readonly now: Date;
}

const COLUMNS = ['figure', 'from', 'asOf', 'stored', 'lastError'] as const;

/** Each figure: where it was read from, how old it is, and what went wrong last. */
export function RefreshFields({ figures, now }: RefreshFieldsProps) {
  const speech = useSpeech();
  const { say } = speech;
  return (
    <table class="list refreshes">
      <caption class="hidden-text">{say('fields.caption')}</caption>
      <thead>
        <tr>{COLUMNS.map((name) => <th key={name} scope="col">{say(`fields.${name}`)}</th>)}</tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.field}>
            <td>{fieldName(speech, figure.field)} <span class="beside">{say(`fields.${figure.kind}`)}</span></td>
            <td>{say(figure.reading === null ? 'fields.notToBeHad' : `tier.${figure.reading.tier}`)}</td>
            <td>{figure.reading === null ? say('fields.notToBeHad') : <Instant at={figure.reading.asOf} now={now} />}</td>
            <td>{figure.storedAt === null ? say('refresh.notYet') : <Instant at={figure.storedAt} now={now} />}</td>
            <td><LastError of={figure.lastError} now={now} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LastError({ of: error, now }: { readonly of: FigureExplanation['lastError']; readonly now: Date }) {
  const { say, ahead } = useSpeech();
  if (error === null) return <>{say('fields.noError')}</>;
  const rests = error.retryAt !== null && error.retryAt > now;
  return (
    <>
      <bdi lang="en">{error.reason}</bdi> <span class="beside"><Instant at={error.at} now={now} /></span>
      {rests && <span class="badge is-failed">{say('fields.resting', { when: ahead(error.retryAt, now) })}</span>}
    </>
  );
}
