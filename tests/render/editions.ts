import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

import type { Company } from '../../src/model/company.ts';
import type { Digest } from '../../src/model/digest.ts';
import type {
  Citation,
  CitedItem,
  CompanySection,
  Edition,
  Entry,
  FigureRow,
  Line,
  PublishedEdition,
  Span,
} from '../../src/model/edition.ts';
import type { Figure } from '../../src/model/fact.ts';
import type { RenderContext } from '../../src/render/context.ts';
import { loadTemplates, type Templates } from '../../src/render/templates.ts';
import { aCompany, aFigure, anEdition } from '../makers.ts';

const templateFolder = resolve(import.meta.dirname, '../../templates');

/** The templates that come with jianbao, by path. */
export function templateFiles(): Map<string, string> {
  const names = readdirSync(templateFolder, { recursive: true, encoding: 'utf8', withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [relative(templateFolder, file), readFileSync(file, 'utf8')]));
}

let loaded: Templates | null = null;
export function templates(): Templates {
  loaded ??= loadTemplates(templateFiles());
  return loaded;
}

export function aDigest(changes: Partial<Digest> = {}): Digest {
  return {
    title: '简报',
    tagline: '国产GPU与大模型六家公司，每周一早',
    language: 'zh-CN',
    zone: 'Asia/Shanghai',
    siteUrl: 'https://jianbao.example',
    postal: '简报编辑部，上海市示例路1号',
    contact: 'letter@jianbao.example',
    demonstration: false,
    ...changes,
  };
}

export const companies: readonly Company[] = [
  aCompany(),
  aCompany({
    id: 'metax',
    names: { zh: '沐曦集成电路(上海)股份有限公司', zhShort: '沐曦股份', zhHant: null, en: 'MetaX' },
    aliases: [{ text: '沐曦', guard: 'alone' }],
    products: [{ text: '曦云C500', guard: 'context' }],
    tickers: ['688802'],
    code: '688802',
  }),
  aCompany({
    id: 'zhipu',
    names: { zh: null, zhShort: '智谱', zhHant: null, en: 'Zhipu' },
    aliases: [{ text: '智谱', guard: 'alone' }],
    products: [],
    tickers: ['02513.HK'],
    market: 'hkex',
    code: '02513.HK',
  }),
];

export function aContext(changes: Partial<RenderContext> = {}): RenderContext {
  const digest = changes.digest ?? aDigest();
  return {
    digest,
    companies,
    templates: templates(),
    language: digest.language,
    previous: null,
    next: null,
    ...changes,
  };
}

export function aCitedItem(changes: Partial<CitedItem> = {}): CitedItem {
  return {
    id: 'item-1',
    title: '沐曦股份登陆科创板，首日收于829.90元',
    url: 'https://outlet.example/1?a=1&b=2',
    outlet: '示例日报',
    tier: 'press',
    wording: 'verbatim',
    publishedAt: Date.parse('2025-12-17T16:00:00+08:00'),
    certainty: 'minute',
    dateRange: null,
    credit: null,
    ...changes,
  };
}

export function aCitation(changes: Partial<Figure> = {}, editorNote: string | null = null): Citation {
  const figure = aFigure(changes);
  return { figure, itemId: figure.itemId, editorNote };
}

export function line(...parts: readonly (string | Span)[]): Line {
  return parts.map((part) => (typeof part === 'string' ? { kind: 'text', text: part } : part));
}

export const fig = (figure: string, text: string): Span => ({ kind: 'figure', figure, text });
export const day = (text: string, iso: string): Span => ({ kind: 'time', text, iso });
export const name = (text: string): Span => ({ kind: 'name', text });

export function anEntry(changes: Partial<Entry> = {}): Entry {
  return {
    storyId: '0a1b2c',
    company: 'metax',
    kind: 'news',
    included: true,
    leftOutBecause: null,
    followUp: false,
    type: 'ipo',
    stage: 'listed',
    headline: line('沐曦股份登陆科创板'),
    summary: [line('沐曦股份在科创板上市。')],
    figures: [],
    conflicts: [],
    itemIds: ['item-1'],
    outlets: 1,
    score: 10,
    scoreParts: [],
    changedBy: 'jianbao',
    ...changes,
  };
}

