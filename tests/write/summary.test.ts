import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Company } from '../../src/model/company.ts';
import type { EventType, Figure, IpoStage } from '../../src/model/fact.ts';
import type { Item } from '../../src/model/item.ts';
import { labelsFor } from '../../src/render/labels.ts';
import { writeDraft } from '../../src/write/draft.ts';
import { plainText, widthOf } from '../../src/write/lines.ts';
import { slotNames } from '../../src/write/slots.ts';
import { templateName } from '../../src/write/summary.ts';
import { aCompany, anItem } from '../makers.ts';
import {
  aDraftInput,
  aListing,
  aStory,
  anotherCompany,
  figureIn,
  shown,
  templateFiles,
  templateSource,
} from './draft-input.ts';

interface Example {
  readonly what: string;
  readonly type: EventType;
  readonly stage?: IpoStage;
  readonly date?: string;
  readonly company?: Company;
  readonly item: Partial<Item>;
  readonly figures: readonly (readonly [raw: string, changes: Partial<Figure>])[];
  readonly headline: string;
  readonly summary: string;
}

const money = { kind: 'money', unit: 'CNY' } as const;
const price = { kind: 'price', unit: 'CNY' } as const;
const growth = { kind: 'percent', unit: '%' } as const;
const hongKong = { company: 'biren', unit: 'HKD' } as const;

