import type { MadeStaff } from './a-staff-member.js';

/** A browser as far as the console needs one: keeps the session cookie, sends forms, does not follow redirects. */
export class ConsoleClient {
  cookie = '';

  constructor(private readonly url: string) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#fetch(path, 'GET', headers);
  }

  async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.#fetch(path, 'POST', headers, new URLSearchParams(fields));
  }

  async signIn({ email, password }: MadeStaff, next = ''): Promise<Response> {
    return this.post('/console/sign-in', { email, password, next });
  }

  /** The token in the forms of a page of this session. */
  async formToken(): Promise<string> {
    const page = await (await this.get('/console')).text();
    return /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? '';
  }

  async #fetch(path: string, method: string, given: Record<string, string>, body?: URLSearchParams): Promise<Response> {
    const headers = this.cookie === '' ? given : { cookie: this.cookie, ...given };
    const answer = await fetch(this.url + path, { method, headers, body, redirect: 'manual' });
    const [set] = answer.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(';', 1)[0] ?? '';
    return answer;
  }
}