export function aSection(changes: Partial<CompanySection> = {}): CompanySection {
  return {
    company: 'metax',
    name: '沐曦股份',
    delta: { stageBefore: null, stageNow: null, changed: [], added: [], unchanged: 0 },
    road: [],
    weeks: [1, 0, 2, 0, 3, 3, 3, 4, 6, 5, 17, 34],
    lastNews: null,
    ...changes,
  };
}

export function aRow(changes: Partial<FigureRow> = {}): FigureRow {
  return { figure: 'close', metric: 'share_price', before: null, relation: 'first', growth: null, ...changes };
}

/** An edition as it stands on the day it is published. */
export function published(changes: Partial<Edition> = {}): PublishedEdition {
  const edition = anEdition({
    first: false,
    itemsSeen: 47,
    storiesSeen: 12,
    ...changes,
    state: 'published',
    approval: { by: 'operator:li', at: Date.parse('2025-12-22T08:30:00+08:00'), version: 1 },
    publishedAt: Date.parse('2025-12-22T09:00:00+08:00'),
  });
  if (edition.state !== 'published') throw new Error('an edition is published here');
  return edition;
}

const items = {
  'item-1': aCitedItem(),
  'item-2': aCitedItem({
    id: 'item-2',
    title: '沐曦上市',
    url: 'https://other.example/2',
    outlet: '21经济网',
    publishedAt: Date.parse('2025-12-18T08:00:00+08:00'),
  }),
  'seed-1': aCitedItem({
    id: 'seed-1',
    title: '国产GPU并驾齐驱',
    url: null,
    outlet: '重庆商报',
    wording: 'retold',
    publishedAt: Date.parse('2025-12-22T00:00:00+08:00'),
    certainty: 'range',
    dateRange: { from: '2025-12-22', to: '2025-12-31', reason: '版面没有日期，文中最晚的事在12月21日' },
    credit: '重庆商报综合上证报、中经网',
  }),
};

const citations: Record<string, Citation> = {
  close: aCitation({
    id: 'close',
    itemId: 'item-1',
    company: 'metax',
    kind: 'price',
    metric: 'share_price',
    value: 829.9,
    unit: 'CNY',
    period: null,
    asOf: 'close',
    raw: '829.90元',
    quote: '沐曦股份首日收于829.90元，较发行价上涨692.95%。',
  }),
  growth: aCitation({
    id: 'growth',
    itemId: 'item-1',
    company: 'metax',
    kind: 'percent',
    metric: 'share_price',
    value: 692.95,
    unit: '%',
    period: null,
    change: '+',
    raw: '692.95%',
    quote: '沐曦股份首日收于829.90元，较发行价上涨692.95%。',
  }),
  cap: aCitation({
    id: 'cap',
    itemId: 'item-1',
    company: 'metax',
    metric: 'market_cap',
    value: 332e9,
    period: null,
    asOf: 'close',
    qualifier: '~',
    raw: '3320亿元',
    quote: '按收盘价计，总市值3320亿元。',
  }),
  capOpen: aCitation({
    id: 'capOpen',
    itemId: 'item-2',
    company: 'metax',
    metric: 'market_cap',
    value: 28e10,
    period: null,
    asOf: 'open',
    raw: '2800亿元',
    quote: '开盘时市值2800亿元。',
  }),
  profit: aCitation({
    id: 'profit',
    itemId: 'seed-1',
    company: 'metax',
    metric: 'net_profit',
    value: 46_618_900,
    period: '2025-Q2',
    scope: '归母',
    raw: '4661.89万元',
    quote: '二季度归母净利润4661.89万元，四家里最早单季盈利。',
  }),
  mtCap: aCitation({
    id: 'mtCap',
    itemId: 'seed-1',
    company: 'moore-threads',
    metric: 'market_cap',
    value: 300e9,
    period: null,
    qualifier: '>',
    raw: '3000亿元',
    quote: '摩尔线程以超过3000亿元的市值登陆科创板。',
  }),
};

