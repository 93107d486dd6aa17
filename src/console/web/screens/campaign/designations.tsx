import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DesignationShown } from '../../../contract/campaigns.js';
import { Fault, faultOf } from '../../parts/fault.js';
import { Panel } from '../../parts/panel.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';

interface DesignationsProps {
  readonly slug: string;
  readonly designations: readonly DesignationShown[];
  readonly mayEdit: boolean;
}

/** The funds a donor may choose. They are renamed and added, never taken away: gifts were made to them. */
export function Designations({ slug, designations, mayEdit }: DesignationsProps) {
  const { say } = useWords();
  const last = designations.at(-1)?.position ?? 0;
  return (
    <Panel title={say('designations.title')}>
      {designations.length === 0 && <p className="soft">{say('designations.none')}</p>}
      <ul className="plain-list">
        {designations.map((designation) => <li key={designation.slug}>{mayEdit ? <DesignationForm campaign={slug} designation={designation} /> : <bdi>{designation.title}</bdi>}</li>)}
      </ul>
      {mayEdit && <DesignationForm key={designations.length} campaign={slug} designation={{ slug: '', title: '', position: last + 1 }} />}
    </Panel>
  );
}

function DesignationForm({ campaign, designation }: { readonly campaign: string; readonly designation: DesignationShown }) {
  const { say } = useWords();
  const isNew = designation.slug === '';
  const [title, setTitle] = useState(designation.title);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => ask(`/campaigns/${campaign}/designations/${isNew ? slugOf(title) : designation.slug}`, { method: 'PUT', body: { title, position: designation.position } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaign', campaign] }),
  });
  return (
    <form
      className="designation-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        {...(isNew ? { label: say('designations.new') } : { 'aria-label': say('designations.name', { slug: designation.slug }) })}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.target.value)}
        error={faultOf(save.error, 'title')}
      />
      <Button type="submit" variant="default" disabled={title.trim() === '' || title === designation.title} loading={save.isPending}>{say(isNew ? 'designations.add' : 'common.save')}</Button>
      <Fault error={save.error} />
    </form>
  );
}

/** Its name within the campaign, from its title; what has no letters of ours gets one of its own. */
function slugOf(title: string): string {
  const plain = title.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60);
  return plain === '' ? `fund-${Date.now().toString(36)}` : plain;
}
