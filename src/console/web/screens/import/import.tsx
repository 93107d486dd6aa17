import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { ImportFolderShown } from '../../../contract/imports.js';
import { Age } from '../../parts/age.js';
import { LiveMark } from '../../parts/live-mark.js';
import { ScreenTitle } from '../../parts/panel.js';
import { Size } from '../../parts/size.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { useLive } from '../../wire/live.js';
import { useWords } from '../../words/words.js';
import { ImportBadge } from '../imports/import-state.js';
import { CancelLever } from './cancel-lever.js';
import { Columns } from './columns.js';
import { Counts } from './counts.js';
import { Effects } from './effects.js';
import './import.css';
import { NewImport } from './new-import.js';
import { Notices } from './notices.js';
import { Preview } from './preview.js';
import { Progress } from './progress.js';
import { UndoLever } from './undo-lever.js';

/** One import: what the file is, what it does or did, and what can be done with it. It moves by itself. */
export default function ImportScreen() {
  const { id = '' } = useParams();
  return id === '-' ? <NewImport /> : <Brought key={id} id={id} />;
}

const EVENTS = ['import'] as const;

function Brought({ id }: { readonly id: string }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const key = ['import', id];
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => ask<ImportFolderShown>(`/imports/${encodeURIComponent(id)}`) });
  const tell = (folder: ImportFolderShown) => queries.setQueryData(key, folder);
  const live = useLive(data === undefined ? null : `/live${query({ about: 'import', id })}`, EVENTS, (_, told) => tell(told as ImportFolderShown));
  if (error !== null && data === undefined) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { import: of, may } = data;
  return (
    <>
      <ScreenTitle
        back={<Link to={`/imports?organisation=${of.organisation}`}>{say('imports.title')}</Link>}
        title={<bdi>{of.filename}</bdi>}
        note={<><ImportBadge status={of.status} /> {say(`importKind.${of.kind}`)} · <Size bytes={of.bytes} /> · <Age at={of.createdAt} /></>}
      >
        <LiveMark state={live} />
        {may.cancel && <CancelLever of={of} onDone={tell} />}
        {may.undo && <UndoLever id={id} onDone={tell} />}
      </ScreenTitle>
      <div className="import-stack">
        <Notices of={of} />
        <Progress of={of} />
        <Counts folder={data} onDone={tell} />
        <Effects effects={of.effects} />
        <Preview of={of} />
        <Columns key={JSON.stringify([of.file?.sheet, of.file?.columns])} folder={data} onDone={tell} />
      </div>
    </>
  );
}
