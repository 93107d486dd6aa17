import { PseudoRandom } from '../../src/operations/demo/pseudo-random.js';
import type { JsonSchema } from './api-description.js';

const TEXTS = [
  ...['', ' ', '\u0000', 'a\u0000b', '\ud800', '\udfff\ud800', '\u202eevil', '\ufeff', 'é'.normalize('NFD'), '🫖'.repeat(40), 'x'.repeat(5_000), '\r\nBcc: a@b.example'],
  ...["' OR 1=1 --", '"; DROP TABLE donations', '${7*7}', '{{7*7}}', '<script>alert(1)</script>', '../../etc/passwd', '=cmd|calc', '%s%n', '__proto__', 'constructor', 'null', 'NaN'],
  ...['0197c3a0-0000-7000-8000-000000000000', '00000000-0000-0000-0000-000000000000', '2026-02-30T00:00:00Z', '+275760-09-13T00:00:00.000Z', '-271821-04-20T00:00:00.000Z', '9999-12-31T23:59:60Z'],
  ...['http://169.254.169.254/', 'https://[::1]/', 'https://user:pass@example.org', 'a@b', `${'a'.repeat(65)}@example.org`, 'x@xn--a.example', '9'.repeat(400), '1e999', '-1'],
];

const NUMBERS = [0, -0, -1, 0.5, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63), Number.MIN_VALUE, 99_999_999_999_999];

const OTHER_KINDS = [null, true, [], {}, [[[[]]]], [null], { a: { b: {} } }];

/** What nobody should send, and everybody will: the same seed sends the same. */
export class HostileValues {
  constructor(private readonly random: PseudoRandom) {}

  text(): string {
    return this.random.pick(TEXTS);
  }

  any(): unknown {
    return this.random.pick<unknown>([...TEXTS, ...NUMBERS, ...OTHER_KINDS]);
  }

  /** Mostly what the schema asks for, with something amiss in one place or another. */
  like(schema: JsonSchema, depth = 0): unknown {
    if (depth > 8 || this.random.chance(depth === 0 ? 0.05 : 0.12)) return this.any();
    if ('const' in schema) return schema['const'];
    if (Array.isArray(schema['enum'])) return this.random.pick(schema['enum'] as unknown[]);
    const choices = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined;
    if (choices !== undefined) return this.like(this.random.pick(choices), depth + 1);
    if (schema['type'] === 'object') return this.#object(schema, depth);
    if (schema['type'] === 'array') return Array.from({ length: this.random.between(0, 4) }, () => this.like((schema['items'] ?? {}) as JsonSchema, depth + 1));
    return this.#scalar(schema);
  }

  #object({ properties = {}, required = [] }: JsonSchema, depth: number): unknown {
    const fields = Object.entries(properties as Record<string, JsonSchema>).filter(([name]) => (required as string[]).includes(name) ? !this.random.chance(0.05) : this.random.chance(0.5));
    const entries = fields.map(([name, schema]) => [name, this.like(schema, depth + 1)] as const);
    return Object.fromEntries(this.random.chance(0.06) ? [...entries, [this.text(), this.any()]] : entries);
  }

  #scalar({ type, format, minimum = 0, examples, example }: JsonSchema): unknown {
    if (this.random.chance(0.25)) return type === 'string' ? this.text() : this.random.pick(NUMBERS);
    if (type === 'integer' || type === 'number') return Number(minimum) + this.random.between(0, 5_000);
    if (type === 'boolean') return this.random.chance(0.5);
    if (type === 'null') return null;
    const shown = (examples as unknown[] | undefined)?.[0] ?? example;
    if (format === 'uuid') return '0197c3a0-0000-7000-8000-000000000000';
    if (format === 'date-time') return '2027-01-01T00:00:00Z';
    return shown ?? 'a text';
  }
}
