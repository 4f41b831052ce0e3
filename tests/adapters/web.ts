import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createWeb } from '../../src/adapters/http.ts';
import type { WebOptions } from '../../src/adapters/http.ts';
import type { Fetched, Web } from '../../src/ports/web.ts';

/** A web that may ask this machine, with limits that tests reach. */
export function aWeb(changes: Partial<WebOptions> = {}): Web & AsyncDisposable {
  const web = createWeb({
    timeoutMs: 5_000,
    maxBytes: 100_000,
    redirects: 5,
    allowPrivate: true,
    userAgent: 'jianbao/0.1 (+https://digest.example)',
    concurrency: 4,
    ...changes,
  });
  return { ...web, [Symbol.asyncDispose]: () => web.close() };
}

export interface Server extends AsyncDisposable {
  readonly origin: string;
  /** Connections made to it so far, and how many of them are open. */
  readonly connections: { readonly made: number; readonly open: number };
  /** Settles when none is open any more. */
  readonly left: () => Promise<void>;
}

export async function serving(answer: RequestListener): Promise<Server> {
  const server = createServer(answer);
  const connections = { made: 0, open: 0 };
  const leaving = new Set<() => void>();
  server.on('connection', (socket) => {
    connections.made += 1;
    connections.open += 1;
    socket.once('close', () => {
      connections.open -= 1;
      if (connections.open === 0) for (const gone of leaving) gone();
    });
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections,
    left: async () => {
      if (connections.open > 0) await new Promise<void>((gone) => void leaving.add(gone));
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => void server.close(closed));
    },
  };
}

export const asking = (url: string, etag: string | null = null, lastModified: string | null = null) => ({
  url,
  etag,
  lastModified,
  wants: 'feed' as const,
});

export function bodyOf(fetched: Fetched): string {
  assert.equal(fetched.kind, 'fresh');
  return fetched.kind === 'fresh' ? Buffer.from(fetched.body).toString('utf8') : '';
}
