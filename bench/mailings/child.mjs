import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** One of the programs of this folder, in a process of its own. */
export class Child {
  static async start(name) {
    const child = new Child();
    child.process = fork(fileURLToPath(new URL(`./${name}.mjs`, import.meta.url)));
    if (name === 'sink') [child.said] = await once(child.process, 'message');
    return child;
  }

  async ask(message) {
    this.process.send(message);
    const [answer] = await once(this.process, 'message');
    return answer;
  }

  end() {
    this.process.disconnect();
  }
}
