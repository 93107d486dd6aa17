interface Waiting<Request, Answer> {
  readonly request: Request;
  readonly resolve: (answer: Answer | Promise<Answer>) => void;
  readonly reject: (error: unknown) => void;
}

/** Gathers what is asked within one turn of the event loop and asks for all of it at once. */
export class TickBatch<Request, Answer> {
  #waiting: Waiting<Request, Answer>[] = [];

  /** `load` answers in the order of the requests, with a promise for whatever takes longer than the rest. */
  constructor(private readonly load: (requests: readonly Request[]) => Promise<readonly (Answer | Promise<Answer>)[]>) {}

  ask(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      // After the promises of this turn, so that a page that awaits one thing before the next still shares.
      if (this.#waiting.length === 0) setImmediate(() => void this.#flush());
      this.#waiting.push({ request, resolve, reject });
    });
  }

  async #flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const answers = await this.load(waiting.map(({ request }) => request));
      waiting.forEach(({ resolve }, at) => resolve(answers[at] as Answer | Promise<Answer>));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
