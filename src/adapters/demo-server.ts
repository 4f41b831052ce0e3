import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';

export interface DemoServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  close(): Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = {
  rss: 'application/rss+xml',
  xml: 'application/xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** A day without a time counts from its first minute in China, where the demonstration takes place. */
function instantOf(date: string): number {
  return Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T00:00:00+08:00` : date);
}

/**
 * Takes the items out of a feed that were not published yet at `until` (UTC milliseconds). Works on bytes as
 * Latin-1, since mark-up and dates are ASCII in every encoding used here and the rest must stay as it is.
 */
export function feedUntil(name: string, bytes: Uint8Array, until: number): Buffer {
  if (name.endsWith('.json')) {
    const feed = JSON.parse(Buffer.from(bytes).toString('utf8')) as { items: { date_published: string }[] };
    const items = feed.items.filter((item) => instantOf(item.date_published) <= until);
    return Buffer.from(JSON.stringify({ ...feed, items }));
  }
  const text = Buffer.from(bytes).toString('latin1');
  const kept = text.replaceAll(/<(item|entry)\b[\s\S]*?<\/\1>\s*/g, (whole) => {
    const date = /<(?:pubDate|dc:date|published|updated)>\s*([^<]+?)\s*</.exec(whole)?.[1];
    return date !== undefined && instantOf(date) <= until ? whole : '';
  });
  return Buffer.from(kept, 'latin1');
}

/**
 * Serves the demonstration's feeds on this machine as they would have stood at a moment of the past, with ETags.
 *
 * @param feeds file name to bytes
 * @param until the moment, asked at every request
 */
export async function serveDemo(feeds: ReadonlyMap<string, Uint8Array>, until: () => number): Promise<DemoServer> {
  const server: Server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    const bytes = feeds.get(name);
    if (bytes === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = feedUntil(name, bytes, until());
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    const ending = name.slice(name.lastIndexOf('.') + 1);
    response.writeHead(200, { etag, 'content-type': contentTypes[ending] ?? 'application/octet-stream' }).end(body);
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on a port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
