import { Select } from '@mantine/core';
import { session } from '../wire/page.js';
import { useWords } from '../words/words.js';

interface ChoiceProps {
  readonly value: string | null;
  readonly onChoose: (slug: string) => void;
}

/** For people who look after several organisations. */
export function OrganisationChoice({ value, onChoose }: ChoiceProps) {
  const { say } = useWords();
  if (session.organisations.length < 2) return null;
  return (
    <Select
      label={say('common.organisation')}
      data={session.organisations.map(({ slug, name }) => ({ value: slug, label: name }))}
      value={value}
      onChange={(slug) => slug !== null && onChoose(slug)}
      searchable={session.organisations.length > 8}
      allowDeselect={false}
      size="sm"
      w={230}
    />
  );
}
