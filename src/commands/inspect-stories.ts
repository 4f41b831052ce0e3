import { JianbaoError } from '../errors.ts';
import { groupStories } from '../group/stories.ts';
import type { Item } from '../model/item.ts';
import { buildRules, deriveFacts } from '../pipeline.ts';
import { readCompanyList } from './company-list.ts';
import { instantOf } from './inspect-published.ts';
import type { Inspector, InspectOptions } from './inspect.ts';

/** The zone days are read in: that of the digest that comes with jianbao. */
const zone = 'Asia/Shanghai';

/**
 * `{id, title, text, url, outlet, published}` until the end, then `{id, story}` for each in order;
 * null for an item alone in its story or without a followed company.
 */
export async function inspector(options: InspectOptions): Promise<Inspector> {
  const rules = buildRules(await readCompanyList(options), zone);
  const items: Item[] = [];
  return {
    each(row) {
      items.push(itemOf(row));
      return null;
    },
    end() {
      const factsById = new Map(items.map((item) => [item.id, deriveFacts(item, rules)]));
      const storyOf = new Map<string, string>();
      for (const story of groupStories(items, factsById, new Map())) {
        if (story.itemIds.length > 1) for (const id of story.itemIds) storyOf.set(id, story.id);
      }
      return items.map(({ id }) => ({ id, story: storyOf.get(id) ?? null }));
    },
  };
}

/** @throws JianbaoError INPUT_JSON */
export function itemOf(row: Readonly<Record<string, unknown>>): Item {
  const { id, title = '', text = '', url = null, outlet = '', published = null } = row;
  const isText = (value: unknown): value is string => typeof value === 'string';
  if (!isText(id) || !isText(title) || !isText(text) || !isText(outlet))
    throw new JianbaoError('INPUT_JSON', { message: 'id, title, text and outlet are strings.' });
  const isDay = isText(published) && /^\d{4}-\d\d-\d\d$/.test(published);
  const publishedAt = instantOf(published);
  return {
    id,
    sourceId: outlet,
    feedUrl: null,
    url: isText(url) ? url : null,
    title,
    text,
    html: '',
    author: null,
    outlet,
    tier: 'press',
    publishedAt,
    certainty: isDay ? 'day' : 'minute',
    dateRange: null,
    firstSeenAt: publishedAt ?? 0,
    language: /[\u3400-\u9fff]/.test(title + text) ? 'zh-Hans' : 'en',
    revision: '',
    wording: 'verbatim',
    origin: 'feed',
    section: null,
    filedUnder: [],
    credit: null,
  };
}
