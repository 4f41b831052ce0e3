import type { FeedItem } from '../model/feed.ts';
import { readFeed } from '../read/feed/feed.ts';
import { createGuard, fileOf, textOr } from './inspect-file.ts';
import type { InspectOptions, Inspector } from './inspect.ts';

/** What DESIGN promises of an entry, without what only the next step needs. */
function shown(item: FeedItem): Omit<FeedItem, 'dateText' | 'certainty' | 'outlet'> {
  const { dateText: _date, certainty: _certainty, outlet: _outlet, ...rest } = item;
  return rest;
}

export async function inspector({ context }: InspectOptions): Promise<Inspector> {
  const guard = createGuard();
  return {
    async each(row) {
      const bytes = await fileOf(row, context.cwd);
      const options = {
        contentType: textOr(row['contentType']),
        base: textOr(row['base']) ?? textOr(row['url']),
        charset: textOr(row['charset']),
      };
      const parser = await guard.parserFor(bytes);
      const { feed, items } = await (parser === null ? readFeed(bytes, options) : parser.parseFeed(bytes, options));
      return { feed, items: items.map(shown) };
    },
    close: () => guard.close(),
  };
}