/** A week with news, a conflict, growth, background, a quiet company, ill sources and a correction. */
export function week(changes: Partial<Edition> = {}): PublishedEdition {
  return published({
    headline: line('沐曦首日收于', fig('close', '829.90元'), '，智谱无新动态'),
    keyPoints: [
      {
        storyId: '0a1b2c',
        line: line('沐曦股份', day('12月17日', '2025-12-17'), '上市，收于', fig('close', '829.90元')),
      },
      { storyId: '0a1b2d', line: line('摩尔线程市值', fig('mtCap', '超过3000亿元'), '，', name('MTT S80'), '开卖') },
    ],
    sections: [
      aSection({ company: 'moore-threads', name: '摩尔线程' }),
      aSection({
        delta: {
          stageBefore: 'registered',
          stageNow: 'listed',
          changed: [{ before: 'capOpen', now: 'cap' }],
          added: ['close'],
          unchanged: 2,
        },
        road: [
          { company: 'metax', stage: 'accepted', date: '2025-06-30', itemId: 'seed-1', quote: '' },
          { company: 'metax', stage: 'listed', date: '2025-12-17', itemId: 'item-1', quote: '' },
        ],
      }),
      aSection({
        company: 'zhipu',
        name: '智谱',
        lastNews: { edition: '2025-W50', headline: line('已披露聆讯后资料集，亏', fig('gone', '24.7亿元')) },
      }),
    ],
    entries: [
      anEntry({
        storyId: '0a1b2d',
        company: 'moore-threads',
        followUp: true,
        headline: line('上市第二周，市值仍在', fig('mtCap', '3000亿元'), '以上'),
        summary: [line('公司市值', fig('mtCap', '超过3000亿元'), '；显卡', name('MTT S80'), '开卖。')],
        figures: [aRow({ figure: 'mtCap', metric: 'market_cap', relation: 'same' })],
        itemIds: ['seed-1'],
      }),
      anEntry({
        headline: line('上市首日收于', fig('close', '829.90元'), '，较发行价高', fig('growth', '692.95%')),
        summary: [line('沐曦股份', day('12月17日', '2025-12-17'), '登陆科创板，收于', fig('close', '829.90元'), '。')],
        figures: [
          aRow({ relation: 'growth', growth: 'growth' }),
          aRow({ figure: 'cap', metric: 'market_cap', relation: 'changed', before: 'capOpen' }),
        ],
        conflicts: [
          {
            conflict: {
              kind: 'moment',
              company: 'metax',
              metric: 'market_cap',
              period: null,
              figures: [citations['cap']!.figure, citations['capOpen']!.figure],
            },
            figures: ['cap', 'capOpen'],
          },
        ],
        itemIds: ['item-1', 'item-2'],
        outlets: 5,
      }),
      anEntry({
        storyId: '0a1b2e',
        kind: 'background',
        headline: line('沐曦股份的来路'),
        summary: [line('二季度归母净利润', fig('profit', '4661.89万元'), '。'), line('团队多出自AMD。')],
        figures: [aRow({ figure: 'profit', metric: 'net_profit' })],
        itemIds: ['seed-1'],
      }),
      anEntry({
        storyId: '0a1b2f',
        included: false,
        leftOutBecause: 'cap',
        headline: line('某指数收于', fig('close', '829.90')),
      }),
    ],
    citations,
    items,
    sources: [
      { id: 's1', outlet: '示例日报', url: 'https://outlet.example/feed', status: 'ok', reason: null },
      { id: 's2', outlet: '36氪', url: 'https://36kr.example/feed', status: 'failed', reason: 'FETCH_TIMEOUT' },
      { id: 's3', outlet: '某站', url: 'https://x.example/feed', status: 'failed', reason: '网站回答404' },
      { id: 's4', outlet: '上交所', url: 'https://y.example/feed', status: 'off', reason: 'rsshub-unset' },
      { id: 's5', outlet: '港交所', url: 'https://z.example/feed', status: 'off', reason: 'rsshub-unset' },
    ],
    corrections: [
      { n: 1, at: Date.parse('2025-12-22T14:10:00+08:00'), by: 'li', entry: '0a1b2c', was: '32.7%', now: '32.6%' },
    ],
    ...changes,
  });
}
