import type { Company } from '../../src/model/company.ts';
import type { EventType, Figure, IpoStage } from '../../src/model/fact.ts';
import type { Item } from '../../src/model/item.ts';
import { labelsFor } from '../../src/render/labels.ts';
import { writeDraft } from '../../src/write/draft.ts';
import { aCompany, anItem } from '../makers.ts';
import { aDraftInput, aStory, anotherCompany, figureIn, shown } from './draft-input.ts';

export interface WorkedExample {
  readonly what: string;
  readonly type: EventType;
  readonly stage?: IpoStage;
  readonly date?: string;
  readonly company?: Company;
  readonly item: Partial<Item>;
  readonly figures: readonly (readonly [raw: string, changes: Partial<Figure>])[];
}

const money = { kind: 'money', unit: 'CNY' } as const;
const price = { kind: 'price', unit: 'CNY' } as const;
const growth = { kind: 'percent', unit: '%' } as const;
const hkd = { unit: 'HKD' } as const;

/** What reports say, one per template and step; each is told in both languages. */
export const reports: readonly WorkedExample[] = [
  {
    what: 'tutoring begins',
    type: 'ipo',
    stage: 'tutoring',
    date: '2025-12-02',
    item: {
      title: '摩尔线程更新进展',
      text: '摩尔线程已与券商签订协议。公司主打全功能GPU，产品覆盖数据中心和个人电脑，显卡已经出到第四代。',
    },
    figures: [],
  },
  {
    what: 'an application accepted',
    type: 'ipo',
    stage: 'accepted',
    date: '2025-12-02',
    item: {
      title: '摩尔线程拟募资80亿元',
      text: '摩尔线程拟募资80亿元，用于新一代芯片研发。报告期内公司研发投入累计38.1亿元，员工超过一千人。',
    },
    figures: [['80亿元', { ...money, metric: 'raise' }]],
  },
  {
    what: 'questions asked',
    type: 'ipo',
    stage: 'inquiry',
    date: '2025-12-03',
    item: { title: '摩尔线程拟募资80亿元', text: '摩尔线程拟发行4亿股，募资80亿元。交易所关注公司何时盈利。' },
    figures: [
      ['80亿元', { ...money, metric: 'raise' }],
      ['4亿股', { kind: 'count', metric: 'shares', unit: '股' }],
    ],
  },
  {
    what: 'approved',
    type: 'ipo',
    stage: 'approved',
    date: '2025-12-04',
    item: {
      title: '又一家芯片公司闯关成功',
      text: '摩尔线程拟募资80亿元，投向新一代训练芯片、图形芯片和补充流动资金。从受理到这一步，公司用了不到三个月。',
    },
    figures: [['80亿元', { ...money, metric: 'raise' }]],
  },
  {
    what: 'registered',
    type: 'ipo',
    stage: 'registered',
    date: '2025-12-04',
    item: { title: '芯片公司拿到批文', text: '摩尔线程拟募资80亿元，投向新一代训练芯片。' },
    figures: [['80亿元', { ...money, metric: 'raise' }]],
  },
  {
    what: 'a prospectus filed',
    type: 'ipo',
    stage: 'prospectus',
    date: '2025-12-03',
    company: anotherCompany,
    item: {
      title: '壁仞科技向港交所递交招股书',
      text: '壁仞科技递交招股书，拟募资50亿港元，主要用于研发。公司上半年营收5890万元。',
    },
    figures: [
      ['50亿港元', { ...money, ...hkd, metric: 'raise' }],
      ['5890万元', { ...money, metric: 'revenue', period: '2025-H1' }],
    ],
  },
  {
    what: 'shares set free',
    type: 'ipo',
    stage: 'unlocked',
    date: '2025-12-05',
    item: { title: '摩尔线程迎来解禁', text: '摩尔线程解禁2938万股，占总股本6.25%。公司股价当天报612元。' },
    figures: [
      ['2938万股', { kind: 'count', metric: 'shares', unit: '股' }],
      ['612元', { ...price, metric: 'share_price' }],
    ],
  },
  {
    what: 'a profit',
    type: 'earnings',
    item: {
      title: '摩尔线程三季报',
      text: '摩尔线程三季度营收8.12亿元，同比增长95.3%，归母净利润1.02亿元，同比增长210.4%。毛利率为64.5%，研发投入3.3亿元。',
    },
    figures: [
      ['8.12亿元', { ...money, metric: 'revenue', period: '2025-Q3' }],
      ['95.3%', { ...growth, metric: 'revenue', period: '2025-Q3', change: 'yoy+' }],
      ['1.02亿元', { ...money, metric: 'net_profit', scope: '归母', period: '2025-Q3' }],
      ['210.4%', { ...growth, metric: 'net_profit', scope: '归母', period: '2025-Q3', change: 'yoy+' }],
      ['64.5%', { ...growth, metric: 'gross_margin', period: '2025-Q3' }],
      ['3.3亿元', { ...money, metric: 'rnd', period: '2025-Q3' }],
    ],
  },
  {
    what: 'a loss that widens',
    type: 'earnings',
    item: { title: '摩尔线程半年报', text: '摩尔线程上半年营收7.02亿元，净亏损2.71亿元，同比扩大12.8%。' },
    figures: [
      ['7.02亿元', { ...money, metric: 'revenue', period: '2025-H1' }],
      ['2.71亿元', { ...money, metric: 'net_loss', period: '2025-H1' }],
      ['12.8%', { ...growth, metric: 'net_loss', period: '2025-H1', change: 'yoy+' }],
    ],
  },
  {
    what: 'a price of a product',
    type: 'product',
    date: '2025-12-03',
    company: aCompany({ products: [{ text: 'MTT S90', guard: 'alone' }] }),
    item: {
      title: '摩尔线程发布MTT S90',
      text: '摩尔线程发布MTT S90显卡，售价2999元，12月下旬开售。公司说新卡的光线追踪性能是上一代的两倍，驱动将按月更新。',
    },
    figures: [['2999元', { ...price, metric: 'product_price' }]],
  },
  {
    what: 'a partnership',
    type: 'partnership',
    item: {
      title: '摩尔线程与样例汽车合作',
      text: '摩尔线程与样例汽车签署战略合作协议，共同开发座舱芯片。首批车型计划明年下半年上市，双方没有公布金额。',
    },
    figures: [],
  },
  {
    what: 'a change of people',
    type: 'personnel',
    item: {
      title: '摩尔线程任命新首席财务官',
      text: '摩尔线程公告，聘任李四为首席财务官，任期三年。李四此前在一家券商负责半导体行业研究。',
    },
    figures: [],
  },
  {
    what: 'a day of trading',
    type: 'market',
    date: '2025-12-04',
    item: {
      title: '摩尔线程涨停，市值2822亿元',
      text: '摩尔线程今天涨停，报600.5元，总市值2822亿元，成交额153亿元。板块里多家公司跟涨。',
    },
    figures: [
      ['600.5元', { ...price, metric: 'share_price' }],
      ['2822亿元', { ...money, metric: 'market_cap' }],
    ],
  },
  {
    what: 'a day of trading told in English',
    type: 'market',
    date: '2025-12-04',
    item: { language: 'en', title: 'Moore Threads jumps', text: 'Moore Threads closed at 600.50 yuan, up 12.3%.' },
    figures: [
      ['600.50 yuan', { ...price, metric: 'share_price', asOf: 'close' }],
      ['12.3%', { ...growth, metric: 'share_price', asOf: 'close', change: '+' }],
    ],
  },
  {
    what: 'results told in English',
    type: 'earnings',
    company: anotherCompany,
    item: {
      language: 'en',
      title: 'Biren sales surge',
      text: 'Biren revenue reached US$53 million in the first half, up 174.7% from a year earlier.',
    },
    figures: [
      ['US$53 million', { kind: 'money', unit: 'USD', metric: 'revenue', period: '2025-H1' }],
      ['174.7%', { ...growth, metric: 'revenue', period: '2025-H1', change: 'yoy+' }],
    ],
  },
  {
    what: 'an offer told in English',
    type: 'market',
    company: anotherCompany,
    item: {
      language: 'en',
      title: 'Biren retail offer covered 2,347 times',
      text: 'Biren sold its shares at HK$19.60 each and the retail offer was covered 2,347 times.',
    },
    figures: [
      ['HK$19.60', { kind: 'price', ...hkd, metric: 'issue_price' }],
      ['2,347 times', { kind: 'multiple', unit: '倍', metric: 'oversubscription', value: 2347 }],
    ],
  },
  {
    what: 'values told in Chinese only',
    type: 'other',
    item: {
      title: '摩尔线程公布经营数据',
      text: '摩尔线程公布经营数据，累计出货5.3万片，营收8.12亿元。',
    },
    figures: [
      ['5.3万片', { kind: 'count', metric: 'shipments', unit: '片' }],
      ['8.12亿元', { ...money, metric: 'revenue', period: '2025-Q3' }],
    ],
  },
  {
    what: 'anything else',
    type: 'other',
    item: {
      title: '摩尔线程开放开发者社区',
      text: '摩尔线程的开发者社区今天开放注册，提供教程和样例代码。公司说，注册用户可以免费试用云端算力一个月。',
    },
    figures: [],
  },
];

/** Headline and summary of a report, figures in ⟨⟩, times in {}, names in ‹›. */
export function toldIn(example: WorkedExample, language: 'zh-CN' | 'en', without = -1): readonly [string, string] {
  const company = example.company ?? aCompany();
  const item = anItem({ id: 'one', ...example.item });
  const figures = example.figures
    .filter((_, at) => at !== without)
    .map(([raw, changes]) =>
      figureIn(item, raw, { company: company.id, value: Number(/[\d.]+/.exec(raw)?.[0]), ...changes, itemId: 'one' }),
    );
  const { type, stage = null, date = null } = example;
  const base = aDraftInput([{ item, figures }]);
  const draft = writeDraft({
    ...base,
    companies: [company],
    digest: { ...base.digest, language },
    labels: labelsFor(language),
    stories: [aStory([item], { type, stage, date, companies: [company.id] })],
  });
  const [entry] = draft.entries;
  return [shown(entry?.headline ?? []), entry?.summary.map(shown).join('\n') ?? ''];
}
