import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Icon } from '../icon.js';

interface SearchFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** Long enough not to ask at every key, in milliseconds. */
const PAUSE_MS = 300;

/** Searches once somebody has stopped typing. */
export function SearchField({ label, hint, value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onSearch(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);
  return <TextInput type="search" label={label} placeholder={hint} value={text} onChange={(event) => setText(event.target.value)} leftSection={<Icon name="search" />} maxLength={100} className="list-search" />;
}
