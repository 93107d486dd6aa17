import type { Drift } from '../../operations/figures/audit-report.js';
import type { HeldAudit } from '../../operations/figures/figure-audits.js';
import { fieldName } from '../figures/figure-text.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { useSpeech } from '../words/speaking.js';
import { renderDocument } from './document.view.js';
import { Instant } from './instant.view.js';

interface FigureAuditsModel {
  readonly session: ConsoleSession;
  readonly audits: readonly HeldAudit[];
  readonly now: Date;
}

const COLUMNS = ['held', 'found', 'totals', 'others', 'took'] as const;
const MOST_DRIFTS = 20;

export function renderFigureAudits({ session, audits, now }: FigureAuditsModel): string {
  const { speech } = session;
  const { say, draw } = speech;
  return renderDocument({
    title: say('audits.title'),
    session,
    speech,
    section: 'figures',
    children: (
      <>
        <p class="way-back"><a href="/console/figures">{say('figures.all')}</a></p>
        <div class="page-title">
          <h1>{say('figures.audits')}</h1>
          <p class="page-note">{say('audits.note')}</p>
        </div>
        {audits.length === 0 && <p class="notice">{draw('audits.none', { command: <code>freshet figures audit</code> })}</p>}
        {audits.length > 0 && (
          <table class="list audits">
            <caption class="hidden-text">{say('audits.caption')}</caption>
            <thead>
              <tr>{COLUMNS.map((name) => <th key={name} scope="col">{say(`audits.${name}`)}</th>)}</tr>
            </thead>
            <tbody>{audits.map((audit) => <AuditRow key={audit.id} audit={audit} now={now} />)}</tbody>
          </table>
        )}
      </>
    ),
  });
}

function AuditRow({ audit: { finishedAt, driftCount, drifts, checked, sampled, tookMs }, now }: { readonly audit: HeldAudit; readonly now: Date }) {
  const { say, number, lasting } = useSpeech();
  return (
    <tr>
      <td class="cell-time"><Instant at={finishedAt} now={now} /></td>
      <td class="cell-found">{driftCount === 0 ? <span class="badge is-captured">{say('audits.nothing')}</span> : <Drifts drifts={drifts} count={driftCount} />}</td>
      <td class="cell-number"><span class="cell-name">{say('audits.totals')} </span>{number(checked)}</td>
      <td class="cell-number"><span class="cell-name">{say('audits.others')} </span>{number(sampled)}</td>
      <td class="cell-number"><span class="cell-name">{say('audits.took')} </span>{lasting(tookMs / 1_000)}</td>
    </tr>
  );
}

function Drifts({ drifts, count }: { readonly drifts: readonly Drift[]; readonly count: number }) {
  const speech = useSpeech();
  const { say } = speech;
  return (
    <details>
      <summary><span class="badge is-failed">{speech.count('audits.drifts', count)}</span></summary>
      <ul class="drifts">
        {drifts.slice(0, MOST_DRIFTS).map(({ table, id, field, tier, shown, booked }) => (
          <li key={`${table} ${id} ${field ?? ''}`}>
            <p>{say('audits.where', { field: field === null ? say('audits.totals') : fieldName(speech, field), table, tier: tier === 'redis' ? 'Redis' : say('audits.database') })} <code class="slug">{id}</code></p>
            <p class="change-values"><del>{JSON.stringify(shown)}</del> <span class="change-arrow" aria-hidden="true">→</span> <ins>{JSON.stringify(booked)}</ins></p>
          </li>
        ))}
      </ul>
      {count > MOST_DRIFTS && <p class="page-note">{speech.count('audits.moreDrifts', count - MOST_DRIFTS)}</p>}
    </details>
  );
}
