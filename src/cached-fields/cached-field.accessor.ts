import 'reflect-metadata';
import type { Sheddable } from '../shared/shedding.js';
import type { Compute } from './computed/compute.js';
import type { Fold } from './journal.js';

export const CACHED_FIELDS = Symbol('CACHED_FIELDS');

interface Mark {
  /** Property of the provider. */
  readonly name: string;
  /** Without its prefix: `total_raised`. */
  readonly column: string;
  readonly of: abstract new () => { id: string };
}

export interface FoldMark extends Mark {
  readonly fold: Fold<unknown>;
}

export interface ComputeMark extends Mark {
  readonly compute: Compute<string, unknown>;
  readonly dependsOn?: readonly string[];
  readonly shedWith?: Sheddable;
  readonly softAgeMs?: number;
}

export type FieldMark = FoldMark | ComputeMark;

/** The cached fields that a class declares, inherited ones included. */
export function cachedFieldsOf(provider: object): readonly FieldMark[] {
  const marks: FieldMark[] = [];
  for (let prototype: object | null = Object.getPrototypeOf(provider) as object | null; prototype !== null; prototype = Object.getPrototypeOf(prototype) as object | null) {
    marks.push(...((Reflect.getOwnMetadata(CACHED_FIELDS, prototype) ?? []) as FieldMark[]));
  }
  return marks;
}

/** Whether a field folds from a journal; otherwise it is computed. */
export const isFold = <Field extends FieldMark>(field: Field): field is Field & FoldMark => 'fold' in field;
