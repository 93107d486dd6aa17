import { getMetadataArgsStorage } from 'typeorm';
import { cachedFieldsOf, isFold, type FieldMark } from './cached-field.accessor.js';

/** A cached field as it stands in the house: its mark, its table, and the provider whose property reads it. */
export type RegisteredField = FieldMark & { readonly table: string; readonly provider: object };

/** Every cached field there is. Refuses, with the name of the field, what cannot work. */
export class FieldRegistry {
  readonly #fields: RegisteredField[] = [];

  get fields(): readonly RegisteredField[] {
    return this.#fields;
  }

  add(provider: object): void {
    for (const mark of cachedFieldsOf(provider)) {
      const table = tableOf(mark);
      if (this.find(table, mark.name) !== undefined) throw new Error(`${table}.${mark.name} is a cached field twice`);
      if (!hasPossibleAge(mark)) throw new Error(`${table}.${mark.name} has a soft age that is no number of milliseconds above 0`);
      this.#fields.push({ ...mark, table, provider });
    }
  }

  find(table: string, name: string): RegisteredField | undefined {
    return this.#fields.find((field) => field.table === table && field.name === name);
  }

  ofTable(table: string): RegisteredField[] {
    return this.#fields.filter((field) => field.table === table);
  }

  get tables(): string[] {
    return [...new Set(this.#fields.map(({ table }) => table))];
  }
}

function hasPossibleAge(mark: FieldMark): boolean {
  return isFold(mark) || mark.softAgeMs === undefined || (Number.isFinite(mark.softAgeMs) && mark.softAgeMs > 0);
}

function tableOf({ of, name }: FieldMark): string {
  const table = getMetadataArgsStorage().tables.find(({ target }) => target === of)?.name;
  if (table === undefined) throw new Error(`${name} is a cached field of ${of.name}, which is no entity`);
  return table;
}
