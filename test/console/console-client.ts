import type { MadeStaff } from './a-staff-member.js';

/** A browser as far as the console needs one: keeps the session cookie, sends forms, does not follow redirects. */
export class ConsoleClient {
  cookie = '';

  constructor(private readonly url: string) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#fetch(path, { headers });
  }

  async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.#fetch(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  async signIn({ email, password }: MadeStaff, next = ''): Promise<Response> {
    return this.post('/console/sign-in', { email, password, next });
  }

  /** The token in the forms of a page of this session. */
  async formToken(): Promise<string> {
    const page = await (await this.get('/console')).text();
    return /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? '';
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, ...(this.cookie && { cookie: this.cookie }) };
    const answer = await fetch(this.url + path, { ...init, headers, redirect: 'manual' });
    const [set] = answer.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(';', 1)[0] ?? '';
    return answer;
  }
}
