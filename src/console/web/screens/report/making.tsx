import { Button } from '@mantine/core';
import type { ReportFolderShown } from '../../../contract/reports.js';
import { Icon } from '../../parts/icon.js';
import { Panel } from '../../parts/panel.js';
import { Size } from '../../parts/size.js';
import { useWords } from '../../words/words.js';
import { ReportBar, useWritten } from '../reports/report-state.js';

/** The file of a report on its way, or the way to it; and how long it is kept. */
export function Making({ report }: Pick<ReportFolderShown, 'report'>) {
  const { say, time } = useWords();
  const { id, status, file, failure, source } = report;
  const written = useWritten(report);
  return (
    <Panel title={say('making.title')} aside={source !== null && <>{say('making.moment')}: {time(source.asOf)}, {say(`look.${source.database}`)}</>}>
      <p className="hidden-text" role="status">{say(`reportStatus.${status}`)}</p>
      <div className="making">
        {status === 'waiting' && <p className="soft">{say('making.waits')}</p>}
        <ReportBar of={report} />
        {(status === 'running' || status === 'done') && <p className="figures">{written}</p>}
        {failure !== null && <p className="fault" role="alert" lang="en">{failure.message}</p>}
        {status === 'cancelled' && <p className="soft">{say('making.cancelled')}</p>}
        {status === 'expired' && <p className="soft">{say('making.gone')}</p>}
        {file !== null && (
          <>
            <p><Button component="a" href={`/console/api/reports/${id}/file`} download leftSection={<Icon name="download" />}>{say('making.download')}</Button></p>
            <p className="small"><code>{file.name}</code> · <Size bytes={file.bytes} /></p>
            <p className="soft small">{say('making.kept', { when: time(file.expiresAt) })}</p>
          </>
        )}
      </div>
    </Panel>
  );
}
