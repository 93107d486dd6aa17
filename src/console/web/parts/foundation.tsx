import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CURRENCIES } from '../../../shared/currencies.js';
import { useWords } from '../words/words.js';
import { faultOf } from './fault.js';

/** What is settled when something is made, and never changes. */
export interface FoundationValues {
  readonly slug: string;
  readonly currency: string;
  readonly locale: string;
}

const LOCALES = ['en-GB', 'en-US', 'de-DE', 'fr-FR', 'ja-JP', 'ar', 'pl-PL', 'sv-SE', 'sw-KE', 'da-DK', 'it-IT', 'es-ES', 'nl-NL'];

export function useFoundation() {
  return useState<FoundationValues>({ slug: '', currency: 'GBP', locale: 'en-GB' });
}

interface FoundationProps {
  readonly values: FoundationValues;
  readonly error: unknown;
  readonly onChange: (values: FoundationValues) => void;
}

export function Foundation({ values, error, onChange }: FoundationProps) {
  const { say } = useWords();
  const choice = (name: 'currency' | 'locale', data: readonly string[]) => ({
    ...{ label: say(`foundation.${name}`), data, value: values[name], error: faultOf(error, name), searchable: true, allowDeselect: false },
    onChange: (chosen: string | null) => chosen !== null && onChange({ ...values, [name]: chosen }),
  });
  return (
    <div className="form-row">
      <TextInput
        label={say('foundation.slug')}
        description={say('foundation.slugHint')}
        value={values.slug}
        required
        maxLength={80}
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        error={faultOf(error, 'slug')}
        onChange={(event) => onChange({ ...values, slug: event.target.value.toLowerCase().replace(/[^a-z0-9-]+/g, '-') })}
      />
      <Select {...choice('currency', CURRENCIES)} description={say('foundation.forGood')} />
      <Select {...choice('locale', LOCALES)} description={say('foundation.localeHint')} />
    </div>
  );
}
