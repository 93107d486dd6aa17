import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Advisory {
  readonly title: string;
  readonly severity: 'low' | 'critical';
}

/** As much of a package registry as `npm audit` asks: what it knows of one package, or nothing at all. */
export class ARegistry {
  advisory: Advisory | null = null;
  refuses = false;
  readonly #server: Server;

  private constructor(private readonly name: string) {
    this.#server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.setHeader('content-type', 'application/json');
        response.statusCode = this.refuses ? 405 : 200;
        response.end(JSON.stringify(request.method === 'POST' ? this.#advisories() : packageNamed(decodeURIComponent(request.url!.slice(1)))));
      });
    });
  }

  static async knowing(name: string): Promise<ARegistry> {
    const registry = new ARegistry(name);
    registry.#server.listen(0, '127.0.0.1');
    await once(registry.#server, 'listening');
    return registry;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  close(): void {
    this.#server.close();
  }

  #advisories() {
    if (this.refuses || this.advisory === null) return {};
    return { [this.name]: [{ id: 1, url: 'https://advisories.example/1', vulnerable_versions: '*', cwe: [], ...this.advisory }] };
  }
}

/** Whoever depends on what is at fault is asked for, too. */
const packageNamed = (name: string) => ({ name, 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': { name, version: '1.0.0' } } });
