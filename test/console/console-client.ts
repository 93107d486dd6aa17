import type { MadeStaff } from './a-staff-member.js';

export interface ScreenAnswer {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- what it is differs with every path, and is what is tested
  readonly json: any;
}

async function toScreenAnswer(answer: Response): Promise<ScreenAnswer> {
  const text = await answer.text();
  return { status: answer.status, json: text === '' ? null : JSON.parse(text) };
}

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
    const page = await (await this.get('/console/mailings/new')).text();
    return /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? '';
  }

  /** What the screens' API answers, as its status and what it says. */
  async ask(path: string): Promise<ScreenAnswer> {
    return toScreenAnswer(await this.get(`/console/api${path}`));
  }

  /** Sends as a screen of this session does. */
  async tell(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown, headers: Record<string, string> = {}): Promise<ScreenAnswer> {
    const token = ((await this.ask('/session')).json as { formToken?: string }).formToken ?? '';
    const sent = { cookie: this.cookie, 'content-type': 'application/json', 'freshet-form-token': token, ...headers };
    return toScreenAnswer(await fetch(`${this.url}/console/api${path}`, { method, headers: sent, body: JSON.stringify(body) }));
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
