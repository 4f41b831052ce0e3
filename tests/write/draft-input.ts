import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import Handlebars from 'handlebars';

import type { Line } from '../../src/model/edition.ts';
import type { Facts, Figure, Mention } from '../../src/model/fact.ts';
import type { Item } from '../../src/model/item.ts';
import type { Story } from '../../src/model/story.ts';
import { labelsFor } from '../../src/render/labels.ts';
import { weekById } from '../../src/text/week.ts';
import type { DraftInput, Fill } from '../../src/write/draft.ts';
import { aCompany, aFigure, anItem } from '../makers.ts';

const folder = join(import.meta.dirname, '../../templates/summary');
export const templateFiles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.hbs'));

const compiled = new Map<string, Handlebars.TemplateDelegate>();

export function templateSource(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** The templates that come with jianbao, as the program fills them. */
export const fill: Fill = (name, view) => {
  const path = `${name.replace(/^summary\//, '')}.hbs`;
  let template = compiled.get(path);
  if (template === undefined) {
    template = Handlebars.compile(templateSource(path), { noEscape: true, preventIndent: true });
    compiled.set(path, template);
  }
  return template(view);
};

/** A line for people: figures in ⟨⟩, times in {}, names in ‹›, digits without a source in !!. */
export function shown(line: Line): string {
  const frames = {
    text: ['', ''],
    figure: ['⟨', '⟩'],
    time: ['{', '}'],
    name: ['‹', '›'],
    count: ['#', '#'],
    unsourced: ['!', '!'],
  };
  return line.map((span) => frames[span.kind].join(span.text)).join('');
}

/** A figure where `raw` stands in an item; its sentence is the whole field. */
export function figureIn(item: Item, raw: string, changes: Partial<Figure> = {}): Figure {
  const field = changes.field ?? (item.text.includes(raw) ? 'text' : 'title');
  const start = changes.start ?? item[field].indexOf(raw);
  return aFigure({
    id: `${item.id}:${field}:${start}`,
    itemId: item.id,
    revision: item.revision,
    field,
    start,
    end: start + raw.length,
    raw,
    period: null,
    quote: item[field],
    ...changes,
  });
}

export function someFacts(item: Item, figures: readonly Figure[] = [], changes: Partial<Facts> = {}): Facts {
  return {
    itemId: item.id,
    revision: item.revision,
    mentions: [],
    companies: [{ id: 'moore-threads', role: 'main' }],
    figures,
    events: [],
    ...changes,
  };
}

/** Where the text of an item names 摩尔线程, each time. */
export function mentionsIn({ text }: Pick<Item, 'text'>): readonly Mention[] {
  return [...text.matchAll(/摩尔线程/g)].map(({ index, 0: alias }) => ({
    company: 'moore-threads',
    alias,
    field: 'text',
    start: index,
    end: index + alias.length,
  }));
}

export function aStory(items: readonly Item[], changes: Partial<Story> = {}): Story {
  return {
    id: items[0]!.id,
    itemIds: items.map((item) => item.id),
    companies: ['moore-threads'],
    type: 'other',
    stage: null,
    date: null,
    leadItemId: items[0]!.id,
    firstItemId: items[0]!.id,
    copies: [],
    figures: [],
    conflicts: [],
    ...changes,
  };
}

export const week = weekById('2025-W49', 'Asia/Shanghai');
/** Monday, 06:00 in Shanghai, after that week. */
export const draftTime = week.endsAt + 6 * 60 * 60 * 1000;

/** A draft of the week of the first listing; `told` is what its items say. */
export function aDraftInput(
  told: readonly { readonly item: Item; readonly figures?: readonly Figure[]; readonly facts?: Partial<Facts> }[],
  changes: Partial<DraftInput> = {},
): DraftInput {
  return {
    digest: {
      title: '简报',
      tagline: '',
      language: 'zh-CN',
      zone: 'Asia/Shanghai',
      siteUrl: 'https://jianbao.example',
      postal: '',
      contact: '',
      demonstration: false,
    },
    week,
    now: draftTime,
    number: 1,
    late: false,
    companies: [aCompany(), anotherCompany],
    items: new Map(told.map(({ item }) => [item.id, item])),
    facts: new Map(told.map(({ item, figures = [], facts = {} }) => [item.id, someFacts(item, figures, facts)])),
    stories: told.filter(({ item }) => item.origin !== 'seed').map(({ item }) => aStory([item])),
    timeline: [],
    published: [],
    sources: [],
    mute: { outlets: [], words: [], addresses: [] },
    limits: { entriesPerCompany: 5, entriesPerEdition: 20, entriesPerOutlet: 20, maxAgeDays: 14, floor: 0 },
    fill,
    labels: labelsFor('zh-CN'),
    manifest: { rules: 'r', companies: 'c', templates: 't', items: [] },
    itemsSeen: told.length,
    findConflicts: () => [],
    ...changes,
  };
}

export const anotherCompany = aCompany({
  id: 'biren',
  names: { zh: null, zhShort: '壁仞科技', zhHant: null, en: 'Biren' },
  aliases: [{ text: '壁仞科技', guard: 'alone' }],
  tickers: ['06082.HK'],
  products: [{ text: 'BR166', guard: 'alone' }],
  market: 'hkex',
  code: '06082.HK',
});

/** The report of a first day of trading, with its figures. */
export function aListing(changes: Partial<Item> = {}): { item: Item; figures: Figure[] } {
  const item = anItem({
    id: 'listing',
    title: '摩尔线程首日收600.50元',
    text: '摩尔线程12月5日在科创板上市，发行价114.28元，开盘650.00元，收于600.50元，较发行价上涨425.46%。总市值2822.52亿元，成交153.07亿元。公司称将继续投入全功能GPU的研发。',
    ...changes,
  });
  const first = item.text.slice(0, item.text.indexOf('。') + 1);
  const of = (raw: string, more: Partial<Figure>): Figure =>
    figureIn(item, raw, { quote: first, unit: 'CNY', ...more });
  return {
    item,
    figures: [
      of('114.28元', { kind: 'price', metric: 'issue_price', value: 114.28 }),
      of('650.00元', { kind: 'price', metric: 'share_price', asOf: 'open', value: 650 }),
      of('600.50元', { kind: 'price', metric: 'share_price', asOf: 'close', value: 600.5 }),
      of('425.46%', { kind: 'percent', metric: 'share_price', asOf: 'close', unit: '%', change: '+', value: 425.46 }),
      of('2822.52亿元', {
        metric: 'market_cap',
        asOf: 'close',
        value: 282_252_000_000,
        quote: '总市值2822.52亿元，成交153.07亿元。',
      }),
      of('153.07亿元', { metric: 'turnover', value: 15_307_000_000, quote: '总市值2822.52亿元，成交153.07亿元。' }),
    ],
  };
}

/** The input of a draft that tells that listing. */
export function listingInput(changes: Partial<DraftInput> = {}): DraftInput {
  const told = aListing();
  return aDraftInput([told], {
    stories: [aStory([told.item], { type: 'ipo', stage: 'listed', date: '2025-12-05', figures: told.figures })],
    ...changes,
  });
}
