import { Button, Select, Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ImportKindShown, UploadGuessShown } from '../../../contract/imports.js';
import { Bar } from '../../parts/bar.js';
import { Fault } from '../../parts/fault.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { sizeText } from '../../parts/size.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { IMPORT_KINDS } from '../imports/import-state.js';
import { DropZone } from './drop-zone.js';
import './import.css';
import { peekRows } from './peek-rows.js';
import { sendFile, type Sent } from './send-file.js';

/** Brings a file in: chosen or dropped, looked into for what it may be, and sent while one looks on. */
export function NewImport() {
  const { say, language } = useWords();
  const [organisation, choose] = useOrganisation();
  const [file, setFile] = useState<File | null>(null);
  const [chosen, setChosen] = useState<ImportKindShown | null>(null);
  const [isReviewed, setReviewed] = useState(true);
  const guess = useGuess(setFile);
  const kind = chosen ?? guess.data?.kind ?? null;
  const sending = useSending({ organisation, file, kind, review: isReviewed });
  const most = guess.data?.largestBytes ?? Infinity;
  const isTooLarge = file !== null && file.size > most;
  const isMoney = kind === 'offline-donations';
  return (
    <>
      <ScreenTitle back={<Link to={`/imports${query({ organisation })}`}>{say('imports.title')}</Link>} title={say('imports.new')} note={say('upload.noMail')}>
        <OrganisationChoice value={organisation} onChoose={choose} />
      </ScreenTitle>
      <Panel title={say('upload.title')}>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            sending.start();
          }}
        >
          <DropZone file={file} isLocked={sending.isPending} onFile={guess.look} />
          {isTooLarge && <p className="fault" role="alert">{say('upload.tooLarge', { most: sizeText(most, language) })}</p>}
          <Select
            label={say('import.kind')}
            description={kind === null ? undefined : say(`kindText.${kind}`)}
            placeholder={say('upload.choose')}
            data={IMPORT_KINDS.filter((name) => name !== 'offline-donations' || session.role !== 'client_editor').map((name) => ({ value: name, label: say(`importKind.${name}`) }))}
            value={kind}
            onChange={(value) => setChosen(value)}
            allowDeselect={false}
            disabled={sending.isPending}
          />
          {chosen === null && kind !== null && <p className="soft small" role="status">{say('upload.guessed')}</p>}
          <Switch
            label={say('upload.review')}
            description={say('upload.reviewHint')}
            checked={isReviewed || isMoney}
            disabled={isMoney || sending.isPending}
            onChange={(event) => setReviewed(event.target.checked)}
          />
          <div className="form-end">
            <Button type="submit" disabled={file === null || kind === null || isTooLarge} loading={sending.isPending}>{say('upload.send')}</Button>
            {sending.isPending && <Button variant="default" onClick={sending.stop}>{say('common.cancel')}</Button>}
          </div>
          {sending.isPending && <SentSoFar sent={sending.sent} />}
          <Fault error={sending.error} />
        </form>
      </Panel>
    </>
  );
}

/** Looks into a file, and says what it is probably for. */
function useGuess(setFile: (file: File) => void) {
  const { data, mutate } = useMutation({
    mutationFn: async (file: File) => ask<UploadGuessShown>('/imports/guesses', { method: 'POST', body: { filename: file.name.slice(0, 1_000), rows: await peekRows(file) } }),
  });
  const look = (file: File) => {
    setFile(file);
    mutate(file);
  };
  return { data, look };
}

interface Sending {
  readonly organisation: string | null;
  readonly file: File | null;
  readonly kind: ImportKindShown | null;
  readonly review: boolean;
}

function useSending({ organisation, file, kind, review }: Sending) {
  const go = useNavigate();
  const [sent, setSent] = useState<Sent | null>(null);
  const stopper = useRef(new AbortController());
  // One key for what stands in the form: sent again after the network was lost, it comes in once.
  const what = `${organisation} ${kind} ${review} ${file?.name} ${file?.size} ${file?.lastModified}`;
  const key = useRef({ what: '', id: '' });
  useEffect(() => () => stopper.current.abort(), []);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      stopper.current = new AbortController();
      if (key.current.what !== what) key.current = { what, id: crypto.randomUUID() };
      setSent({ done: 0, total: file!.size });
      return sendFile<{ id: string }>(`/imports${query({ organisation, kind, filename: file!.name, review: String(review), key: key.current.id })}`, file!, setSent, stopper.current.signal);
    },
    onSuccess: ({ id }) => void go(`/imports/${id}`),
  });
  return { sent, isPending, error: stopper.current.signal.aborted ? null : error, start: () => mutate(), stop: () => stopper.current.abort() };
}

function SentSoFar({ sent }: { readonly sent: Sent | null }) {
  const { say, language } = useWords();
  if (sent === null) return null;
  const text = sent.done >= sent.total ? say('upload.safe') : say('upload.sending', { done: sizeText(sent.done, language), total: sizeText(sent.total, language) });
  return (
    <div className="sent-so-far">
      <Bar share={sent.total === 0 ? 1 : sent.done / sent.total} label={text} />
      <p className="small soft figures">{text}</p>
    </div>
  );
}
