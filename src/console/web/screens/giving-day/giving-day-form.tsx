import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { GivingDayFolderShown, GivingDayText, NewGivingDay } from '../../../contract/campaigns.js';
import { Fault, faultOf } from '../../parts/fault.js';
import { FormEnd } from '../../parts/form-end.js';
import { Foundation, useFoundation } from '../../parts/foundation.js';
import { toInstant, toLocal } from '../../parts/form-model.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';

const EMPTY: GivingDayText = { title: '', tagline: '', story: '', startsAt: '', endsAt: '', isPublished: false };

/** Times as their fields hold them, until they are sent. */
function toValues({ title, tagline, story, startsAt, endsAt, isPublished }: GivingDayText): GivingDayText {
  return { title, tagline, story, isPublished, startsAt: startsAt === '' ? '' : toLocal(startsAt), endsAt: endsAt === '' ? '' : toLocal(endsAt) };
}

function toText(values: GivingDayText): GivingDayText {
  return { ...values, startsAt: toInstant(values.startsAt) ?? '', endsAt: toInstant(values.endsAt) ?? '' };
}

/** Changes what a giving day says. */
export function GivingDayForm({ day, mayEdit }: { readonly day: GivingDayFolderShown['day']; readonly mayEdit: boolean }) {
  const [values, setValues] = useState(() => toValues(day));
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => ask(`/giving-days/${day.slug}`, { method: 'PUT', body: toText(values) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['giving-day', day.slug] }),
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Fields values={values} error={save.error} isLocked={!mayEdit} onChange={(changes) => setValues({ ...values, ...changes })} />
      <FormEnd sent={save} isLocked={!mayEdit} />
    </form>
  );
}

/** Makes a giving day. */
export function NewGivingDayForm({ organisation }: { readonly organisation: string }) {
  const { say } = useWords();
  const go = useNavigate();
  const [values, setValues] = useState(EMPTY);
  const [foundation, setFoundation] = useFoundation();
  const make = useMutation({
    mutationFn: () => ask<{ slug: string }>('/giving-days', { method: 'POST', body: { ...toText(values), ...foundation, organisation } satisfies NewGivingDay }),
    onSuccess: ({ slug }) => void go(`/giving-days/${slug}`),
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <Foundation values={foundation} error={make.error} onChange={setFoundation} />
      <Fields values={values} error={make.error} isLocked={false} onChange={(changes) => setValues({ ...values, ...changes })} />
      <div className="form-end"><Button type="submit" loading={make.isPending}>{say('days.make')}</Button></div>
      <Fault error={make.error} />
    </form>
  );
}

interface FieldsProps {
  readonly values: GivingDayText;
  readonly error: unknown;
  readonly isLocked: boolean;
  readonly onChange: (changes: Partial<GivingDayText>) => void;
}

function Fields({ values, error, isLocked, onChange }: FieldsProps) {
  const { say } = useWords();
  const field = (name: 'title' | 'tagline' | 'story' | 'startsAt' | 'endsAt') => ({
    ...{ label: say(`day.${name}`), value: values[name], error: faultOf(error, name), readOnly: isLocked },
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <>
      <TextInput {...field('title')} required maxLength={200} />
      <TextInput {...field('tagline')} maxLength={300} />
      <Textarea {...field('story')} autosize minRows={5} maxRows={16} />
      <div className="form-row">
        <TextInput {...field('startsAt')} type="datetime-local" required />
        <TextInput {...field('endsAt')} type="datetime-local" required />
      </div>
      <Switch label={say('campaign.published')} checked={values.isPublished} disabled={isLocked} onChange={(event) => onChange({ isPublished: event.target.checked })} />
    </>
  );
}