/** A template with its facts, and what a reader gets: figures in ⟨⟩, times in {}, names in ‹›. */
const examples: readonly Example[] = [
  {
    what: 'a first day with all its figures',
    type: 'ipo',
    stage: 'listed',
    date: '2025-12-05',
    item: aListing().item,
    figures: aListing().figures.map((figure) => [figure.raw, figure]),
    headline: '摩尔线程首日收于⟨600.50元⟩，上涨⟨425.46%⟩',
    summary:
      '摩尔线程{12月5日}在科创板上市，发行价⟨114.28元⟩，开盘报⟨650.00元⟩，收于⟨600.50元⟩，较发行价上涨⟨425.46%⟩，总市值⟨2822.52亿元⟩，当日成交⟨153.07亿元⟩。公司称将继续投入全功能GPU的研发。',
  },
  {
    what: 'a first day below its price, with the offer in a second sentence',
    type: 'ipo',
    stage: 'listed',
    date: '2025-12-05',
    company: anotherCompany,
    item: {
      title: '壁仞科技首日破发',
      text: '壁仞科技发行价19.60港元，盘中报19.90港元时市值470亿港元，最低18.10港元，收于18.62港元，下跌5%。全球发售2.8亿股，募资55.83亿港元，公开发售获2347倍认购。',
    },
    figures: [
      ['19.60港元', { ...price, ...hongKong, metric: 'issue_price' }],
      ['470亿港元', { ...money, ...hongKong, metric: 'market_cap', asOf: 'intraday' }],
      ['18.10港元', { ...price, ...hongKong, metric: 'share_price', asOf: 'low' }],
      ['18.62港元', { ...price, ...hongKong, metric: 'share_price', asOf: 'close' }],
      ['5%', { ...growth, company: 'biren', metric: 'share_price', asOf: 'close', change: '-' }],
      ['55.83亿港元', { ...money, ...hongKong, metric: 'raise' }],
      ['2347倍', { company: 'biren', kind: 'multiple', unit: '倍', metric: 'oversubscription' }],
    ],
    headline: '壁仞科技首日收于⟨18.62港元⟩，下跌⟨5%⟩',
    summary:
      '壁仞科技{12月5日}在港交所上市，发行价⟨19.60港元⟩，盘中市值⟨470亿港元⟩，最低⟨18.10港元⟩，跌破发行价，收于⟨18.62港元⟩，较发行价下跌⟨5%⟩。募资⟨55.83亿港元⟩，公开发售获⟨2347倍⟩认购。',
  },
  {
    what: 'a first day told in English only',
    type: 'ipo',
    stage: 'listed',
    date: '2026-01-02',
    company: anotherCompany,
    item: {
      language: 'en',
      title: 'Biren opens higher',
      text: 'Biren first traded at HK$35.70 against HK$19.60 and raised HK$5.58 billion.',
    },
    figures: [
      ['HK$35.70', { ...price, ...hongKong, metric: 'share_price', asOf: 'open' }],
      ['HK$19.60', { ...price, ...hongKong, metric: 'issue_price' }],
      ['HK$5.58 billion', { ...money, ...hongKong, metric: 'raise' }],
    ],
    headline: '壁仞科技登陆港交所，开盘报⟨35.70港元⟩',
    summary: '壁仞科技{2026年1月2日}在港交所上市，发行价⟨19.60港元⟩，开盘报⟨35.70港元⟩。',
  },
  {
    what: 'a price range',
    type: 'ipo',
    stage: 'prospectus',
    company: anotherCompany,
    item: { title: '壁仞科技开始招股', text: '壁仞科技开始招股，发售2.4769亿股，发售价17.00港元至19.60港元。' },
    figures: [
      ['2.4769亿股', { company: 'biren', kind: 'count', metric: 'shares', unit: '股' }],
      ['17.00港元', { ...price, ...hongKong, metric: 'issue_price' }],
      ['19.60港元', { ...price, ...hongKong, metric: 'issue_price' }],
    ],
    headline: '壁仞科技启动招股，每股⟨17.00港元⟩至⟨19.60港元⟩',
    summary: '壁仞科技启动招股，发售⟨2.4769亿股⟩，每股⟨17.00港元⟩至⟨19.60港元⟩。',
  },
  {
    what: 'a hearing that the lead does not tell',
    type: 'ipo',
    stage: 'hearing',
    date: '2025-12-04',
    company: anotherCompany,
    item: { title: '壁仞科技更新资料', text: '壁仞科技主打芯粒与光互连技术，股东里有多家国资基金。' },
    figures: [],
    headline: '壁仞科技通过港交所聆讯',
    summary: '壁仞科技{12月4日}通过港交所聆讯。壁仞科技主打芯粒与光互连技术，股东里有多家国资基金。',
  },
  {
    what: 'a price set',
    type: 'ipo',
    stage: 'priced',
    item: { title: '摩尔线程发行公告', text: '摩尔线程发行价定为114.28元，募资80亿元。' },
    figures: [
      ['114.28元', { ...price, metric: 'issue_price' }],
      ['80亿元', { ...money, metric: 'raise' }],
    ],
    headline: '摩尔线程发行价定为⟨114.28元⟩，募资⟨80亿元⟩',
    summary: '',
  },
  {
    what: 'results with growth and a loss',
    type: 'earnings',
    item: {
      title: '摩尔线程三季报',
      text: '摩尔线程前三季度营收7.85亿元，同比增长181.99%，归母净亏损7.24亿元，同比收窄18.71%。',
    },
    figures: [
      ['7.85亿元', { ...money, metric: 'revenue', period: '2025-01/2025-09' }],
      ['181.99%', { ...growth, metric: 'revenue', period: '2025-01/2025-09', change: 'yoy+' }],
      ['7.24亿元', { ...money, metric: 'net_loss', scope: '归母', period: '2025-01/2025-09' }],
      ['18.71%', { ...growth, metric: 'net_loss', scope: '归母', period: '2025-01/2025-09', change: 'yoy-' }],
    ],
    headline: '摩尔线程{2025年}前三季度营收⟨7.85亿元⟩，同比增长⟨181.99%⟩',
    summary: '摩尔线程{2025年}前三季度营收⟨7.85亿元⟩，同比增长⟨181.99%⟩；归母净亏损⟨7.24亿元⟩，同比收窄⟨18.71%⟩。',
  },
  {
    what: 'a forecast',
    type: 'earnings',
    item: {
      title: '摩尔线程业绩预告',
      text: '摩尔线程预计2025年营收14.50亿元至15.20亿元，净亏损9.50亿元至10.60亿元。',
    },
    figures: [
      ['14.50亿元', { ...money, metric: 'revenue', period: '2025' }],
      ['15.20亿元', { ...money, metric: 'revenue', period: '2025' }],
      ['9.50亿元', { ...money, metric: 'net_loss', period: '2025' }],
      ['10.60亿元', { ...money, metric: 'net_loss', period: '2025' }],
    ],
    headline: '摩尔线程预计{2025年}营收⟨14.50亿元⟩至⟨15.20亿元⟩',
    summary: '摩尔线程预计{2025年}营收⟨14.50亿元⟩至⟨15.20亿元⟩；净亏损⟨9.50亿元⟩至⟨10.60亿元⟩。',
  },
  {
    what: 'a product with its size',
    type: 'product',
    company: aCompany({ products: [{ text: 'GLM', guard: 'context' }] }),
    item: { title: '摩尔线程发布GLM-4.5', text: '模型总参数3550亿，激活320亿。' },
    figures: [
      ['3550亿', { kind: 'count', unit: null, metric: 'parameters' }],
      ['320亿', { kind: 'count', unit: null, metric: 'active_parameters' }],
    ],
    headline: '摩尔线程发布‹GLM-4.5›，总参数⟨3550亿⟩',
    summary: '摩尔线程发布‹GLM-4.5›，总参数⟨3550亿⟩，激活参数⟨320亿⟩。',
  },
  {
    what: 'a round of funding',
    type: 'funding',
    item: { title: '摩尔线程完成C轮融资', text: '摩尔线程完成C轮融资15亿元，估值240亿元。' },
    figures: [
      ['15亿元', { ...money, metric: 'raise' }],
      ['240亿元', { ...money, metric: 'valuation' }],
    ],
    headline: '摩尔线程完成⟨15亿元⟩C轮融资，估值⟨240亿元⟩',
    summary: '摩尔线程完成C轮融资，金额⟨15亿元⟩，估值⟨240亿元⟩。',
  },
  {
    what: 'an order, in the source’s words',
    type: 'order',
    item: { title: '摩尔线程签下6.6亿元集群合同', text: '摩尔线程签订夸娥智算集群销售合同，金额6.6亿元，分两年交付。' },
    figures: [['6.6亿元', { ...money, metric: 'order_value' }]],
    headline: '摩尔线程签下⟨6.6亿元⟩集群合同',
    summary: '摩尔线程签订夸娥智算集群销售合同，金额⟨6.6亿元⟩，分两年交付。',
  },
  {
    what: 'a suit, in the source’s words',
    type: 'legal',
    item: { title: '三家片厂起诉摩尔线程', text: '原告要求每件作品最高赔偿15万美元。' },
    figures: [],
    headline: '三家片厂起诉摩尔线程',
    summary: '原告要求每件作品最高赔偿⟨15万美元⟩。',
  },
];

