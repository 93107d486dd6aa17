import type { FastifyInstance } from 'fastify';
import { parse } from 'secure-json-parse';
import { BadBody } from './bad-body.js';
import { keepRawBody } from './raw-body.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const DEEPEST = 32;

/** JSON in strict UTF-8: bytes that are none are refused instead of becoming U+FFFD in somebody's name. */
export function readJsonBodies(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addContentTypeParser(/^application\/([\w.-]+\+)?json(;|$)/i, { parseAs: 'buffer' }, (request, body, done) => {
    try {
      keepRawBody(request, body as Buffer);
      done(null, parseJson(body as Buffer));
    } catch (error) {
      done(error instanceof BadBody ? error : new BadBody('malformed_json', 'The body is not well-formed JSON.'));
    }
  });
}

function parseJson(bytes: Buffer): unknown {
  const text = decodeUtf8(bytes);
  if (text.trim() === '') throw new BadBody('empty_body', 'The body is empty.');
  refuseDepth(text);
  return parse(text, undefined, { protoAction: 'error', constructorAction: 'error' });
}

/** @throws BadBody where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Buffer): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new BadBody('invalid_encoding', 'The body is not valid UTF-8.');
  }
}

/**
 * Counts brackets outside strings, before anything recursive touches the text. One step per character: an expression
 * that looks for whole strings starts anew at every quote of one that never ends, and takes minutes over it.
 */
function refuseDepth(text: string): void {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') isInString = !isInString;
    else if (isInString) at += character === '\\' ? 1 : 0;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > DEEPEST) throw new BadBody('too_deep', `The body is nested deeper than ${DEEPEST} levels.`);
  }
}
