import { neverAsked } from '../src/jobs/health.ts';
import type { Company } from '../src/model/company.ts';
import type { Edition } from '../src/model/edition.ts';
import type { Figure } from '../src/model/fact.ts';
import type { Item } from '../src/model/item.ts';
import type { Letter, Subscriber } from '../src/model/letter.ts';
import type { ListSelectors, Source, SourceState } from '../src/model/source.ts';

/** One maker per type: each gives a whole value, a test names only what it is about. */
export function anItem(changes: Partial<Item> = {}): Item {
  return {
    id: 'item-1',
    sourceId: 'source-1',
    feedUrl: 'https://outlet.example/feed.xml',
    url: 'https://outlet.example/1',
    title: '摩尔线程登陆科创板',
    text: '摩尔线程12月5日在科创板上市。',
    html: '',
    author: null,
    outlet: '示例日报',
    tier: 'press',
    publishedAt: Date.parse('2025-12-05T16:00:00+08:00'),
    certainty: 'minute',
    dateRange: null,
    firstSeenAt: Date.parse('2025-12-05T17:00:00+08:00'),
    language: 'zh-Hans',
    revision: 'revision-1',
    wording: 'verbatim',
    origin: 'feed',
    section: null,
    filedUnder: [],
    credit: null,
    ...changes,
  };
}

export function aCompany(changes: Partial<Company> = {}): Company {
  return {
    id: 'moore-threads',
    names: { zh: null, zhShort: '摩尔线程', zhHant: '摩爾線程', en: 'Moore Threads' },
    aliases: [
      { text: '摩尔线程', guard: 'alone' },
      { text: 'Moore Threads', guard: 'word' },
    ],
    tickers: ['688795', '688795.SH'],
    products: [{ text: 'MTT S80', guard: 'context' }],
    people: ['张建中'],
    contextWords: ['GPU', '显卡', '科创板'],
    blockedNeighbours: ['摩尔定律'],
    market: 'star',
    code: '688795',
    ...changes,
  };
}

export function aFigure(changes: Partial<Figure> = {}): Figure {
  return {
    id: 'item-1:text:10',
    itemId: 'item-1',
    revision: 'revision-1',
    field: 'text',
    start: 10,
    end: 18,
    company: 'moore-threads',
    kind: 'money',
    metric: 'revenue',
    value: 46_618_900,
    unit: 'CNY',
    period: '2025-Q2',
    qualifier: null,
    change: null,
    scope: null,
    asOf: null,
    raw: '4661.89万元',
    quote: '公司二季度实现营收4661.89万元。',
    ...changes,
  };
}

export function aSource(changes: Partial<Source> = {}): Source {
  return {
    id: 'source-1',
    kind: 'feed',
    url: 'https://outlet.example/feed.xml',
    outlet: '示例日报',
    tier: 'press',
    zone: 'Asia/Shanghai',
    language: 'zh-Hans',
    wording: 'verbatim',
    companies: [],
    charset: null,
    selectors: null,
    readsPages: false,
    include: [],
    exclude: [],
    offReason: null,
    ...changes,
  };
}

/** Selectors of a list page that leave all but the entry to the reader. */
export function someSelectors(changes: Partial<ListSelectors> = {}): ListSelectors {
  const none = { title: null, link: null, date: null, summary: null, image: null, author: null, remove: [] };
  return { item: 'li', ...none, ...changes };
}

/** A source that answered at 1,000 ms, whose address is the one of `aSource`. */
export function aSourceState(changes: Partial<SourceState> = {}): SourceState {
  const answered = { etag: '"7"', checkedAt: 1_000, succeededAt: 1_000, status: 'ok' } as const;
  return { ...neverAsked(aSource()), ...answered, ...changes };
}

export function aSubscriber(changes: Partial<Subscriber> = {}): Subscriber {
  return {
    id: 'subscriber-1',
    address: 'reader@jianbao.example',
    name: null,
    language: 'zh-CN',
    state: 'active',
    token: 'Zq3vT9bXh2KpL8mWc5RdYf0123456789',
    consent: { at: Date.parse('2025-10-13T09:00:00+08:00'), how: 'form', by: 'reader', note: null },
    leftAt: null,
    ...changes,
  };
}

export function aLetter(changes: Partial<Letter> = {}): Letter {
  return {
    id: '2025-W51/edition',
    editionId: '2025-W51',
    kind: 'edition',
    language: 'zh-CN',
    subject: '简报第1期：示例公司公布季度营收',
    html: '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>简报</title></head><body><p>%%ADDRESS%%，%%SINCE%%</p><p><a href="%%UNSUBSCRIBE%%">退订</a></p></body></html>',
    text: '简报\n%%ADDRESS%%，%%SINCE%%\n退订 %%UNSUBSCRIBE%%\n',
    datedAt: Date.parse('2025-12-22T09:00:00+08:00'),
    ...changes,
  };
}

/** An empty draft; give `state` and what else the test is about. */
export function anEdition(changes: Partial<Edition> = {}): Edition {
  const edition = {
    id: '2025-W51',
    version: 1,
    number: 1,
    from: '2025-12-15',
    to: '2025-12-21',
    draftedAt: Date.parse('2025-12-22T06:00:00+08:00'),
    late: false,
    demonstration: false,
    language: 'zh-CN',
    first: true,
    headline: [{ kind: 'text', text: '示例公司公布季度营收' }],
    keyPoints: [],
    sections: [],
    entries: [],
    citations: {},
    items: {},
    sources: [],
    itemsSeen: 0,
    storiesSeen: 0,
    history: [],
    corrections: [],
    manifest: { rules: 'r', companies: 'c', templates: 't', items: [] },
    state: 'draft',
    ...changes,
  };
  return edition as Edition;
}
