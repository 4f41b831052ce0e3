import type { Facts } from '../../src/model/fact.ts';
import type { Item } from '../../src/model/item.ts';
import { anItem } from '../makers.ts';

const names: Readonly<Record<string, string>> = {
  沐曦: 'metax',
  壁仞: 'biren',
  智谱: 'zhipu',
  Zhipu: 'zhipu',
  MiniMax: 'minimax',
  摩尔线程: 'moore',
};

/** Facts as match would find them: every company named in the title is main, in the text passing. */
export function factsOf(item: Item, events: Facts['events'] = []): Facts {
  const mentions = (['title', 'text'] as const).flatMap((field) =>
    Object.entries(names).flatMap(([alias, company]) =>
      [...item[field].matchAll(new RegExp(alias, 'g'))].map(({ index }) => ({
        company,
        alias,
        field,
        start: index,
        end: index + alias.length,
      })),
    ),
  );
  const main = new Set(mentions.filter((mention) => mention.field === 'title').map((mention) => mention.company));
  const companies = [...new Set(mentions.map((mention) => mention.company))].map((id) => ({
    id,
    role: main.has(id) ? ('main' as const) : ('passing' as const),
  }));
  return { itemId: item.id, revision: item.revision, mentions, companies, figures: [], events };
}

export const factsById = (items: readonly Item[]): Map<string, Facts> =>
  new Map(items.map((item) => [item.id, factsOf(item)]));

/** An item by id, title and instant. */
export const told = (id: string, title: string, at: string, changes: Partial<Item> = {}): Item =>
  anItem({ id, title, text: '', publishedAt: Date.parse(at), ...changes });
