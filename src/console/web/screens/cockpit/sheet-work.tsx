import { Link } from 'react-router';
import type { WorkShown } from '../../../contract/cockpit.js';
import { Panel } from '../../parts/panel.js';
import { useWords } from '../../words/words.js';
import { ImportBadge, ImportBar, ImportPace } from '../imports/import-state.js';
import { ReportBadge, ReportBar, useWritten } from '../reports/report-state.js';

/** Spreadsheets under way, in and out, and those that wait for somebody. */
export function SheetWork({ work: { imports, reports } }: { readonly work: WorkShown }) {
  const { say } = useWords();
  return (
    <Panel title={say('work.title')} aside={<><Link to="/imports">{say('imports.title')}</Link> · <Link to="/reports">{say('reports.title')}</Link></>}>
      {imports.length + reports.length === 0 && <p className="soft">{say('work.none')}</p>}
      <ul className="plan">
        {imports.map((of) => (
          <li key={of.id}>
            <Link to={`/imports/${of.id}`}><bdi>{of.filename}</bdi></Link>
            <p className="small soft"><ImportBadge status={of.status} /> <ImportPace of={of} /></p>
            <ImportBar status={of.status} pace={of.pace} />
          </li>
        ))}
        {reports.map((of) => <li key={of.id}><Report of={of} /></li>)}
      </ul>
    </Panel>
  );
}

function Report({ of }: { readonly of: WorkShown['reports'][number] }) {
  const { say } = useWords();
  const written = useWritten(of);
  return (
    <>
      <Link to={`/reports/${of.id}`}>{say(`reportKind.${of.kind}`)}</Link>
      <p className="small soft"><ReportBadge status={of.status} /> {of.status === 'running' && written}</p>
      <ReportBar of={of} />
    </>
  );
}