function draftOf(example: Example, language: 'zh-CN' | 'en' = 'zh-CN') {
  const company = example.company ?? aCompany();
  const item = anItem({ id: 'one', ...example.item });
  const figures = example.figures.map(([raw, changes]) =>
    figureIn(item, raw, { company: company.id, value: Number(/[\d.]+/.exec(raw)?.[0]), ...changes, itemId: 'one' }),
  );
  const { type, stage = null, date = null } = example;
  const base = aDraftInput([{ item, figures }]);
  return writeDraft({
    ...base,
    companies: [company],
    digest: { ...base.digest, language },
    labels: labelsFor(language),
    stories: [aStory([item], { type, stage, date, companies: [company.id] })],
  });
}

for (const example of examples) {
  test(`${example.type}: ${example.what}`, () => {
    const [entry] = draftOf(example).entries;
    assert.equal(shown(entry?.headline ?? []), example.headline);
    assert.equal(entry?.summary.map(shown).join('\n'), example.summary);
  });

  test(`${example.type}: ${example.what}, in English and with any fact missing, leaves no empty slot`, () => {
    for (const language of ['zh-CN', 'en'] as const)
      for (let without = -1; without < example.figures.length; without++) {
        const figures = example.figures.filter((_, at) => at !== without);
        const [entry] = draftOf({ ...example, figures }, language).entries;
        const text = [entry?.headline ?? [], ...(entry?.summary ?? [])].map(plainText).join('\n');
        assert.doesNotMatch(text, /[，；：、]{2}|[，；：][。]|^[，。；]|undefined|null|\{|\}| ,| \.|  /m, text);
        assert.ok(widthOf(plainText(entry?.summary[0] ?? [])) <= 140);
        assert.ok(
          (entry?.summary[0] ?? []).every((span) => span.kind !== 'unsourced'),
          text,
        );
      }
  });
}

