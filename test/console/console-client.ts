import type { MadeStaff } from './a-staff-member.js';

/** A browser as far as the console needs one: keeps cookies, sends forms, does not follow redirects. */
export class ConsoleClient {
  readonly #jar = new Map<string, string>();

  constructor(
    private readonly url: string,
    private readonly as: Readonly<Record<string, string>> = {},
  ) {}

  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** As if it had never been kept, or had been stolen from another browser. */
  keepCookie(name: string, value: string | null): void {
    if (value === null) this.#jar.delete(name);
    else this.#jar.set(name, value);
  }

  cookieNamed(name: string): string | null {
    return this.#jar.get(name) ?? null;
  }

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
    const own = { ...this.as, ...given };
    const headers = this.cookie === '' ? own : { cookie: this.cookie, ...own };
    const answer = await fetch(this.url + path, { method, headers, body, redirect: 'manual' });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.keepCookie(name, value === '' ? null : value);
    }
    return answer;
  }
}
