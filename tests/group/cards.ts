import type { Event, Facts, Figure } from '../../src/model/fact.ts';
import type { Item } from '../../src/model/item.ts';
import { aFigure, anItem } from '../makers.ts';

const names: Readonly<Record<string, string>> = {
  沐曦: 'metax',
  壁仞: 'biren',
  智谱: 'zhipu',
  Zhipu: 'zhipu',
  MiniMax: 'minimax',
  摩尔线程: 'moore',
};

/** Facts as match would find them: every company named in the title is main, in the text passing. */
export function factsOf(item: Item, events: readonly Event[] = [], figures: readonly Figure[] = []): Facts {
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
  return { itemId: item.id, revision: item.revision, mentions, companies, figures, events };
}

export const factsById = (items: readonly Item[]): Map<string, Facts> =>
  new Map(items.map((item) => [item.id, factsOf(item)]));

/** A figure by company, printed form, value and unit; a closing price unless said otherwise. */
export const figure = (
  company: string,
  raw: string,
  value: number,
  unit: string,
  changes: Partial<Figure> = {},
): Figure =>
  aFigure({ company, raw, value, unit, kind: 'price', metric: 'share_price', period: null, start: 0, ...changes });

export const anEvent = (changes: Partial<Event>): Event => ({
  itemId: '',
  revision: '',
  field: 'title',
  start: 0,
  end: 2,
  company: 'zhipu',
  type: 'ipo',
  stage: null,
  date: null,
  quote: '',
  ...changes,
});

/** An item by id, title and instant. */
export const told = (id: string, title: string, at: string, changes: Partial<Item> = {}): Item =>
  anItem({ id, title, text: '', publishedAt: Date.parse(at), ...changes });
