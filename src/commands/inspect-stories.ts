import { JianbaoError } from '../errors.ts';
import { findEvents } from '../facts/events.ts';
import { groupStories } from '../group/stories.ts';
import { buildDictionary } from '../match/dictionary.ts';
import { findMentions } from '../match/mentions.ts';
import { companyRoles } from '../match/role.ts';
import type { Facts } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { readCompanyList } from './company-list.ts';
import type { Inspector, InspectOptions } from './inspect.ts';

/** Rows carry instants; the zone only decides which year a text leaves out. */
const zone = 'Asia/Shanghai';

/**
 * `{id, title, text, url, outlet, published}` until the end, then `{id, story}` for each in order;
 * null for an item alone in its story or without a followed company.
 */
export async function inspector(options: InspectOptions): Promise<Inspector> {
  const list = await readCompanyList(options);
  const dictionary = buildDictionary(list);
  const items: Item[] = [];
  return {
    each(row) {
      items.push(itemOf(row));
      return null;
    },
    end() {
      const factsById = new Map(items.map((item) => [item.id, factsOf(item)]));
      const storyOf = new Map<string, string>();
      for (const story of groupStories(items, factsById, new Map())) {
        if (story.itemIds.length > 1) for (const id of story.itemIds) storyOf.set(id, story.id);
      }
      return items.map(({ id }) => ({ id, story: storyOf.get(id) ?? null }));
    },
  };

  function factsOf(item: Item): Facts {
    const mentions = findMentions(item, dictionary);
    const events = mentions.length === 0 ? [] : findEvents(item, mentions, list, zone);
    return {
      itemId: item.id,
      revision: item.revision,
      mentions,
      companies: companyRoles(item, mentions),
      figures: [],
      events,
    };
  }
}

function itemOf(row: Readonly<Record<string, unknown>>): Item {
  const { id, title = '', text = '', url = null, outlet = '', published = null } = row;
  const isText = (value: unknown): value is string => typeof value === 'string';
  if (!isText(id) || !isText(title) || !isText(text) || !isText(outlet))
    throw new JianbaoError('INPUT_JSON', { message: 'id, title, text and outlet are strings.' });
  const publishedAt = isText(published) ? Date.parse(published) : Number.NaN;
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
    publishedAt: Number.isNaN(publishedAt) ? null : publishedAt,
    certainty: isText(published) && published.length === 10 ? 'day' : 'minute',
    dateRange: null,
    firstSeenAt: Number.isNaN(publishedAt) ? 0 : publishedAt,
    language: /[\u3400-\u9fff]/.test(title + text) ? 'zh-Hans' : 'en',
    revision: '',
    wording: 'verbatim',
    origin: 'feed',
    section: null,
    filedUnder: [],
    credit: null,
  };
}
