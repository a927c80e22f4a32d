import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';

const DAY_SECONDS = 86_400;

/** The built H5 client at /h5/ and the console at /console/. */
export async function registerClients(app: FastifyInstance, config: Config): Promise<void> {
  await registerSite(app, '/h5', config.h5Dir);
  await registerSite(app, '/console', config.consoleDir);
}

/** A built client that routes by itself: an address without a file behind it is one of its pages. */
async function registerSite(app: FastifyInstance, prefix: string, root: string): Promise<void> {
  await app.register(
    async (site) => {
      await site.register(fastifyStatic, {
        root,
        prefix: '/',
        wildcard: true,
        setHeaders(reply, path) {
          // Everything but the page itself carries a hash in its name.
          const isPage = path.endsWith('index.html');
          reply.header('cache-control', isPage ? 'no-cache' : `public, max-age=${365 * DAY_SECONDS}, immutable`);
        },
      });
      site.setNotFoundHandler((request, reply) => {
        const isPage = request.method === 'GET' && !/\.[a-z0-9]{2,5}$/i.test(request.url.split('?')[0] ?? '');
        if (!isPage || !existsSync(join(root, 'index.html'))) return reply.code(404).send('not found');
        return reply.header('cache-control', 'no-cache').sendFile('index.html');
      });
    },
    { prefix },
  );
  app.get(prefix, (_, reply) => reply.redirect(`${prefix}/`, 302));
}
