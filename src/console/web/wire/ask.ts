import { session, signInAgain } from './page.js';
import { isSomebodyThere } from './somebody-there.js';

/** Which field was refused and why. */
export interface FieldFault {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** What the console's API said no to. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly faults: readonly FieldFault[],
  ) {
    super(detail);
  }
}

const PATIENCE_MS = 20_000;

/** What the console's API answers at `path`, which begins behind /console/api. @throws Refusal, or what a lost network throws */
export async function ask<Answer>(path: string, { method = 'GET', body, file }: { method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; body?: unknown; file?: File } = {}): Promise<Answer> {
  const answer = await fetch(`/console/api${path}`, {
    method,
    headers: { accept: 'application/json', ...(isSomebodyThere() ? { 'freshet-somebody-there': '1' } : {}), ...(method === 'GET' ? {} : { 'freshet-form-token': session.formToken, 'content-type': typeOf(file) }) },
    body: method === 'GET' ? null : (file ?? JSON.stringify(body ?? {})),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (answer.status === 204) return undefined as Answer;
  const said: unknown = await answer.json().catch(() => ({}));
  if (answer.ok) return said as Answer;
  throw toRefusal(answer, said);
}

/** What a problem document says. Whoever is signed out is led to where they can sign in again. */
export function toRefusal({ status, statusText }: { readonly status: number; readonly statusText: string }, said: unknown): Refusal {
  const { code = 'unknown', detail, title = statusText, errors = [] } = said as { code?: string; detail?: string; title?: string; errors?: FieldFault[] };
  if (code === 'not_signed_in') signInAgain();
  if (code === 'second_factor_first') location.assign('/console/account/second-factor');
  return new Refusal(status, code, detail ?? title, errors);
}

/** A browser that does not know a file's type says nothing; what it is, the server finds out. */
function typeOf(file: File | undefined): string {
  if (file === undefined) return 'application/json';
  return file.type.startsWith('image/') ? file.type : 'image/unknown';
}

/** `values` as a query; what is empty is left out. */
export function query(values: Readonly<Record<string, string | number | null | undefined>>): string {
  const entries = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`;
}
