import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { contrastOf, parseColour, shownContrast, type Colour } from '../../../../shared/colour.js';
import type { BrandShown } from '../../../contract/settings.js';
import { Badge } from '../../parts/badge.js';
import { faultOf } from '../../parts/fault.js';
import { FormEnd } from '../../parts/form-end.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import './branding.css';

export interface PartProps {
  readonly brand: BrandShown;
  readonly organisation: string | null;
  readonly mayEdit: boolean;
}

type Side = 'onLight' | 'onDark';

/** What is pressed and pointed to on the pages, with how well it can be read there. */
export function Colours({ brand, organisation, mayEdit }: PartProps) {
  const queries = useQueryClient();
  const [values, setValues] = useState({ onLight: brand.onLight ?? '', onDark: brand.onDark ?? '' });
  const save = useMutation({
    mutationFn: () => ask('/branding/colours', { method: 'PUT', body: { organisation: organisation ?? undefined, onLight: values.onLight.trim() || null, onDark: values.onDark.trim() || null } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['branding'] }),
  });
  const field = (side: Side) => (
    <ColourField
      key={side}
      side={side}
      brand={brand}
      value={values[side]}
      isLocked={!mayEdit}
      error={faultOf(save.error, side)}
      onChange={(value) => {
        save.reset();
        setValues((before) => ({ ...before, [side]: value }));
      }}
    />
  );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {field('onLight')}
      {field('onDark')}
      <FormEnd sent={save} isLocked={!mayEdit} />
    </form>
  );
}

interface FieldProps {
  readonly side: Side;
  readonly brand: BrandShown;
  readonly value: string;
  readonly isLocked: boolean;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function ColourField({ side, brand, value, isLocked, error, onChange }: FieldProps) {
  const { say } = useWords();
  const colour = parseColour(value);
  return (
    <div className="colour-field">
      <TextInput label={say(`brand.${side}`)} description={say('brand.colourHint')} placeholder="#005984" value={value} readOnly={isLocked} maxLength={20} error={error} onChange={(event) => onChange(event.target.value)} />
      <input type="color" className="colour-well" aria-label={say('brand.pick', { which: say(`brand.${side}`) })} value={colour ?? brand.grounds[side]} disabled={isLocked} onChange={(event) => onChange(event.target.value)} />
      {colour !== null && <Ratio ratio={contrastOf(colour, brand.grounds[side] as Colour)} least={brand.leastContrast} />}
      {colour !== null && <Sample colour={colour} ground={brand.grounds[side]} />}
    </div>
  );
}

function Ratio({ ratio, least }: { readonly ratio: number; readonly least: number }) {
  const { say } = useWords();
  const isEnough = ratio >= least;
  return (
    <p className="small" role="status">
      <Badge tone={isEnough ? 'good' : 'fault'}>{say('brand.contrast', { ratio: shownContrast(ratio) })}</Badge> {say(isEnough ? 'brand.enough' : 'brand.tooLittle', { least: String(least) })}
    </p>
  );
}

/** Drawn, not written: what cannot be read is not to be read here either. */
function Sample({ colour, ground }: { readonly colour: string; readonly ground: string }) {
  return (
    <svg className="colour-sample" viewBox="0 0 240 48" width="240" height="48" aria-hidden="true">
      <rect width="240" height="48" rx="8" fill={ground} />
      <rect x="10" y="10" width="92" height="28" rx="14" fill={colour} />
      <path d="M118 17h104M118 24h78M118 31h92" stroke={colour} strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
