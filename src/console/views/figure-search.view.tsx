import type { NamedFundraiser } from '../../campaigns/fundraiser.reader.js';
import type { HeldAudit } from '../../operations/figures/figure-audits.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { useSpeech } from '../words/speaking.js';
import { renderDocument } from './document.view.js';
import { figuresPath } from './figures-path.js';
import { Instant } from './instant.view.js';

interface FigureSearchModel {
  readonly session: ConsoleSession;
  /** As typed; empty for everything. */
  readonly text: string;
  readonly found: readonly NamedFundraiser[];
  readonly hasMore: boolean;
  /** Null before the first. */
  readonly lastAudit: Pick<HeldAudit, 'driftCount' | 'finishedAt'> | null;
  readonly now: Date;
}

export function renderFigureSearch({ session, text, found, hasMore, lastAudit, now }: FigureSearchModel): string {
  const { speech } = session;
  const { say, number } = speech;
  return renderDocument({
    title: say('figures.title'),
    session,
    speech,
    section: 'figures',
    children: (
      <>
        <div class="page-title">
          <h1>{say('figures.title')}</h1>
          <p class="page-note">{say('figures.note')}</p>
        </div>
        <AuditNote last={lastAudit} now={now} />
        <form class="figure-search" role="search" method="get" action="/console/figures">
          <label class="field">
            <span>{say('figures.searchFor')}</span>
            <input type="search" name="q" value={text} maxLength={200} autocomplete="off" />
          </label>
          <button class="main-button" type="submit">{say('figures.search')}</button>
        </form>
        <Found found={found} />
        {hasMore && <p class="page-note list-note">{say('figures.more', { n: number(found.length) })}</p>}
      </>
    ),
  });
}

function AuditNote({ last, now }: Pick<FigureSearchModel, 'now'> & { readonly last: FigureSearchModel['lastAudit'] }) {
  const { say, draw, drawCount } = useSpeech();
  if (last === null) return <p class="audit-note"><span>{say('figures.notHeld')}</span> <a href="/console/figures/audits">{say('figures.audits')}</a></p>;
  const { driftCount, finishedAt } = last;
  const when = <Instant at={finishedAt} now={now} />;
  return (
    <p class={driftCount === 0 ? 'audit-note is-good' : 'audit-note is-fault'}>
      <span>{driftCount === 0 ? draw('figures.allGood', { when }) : drawCount('figures.drifted', driftCount, { when })}</span>
      <a href="/console/figures/audits">{say('figures.audits')}</a>
    </p>
  );
}

function Found({ found }: Pick<FigureSearchModel, 'found'>) {
  const { say } = useSpeech();
  return (
    <table class="list fundraisers">
      <caption class="hidden-text">{say('figures.caption')}</caption>
      <thead>
        <tr><th scope="col">{say('figures.titleOf')}</th><th scope="col">{say('figures.kind')}</th><th scope="col">{say('figures.organisation')}</th></tr>
      </thead>
      <tbody>
        {found.map((of) => (
          <tr key={of.id}>
            <td class="cell-title"><a href={figuresPath(of)}><bdi>{of.title}</bdi></a> <span class="slug">{of.slug}</span></td>
            <td class="cell-kind"><span class="badge">{say(`thing.${of.kind}`)}</span></td>
            <td class="cell-organisation"><bdi>{of.organisation}</bdi></td>
          </tr>
        ))}
        {found.length === 0 && <tr class="is-empty"><td colSpan={3}>{say('figures.none')}</td></tr>}
      </tbody>
    </table>
  );
}
