import type { RegisteredField } from './field-registry.js';

/** The fields of one table, each after those it depends on. @throws where they depend on each other in a circle, or on none. */
export function refreshOrder(fields: readonly RegisteredField[]): RegisteredField[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const ordered: RegisteredField[] = [];
  const visit = (field: RegisteredField, path: readonly string[]): void => {
    if (ordered.includes(field)) return;
    if (path.includes(field.name)) throw new Error(`${field.table}: ${[...path, field.name].join(' depends on ')}`);
    for (const name of dependenciesOf(field)) visit(required(byName, name, field), [...path, field.name]);
    ordered.push(field);
  };
  for (const field of fields) visit(field, []);
  return ordered;
}

function dependenciesOf(field: RegisteredField): readonly string[] {
  return 'dependsOn' in field ? (field.dependsOn ?? []) : [];
}

function required(byName: ReadonlyMap<string, RegisteredField>, name: string, by: RegisteredField): RegisteredField {
  const field = byName.get(name);
  if (field === undefined) throw new Error(`${by.table}.${by.name} depends on ${name}, which is no cached field of ${by.table}`);
  return field;
}
