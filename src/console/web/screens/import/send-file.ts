import { Refusal, toRefusal } from '../../wire/ask.js';
import { session } from '../../wire/page.js';

/** How much of a file has gone out, in bytes. */
export interface Sent {
  readonly done: number;
  readonly total: number;
}

/**
 * Sends a file as it is, as the body of a request; `onSent` is told how far it is, which fetch cannot tell. @throws Refusal, or
 * an Error where the network is lost
 */
export function sendFile<Answer>(path: string, file: File, onSent: (sent: Sent) => void, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/console/api${path}`);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('freshet-form-token', session.formToken);
    request.upload.addEventListener('progress', ({ loaded, total }) => onSent({ done: loaded, total }));
    request.addEventListener('load', () => (request.status < 300 ? resolve(request.response as Answer) : reject(toRefusal(request, request.response ?? {}))));
    request.addEventListener('error', () => reject(new Error('the network was lost')));
    request.addEventListener('abort', () => reject(new Refusal(0, 'cancelled', '', [])));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
