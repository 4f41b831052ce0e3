import type { Company } from '../src/model/company.ts';
import type { Figure } from '../src/model/fact.ts';
import type { Item } from '../src/model/item.ts';
import type { Source } from '../src/model/source.ts';

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
    offReason: null,
    ...changes,
  };
}