test('every template names only slots that there are', () => {
  // The background's template has fields of its own: who printed it, and whether its date is one day.
  const names: ReadonlySet<string> = new Set([...slotNames, 'outlet', 'day']);
  for (const file of templateFiles) {
    const declared = /fields:([^\n]*)/.exec(templateSource(file))?.[1]?.replace('--}}', '').trim().split(/\s+/) ?? [];
    assert.deepEqual(
      declared.filter((name) => !names.has(name)),
      [],
      file,
    );
  }
});

test('every event type has its templates in both languages', () => {
  const types: EventType[] = [
    'ipo',
    'earnings',
    'product',
    'order',
    'partnership',
    'funding',
    'personnel',
    'legal',
    'market',
    'other',
  ];
  for (const type of types)
    for (const name of [type, `headline-${type}`, 'background'] as const)
      for (const language of ['zh-CN', 'en'] as const)
        assert.ok(templateFiles.includes(`${templateName(name, language).replace('summary/', '')}.hbs`));
});

test('a summary of prices begins with the company where its sentence does not name it', () => {
  const item = { title: '摩尔线程暗盘涨24.6%', text: '1月8日暗盘收205.6港元，涨24.6%；认购很踊跃。' };
  const [entry] = draftOf({ what: '', type: 'market', item, figures: [], headline: '', summary: '' }).entries;
  assert.match(plainText(entry?.summary[0] ?? []), /^摩尔线程1月8日暗盘收205\.6港元/);
});

test('a short summary takes a sentence of another report that names the company, and none on which sources disagree', () => {
  const { item, figures } = aListing({ text: '摩尔线程12月5日在科创板上市，发行价114.28元，收于600.50元。' });
  const other = anItem({
    id: 'other',
    outlet: '另一家',
    title: '摩尔线程上市',
    text: '摩尔线程获19家基石投资者认购。摩尔线程计划把募资用于下一代图形芯片的研发，明年发布。',
  });
  const stones = figureIn(other, '19家', { kind: 'count', metric: 'cornerstone', value: 19 });
  const mentions = [...other.text.matchAll(/摩尔线程/g)].map(({ index }) => ({
    company: 'moore-threads',
    alias: '摩尔线程',
    field: 'text' as const,
    start: index,
    end: index + 4,
  }));
  const own = figures.filter(({ raw }) => item.text.includes(raw));
  const conflict = {
    kind: 'conflict',
    company: 'moore-threads',
    metric: 'cornerstone',
    period: null,
    figures: [stones, { ...stones, id: 'x', value: 18, raw: '18家' }],
  } as const;
  const draft = writeDraft(
    aDraftInput(
      [
        { item, figures: own },
        { item: other, figures: [stones], facts: { mentions } },
      ],
      {
        stories: [
          aStory([item, other], {
            type: 'ipo',
            stage: 'listed',
            date: '2025-12-05',
            figures: own,
            conflicts: [conflict],
          }),
        ],
      },
    ),
  );
  const summary = plainText(draft.entries[0]?.summary[0] ?? []);
  assert.match(summary, /下一代图形芯片的研发/);
  assert.doesNotMatch(summary, /19家/);
});
