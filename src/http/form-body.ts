import type { FastifyInstance } from 'fastify';
import { BadBody } from './bad-body.js';
import { decodeUtf8 } from './json-body.js';

const MOST_FIELDS = 100;

/** Fields of a form by name, each sent once. */
export type FormBody = Readonly<Record<string, string>>;

/** Form posts in strict UTF-8. A field sent twice is refused: which one was meant is not ours to guess. */
export function readFormBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseForm(decodeUtf8(body as Buffer)));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** @throws BadBody for malformed escapes, too many fields, or one that is repeated. */
export function parseForm(text: string): FormBody {
  const pairs = text === '' ? [] : text.split('&', MOST_FIELDS + 1);
  if (pairs.length > MOST_FIELDS) throw new BadBody('malformed_form', `The form has more than ${MOST_FIELDS} fields.`);
  const fields = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const name = unescapeField(at < 0 ? pair : pair.slice(0, at));
    if (fields.has(name)) throw new BadBody('repeated_field', `The field ${name.slice(0, 40)} was sent twice.`);
    fields.set(name, at < 0 ? '' : unescapeField(pair.slice(at + 1)));
  }
  // Without a prototype, so that a field named __proto__ is a field like any other.
  return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(fields));
}

function unescapeField(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new BadBody('invalid_encoding', 'The form is not valid UTF-8.');
  }
}
