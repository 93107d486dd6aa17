import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { ReportFolderShown, ReportPreviewShown } from '../../../contract/reports.js';
import { Age } from '../../parts/age.js';
import { Fault } from '../../parts/fault.js';
import { LiveMark } from '../../parts/live-mark.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { useLive } from '../../wire/live.js';
import { useWords } from '../../words/words.js';
import { FilterText } from '../reports/filter-text.js';
import { ReportBadge } from '../reports/report-state.js';
import { Making } from './making.js';
import { NewReport } from './new-report.js';
import { PreviewTables } from './preview-tables.js';
import './report.css';

/** One report: how far it is, its file, and what is in it. It moves by itself. */
export default function ReportScreen() {
  const { id = '' } = useParams();
  return id === '-' ? <NewReport /> : <Asked key={id} id={id} />;
}

const EVENTS = ['report'] as const;

function Asked({ id }: { readonly id: string }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const key = ['report', id];
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => ask<ReportFolderShown>(`/reports/${encodeURIComponent(id)}`) });
  const tell = (folder: ReportFolderShown) => queries.setQueryData(key, folder);
  const live = useLive(data === undefined ? null : `/live${query({ about: 'report', id })}`, EVENTS, (_, told) => tell(told as ReportFolderShown));
  if (error !== null && data === undefined) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { report, may } = data;
  return (
    <>
      <ScreenTitle
        back={<Link to={`/reports?organisation=${report.organisation}`}>{say('reports.title')}</Link>}
        title={say(`reportKind.${report.kind}`)}
        note={<><ReportBadge status={report.status} /> .{report.format} · <Age at={report.requestedAt} /></>}
      >
        <LiveMark state={live} />
        {may.cancel && <Cancel id={id} onDone={tell} />}
        {(report.status === 'expired' || report.status === 'failed' || report.status === 'cancelled') && <Again report={report} />}
      </ScreenTitle>
      <div className="stack">
        <Making report={report} />
        <Panel title={say('report.filter')}><p><FilterText filter={report.filter} /></p></Panel>
        <Look id={id} />
      </div>
    </>
  );
}

function Cancel({ id, onDone }: { readonly id: string; readonly onDone: (folder: ReportFolderShown) => void }) {
  const { say } = useWords();
  const cancel = useMutation({ mutationFn: () => ask<ReportFolderShown>(`/reports/${id}/cancel`, { method: 'POST' }), onSuccess: onDone });
  return (
    <>
      <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>{say('cancel.lever')}</Button>
      <Fault error={cancel.error} />
    </>
  );
}

function Again({ report: { organisation, kind, format, filter, columns } }: Pick<ReportFolderShown, 'report'>) {
  const { say } = useWords();
  const go = useNavigate();
  const again = useMutation({
    mutationFn: () => ask<{ id: string }>('/reports', { method: 'POST', body: { organisation, kind, format, filter, columns } }),
    onSuccess: ({ id }) => void go(`/reports/${id}`),
  });
  return (
    <>
      <Button loading={again.isPending} onClick={() => again.mutate()}>{say('making.again')}</Button>
      <Fault error={again.error} />
    </>
  );
}

/** The first rows as they are now, for those who do not want to wait for the file. */
function Look({ id }: { readonly id: string }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { data, error, isFetching } = useQuery({ queryKey: ['report-preview', id], queryFn: () => ask<ReportPreviewShown>(`/reports/${id}/preview`), enabled: isOpen, retry: false });
  return (
    <>
      {data === undefined && <p><Button variant="default" loading={isFetching} onClick={() => setOpen(true)}>{say('wish.preview')}</Button></p>}
      <Fault error={error} />
      {data !== undefined && <PreviewTables preview={data} />}
    </>
  );
}
