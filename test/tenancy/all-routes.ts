import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, RouteOptions } from 'fastify';

export interface Route {
  readonly method: string;
  readonly url: string;
  /** Method and path: `GET /api/v1/donations/:id`. */
  readonly name: string;
  readonly parameters: readonly string[];
}

/** Notes every route that applications register from now on, whoever registers it. */
export function collectRoutes(): { routes: Route[]; stop: () => void } {
  const routes: Route[] = [];
  const watched = new WeakSet<FastifyInstance>();
  const prototype = FastifyAdapter.prototype;
  const { getInstance } = prototype;
  prototype.getInstance = function watch<T>(this: FastifyAdapter): T {
    const fastify = getInstance.call(this) as FastifyInstance;
    if (!watched.has(fastify)) {
      watched.add(fastify);
      fastify.addHook('onRoute', (route) => void routes.push(...toRoutes(route)));
    }
    return fastify as T;
  };
  return { routes, stop: () => void (prototype.getInstance = getInstance) };
}

function toRoutes({ method, url }: RouteOptions): Route[] {
  const path = url.length > 1 ? url.replace(/\/$/, '') : url;
  const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  return [method].flat().filter((each) => !['HEAD', 'OPTIONS', 'TRACE', 'SEARCH', 'QUERY'].includes(each)).map((each) => ({ method: each, url: path, name: `${each} ${path}`, parameters }));
}
