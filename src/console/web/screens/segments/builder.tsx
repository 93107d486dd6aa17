import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { SavedSegmentShown, SegmentChoicesShown } from '../../../contract/settings.js';
import { faultOf } from '../../parts/fault.js';
import { FormEnd } from '../../parts/form-end.js';
import { Panel } from '../../parts/panel.js';
import { Broken } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { SegmentForm } from './segment-form.js';
import { SAVED_SEGMENTS } from './segment-list.js';
import { composeHref, EVERYBODY, toSegment, toValues, type SegmentValues } from './segment-model.js';

interface BuilderProps {
  readonly choices: SegmentChoicesShown;
  readonly organisation: string | null;
  /** The one that is changed; null for a new one. */
  readonly saved: SavedSegmentShown | null;
}

/** Builds a kind of donors, counts them while it is built, and keeps it under a name. */
export function Builder({ choices, organisation, saved }: BuilderProps) {
  const { say } = useWords();
  const [values, setValues] = useState<SegmentValues>(() => (saved === null ? EVERYBODY : toValues(saved.rule)));
  return (
    <Panel title={saved === null ? say('segment.title') : say('segment.change', { name: saved.name })} aside={saved === null ? say('segment.hint') : <Link to={`/segments${query({ organisation })}`}>{say('segments.new')}</Link>}>
      <SegmentForm choices={choices} values={values} onChange={(changes) => setValues((before) => ({ ...before, ...changes }))} />
      <Size organisation={organisation} values={values} />
      {session.role !== 'engineer' && <Keeping organisation={organisation} saved={saved} values={values} />}
    </Panel>
  );
}

/** Long enough not to count at every choice, in milliseconds. */
const PAUSE_MS = 250;

function Size({ organisation, values }: { readonly organisation: string | null; readonly values: SegmentValues }) {
  const { say, count } = useWords();
  const written = JSON.stringify(toSegment(values));
  const [asked, setAsked] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(written), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['segment-size', organisation, asked],
    queryFn: () => ask<{ donors: number }>(`/segments/size${query({ organisation, segment: asked })}`),
    placeholderData: (before) => before,
  });
  if (error !== null) return <Broken error={error} again={() => void refetch()} />;
  return (
    <div className="segment-size">
      <p role="status" aria-busy={isFetching || asked !== written}>{data === undefined ? say('common.loading') : <strong>{count('segment.size', data.donors)}</strong>}</p>
      {session.role !== 'engineer' && <Button component="a" href={composeHref(organisation, values)} variant="default">{say('segment.write')}</Button>}
    </div>
  );
}

interface KeepingProps extends Omit<BuilderProps, 'choices'> {
  readonly values: SegmentValues;
}

function Keeping({ organisation, saved, values }: KeepingProps) {
  const { say } = useWords();
  const go = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState(saved?.name ?? '');
  const keep = useMutation({
    mutationFn: () => {
      const draft = { name, rule: toSegment(values) };
      if (saved !== null) return ask<undefined>(`/segments/saved/${saved.id}`, { method: 'PUT', body: draft });
      return ask<{ id: string }>('/segments/saved', { method: 'POST', body: { organisation: organisation ?? undefined, ...draft } });
    },
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: ['list', SAVED_SEGMENTS.path] });
      void queries.invalidateQueries({ queryKey: ['saved-segment', saved?.id] });
      if (made !== undefined) void go(`/segments${query({ organisation, segment: made.id })}`);
    },
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      <TextInput label={say('segment.name')} value={name} maxLength={100} required onChange={(event) => setName(event.target.value)} error={faultOf(keep.error, 'name')} />
      <FormEnd sent={keep} isLocked={false} isDisabled={name.trim() === ''} label={saved === null ? say('segment.keep') : say('segment.save')} />
    </form>
  );
}
