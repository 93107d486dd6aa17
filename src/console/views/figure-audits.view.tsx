import type { Drift } from '../../operations/figures/audit-report.js';
import type { HeldAudit } from '../../operations/figures/figure-audits.js';
import { fieldName } from '../figures/figure-text.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';
import { Instant } from './instant.view.js';

interface FigureAuditsModel {
  readonly session: ConsoleSession;
  readonly audits: readonly HeldAudit[];
  readonly now: Date;
}

const MOST_DRIFTS = 20;

export function renderFigureAudits({ session, audits, now }: FigureAuditsModel): string {
  return renderDocument({
    title: 'Audits of figures',
    session,
    section: 'figures',
    children: (
      <>
        <p class="way-back"><a href="/console/figures">All figures</a></p>
        <div class="page-title">
          <h1>Audits</h1>
          <p class="page-note">Every night all figures are computed from the ledger and held against what readers are shown.</p>
        </div>
        {audits.length === 0 && <p class="notice">No audit has been held yet. The next is at 03:17 UTC, or now with <code>freshet figures audit</code>.</p>}
        {audits.length > 0 && (
          <table class="list audits">
            <caption class="hidden-text">Audits, the latest first</caption>
            <thead>
              <tr><th scope="col">Held</th><th scope="col">Found</th><th scope="col">Totals</th><th scope="col">Other values</th><th scope="col">Took</th></tr>
            </thead>
            <tbody>{audits.map((audit) => <AuditRow key={audit.id} audit={audit} now={now} />)}</tbody>
          </table>
        )}
      </>
    ),
  });
}

function AuditRow({ audit: { finishedAt, driftCount, drifts, checked, sampled, tookMs }, now }: { readonly audit: HeldAudit; readonly now: Date }) {
  return (
    <tr>
      <td class="cell-time"><Instant at={finishedAt} now={now} /></td>
      <td class="cell-found">{driftCount === 0 ? <span class="badge is-captured">Nothing drifts</span> : <Drifts drifts={drifts} count={driftCount} />}</td>
      <td class="cell-number"><span class="cell-name">Totals </span>{checked}</td>
      <td class="cell-number"><span class="cell-name">Other values </span>{sampled}</td>
      <td class="cell-number"><span class="cell-name">Took </span>{(tookMs / 1_000).toFixed(1)} s</td>
    </tr>
  );
}

function Drifts({ drifts, count }: { readonly drifts: readonly Drift[]; readonly count: number }) {
  return (
    <details>
      <summary><span class="badge is-failed">{count} {count === 1 ? 'drifts' : 'drift'}</span></summary>
      <ul class="drifts">
        {drifts.slice(0, MOST_DRIFTS).map(({ table, id, field, tier, shown, booked }) => (
          <li key={`${table} ${id} ${field ?? ''}`}>
            <p>{field === null ? 'Totals' : fieldName(field)} in {table}, {tier === 'redis' ? 'Redis' : 'database'} <code class="slug">{id}</code></p>
            <p class="change-values"><del>{JSON.stringify(shown)}</del> <span class="change-arrow" aria-hidden="true">→</span> <ins>{JSON.stringify(booked)}</ins></p>
          </li>
        ))}
      </ul>
      {count > MOST_DRIFTS && <p class="page-note">And {count - MOST_DRIFTS} more: the API lists the first thousand.</p>}
    </details>
  );
}
