import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { EventType } from '../../src/model/fact.ts';
import { ipoStages } from '../../src/model/fact.ts';
import { reports, toldIn } from './worked-examples.ts';

/** What readers get of each report: headline and summary in Chinese, then in English; figures in ⟨⟩, times in {}, names in ‹›. */
const told: Readonly<Record<string, readonly (readonly [headline: string, summary: string])[]>> = {
  'tutoring begins': [
    [
      '摩尔线程启动上市辅导',
      '摩尔线程{12月2日}启动上市辅导。摩尔线程已与券商签订协议。公司主打全功能GPU，产品覆盖数据中心和个人电脑，显卡已经出到第四代。',
    ],
    ['Moore Threads begins pre-listing tutoring', 'Moore Threads began pre-listing tutoring on {2 December}.'],
  ],
  'an application accepted': [
    [
      '摩尔线程科创板上市申请获受理',
      '摩尔线程科创板上市申请{12月2日}获受理，拟募资⟨80亿元⟩。报告期内公司研发投入累计⟨38.1亿元⟩，员工超过一千人。',
    ],
    [
      'Moore Threads listing application accepted',
      'The listing application of Moore Threads was accepted on {2 December}; the offer is to raise ⟨80亿元⟩.',
    ],
  ],
  'questions asked': [
    [
      '摩尔线程科创板申请进入问询，拟募资⟨80亿元⟩',
      '摩尔线程科创板上市申请{12月3日}进入问询，拟发行⟨4亿股⟩，拟募资⟨80亿元⟩。交易所关注公司何时盈利。',
    ],
    [
      "Moore Threads faces the exchange's questions",
      'The exchange put its questions to Moore Threads on {3 December}; the offer is to raise ⟨80亿元⟩.',
    ],
  ],
  approved: [
    [
      '摩尔线程科创板首发过会',
      '{12月4日}，摩尔线程科创板首发申请获上市委审议通过，拟募资⟨80亿元⟩。从受理到这一步，公司用了不到三个月。',
    ],
    [
      'Moore Threads wins listing committee approval',
      'The listing committee approved the offer of Moore Threads on {4 December}; it is to raise ⟨80亿元⟩.',
    ],
  ],
  registered: [
    ['摩尔线程科创板发行获准注册', '{12月4日}，摩尔线程科创板首次公开发行获证监会同意注册，拟募资⟨80亿元⟩。'],
    [
      'Moore Threads cleared to register its offer',
      'The securities regulator agreed to register the offer of Moore Threads on {4 December}.',
    ],
  ],
  'a prospectus filed': [
    ['壁仞科技向港交所递交招股书', '壁仞科技递交招股书，拟募资⟨50亿港元⟩，主要用于研发。公司上半年营收⟨5890万元⟩。'],
    ['Biren files a prospectus', 'Biren filed a prospectus on {3 December} to raise ⟨50亿港元⟩.'],
  ],
  'shares set free': [
    ['摩尔线程⟨2938万股⟩限售股解禁', '摩尔线程⟨2938万股⟩限售股{12月5日}解禁，股价报⟨612元⟩。'],
    ['Moore Threads lock-up ends', 'A lock-up of Moore Threads shares ended on {5 December}, freeing ⟨2938万股⟩.'],
  ],
  'a profit': [
    [
      '摩尔线程{2025年}第三季度营收⟨8.12亿元⟩，同比增长⟨95.3%⟩',
      '摩尔线程{2025年}第三季度营收⟨8.12亿元⟩，同比增长⟨95.3%⟩；归母净利润⟨1.02亿元⟩，同比增长⟨210.4%⟩。毛利率⟨64.5%⟩，研发投入⟨3.3亿元⟩。',
    ],
    [
      'Moore Threads {Q3 2025} revenue of ⟨8.12亿元⟩',
      'Moore Threads reported revenue of ⟨8.12亿元⟩ for {Q3 2025}, up ⟨95.3%⟩ on the year. Its attributable net profit was ⟨1.02亿元⟩, up ⟨210.4%⟩ on the year. Gross margin was ⟨64.5%⟩. Research spending was ⟨3.3亿元⟩.',
    ],
  ],
  'a loss that widens': [
    [
      '摩尔线程{2025年}上半年营收⟨7.02亿元⟩，净亏损⟨2.71亿元⟩',
      '摩尔线程{2025年}上半年营收⟨7.02亿元⟩；净亏损⟨2.71亿元⟩，同比扩大⟨12.8%⟩。',
    ],
    [
      'Moore Threads {H1 2025} revenue of ⟨7.02亿元⟩',
      'Moore Threads reported revenue of ⟨7.02亿元⟩ for {H1 2025}. Its net loss was ⟨2.71亿元⟩, wider by ⟨12.8%⟩ on the year.',
    ],
  ],
  'a price of a product': [
    [
      '摩尔线程发布‹MTT S90›，售价⟨2999元⟩',
      '摩尔线程发布‹MTT S90›显卡，售价⟨2999元⟩，{12月}下旬开售。公司说新卡的光线追踪性能是上一代的两倍，驱动将按月更新。',
    ],
    [
      'Moore Threads brings out ‹MTT S90›',
      'Moore Threads brought out ‹MTT S90› on {3 December}. It costs ⟨2999 yuan⟩.',
    ],
  ],
  'a partnership': [
    [
      '摩尔线程与样例汽车合作',
      '摩尔线程与样例汽车签署战略合作协议，共同开发座舱芯片。首批车型计划明年下半年上市，双方没有公布金额。',
    ],
    [
      '摩尔线程与样例汽车合作',
      '摩尔线程与样例汽车签署战略合作协议，共同开发座舱芯片。首批车型计划明年下半年上市，双方没有公布金额。',
    ],
  ],
  'a change of people': [
    [
      '摩尔线程任命新首席财务官',
      '摩尔线程公告，聘任李四为首席财务官，任期三年。李四此前在一家券商负责半导体行业研究。',
    ],
    [
      '摩尔线程任命新首席财务官',
      '摩尔线程公告，聘任李四为首席财务官，任期三年。李四此前在一家券商负责半导体行业研究。',
    ],
  ],
  'a day of trading': [
    [
      '摩尔线程涨停，市值⟨2822亿元⟩',
      '摩尔线程{12月5日}涨停，报⟨600.5元⟩，总市值⟨2822亿元⟩，成交额⟨153亿元⟩。板块里多家公司跟涨。',
    ],
    ['Moore Threads trades at ⟨600.5 yuan⟩', 'Moore Threads stood at ⟨600.5 yuan⟩. Its market value is ⟨2822亿元⟩.'],
  ],
  'a day of trading told in English': [
    ['摩尔线程收于⟨600.50元⟩，上涨⟨12.3%⟩', '摩尔线程{12月4日}收于⟨600.50元⟩，上涨⟨12.3%⟩。'],
    ['Moore Threads jumps', 'Moore Threads closed at ⟨600.50 yuan⟩, up ⟨12.3%⟩.'],
  ],
  'results told in English': [
    ['壁仞科技{2025年}上半年营收同比增长⟨174.7%⟩', ''],
    [
      'Biren {H1 2025} revenue of ⟨US$53 million⟩',
      'Biren reported revenue of ⟨US$53 million⟩ for {H1 2025}, up ⟨174.7%⟩ on the year.',
    ],
  ],
  'an offer told in English': [
    ['壁仞科技公开发售获⟨2,347倍⟩认购', '壁仞科技发行价⟨19.60港元⟩，公开发售获⟨2,347倍⟩认购。'],
    [
      'Biren retail offer covered ⟨2,347⟩ times',
      'Biren sold its shares at ⟨HK$19.60⟩ each and the retail offer was covered ⟨2,347 times⟩.',
    ],
  ],
  'values told in Chinese only': [
    ['摩尔线程公布经营数据', '摩尔线程公布经营数据，累计出货⟨5.3万片⟩，营收⟨8.12亿元⟩。'],
    [
      'Moore Threads {Q3 2025} revenue of ⟨8.12亿元⟩',
      'Revenue of Moore Threads for {Q3 2025} was ⟨8.12亿元⟩. Shipments of Moore Threads: ⟨5.3万片⟩.',
    ],
  ],
  'anything else': [
    [
      '摩尔线程开放开发者社区',
      '摩尔线程的开发者社区{12月5日}开放注册，提供教程和样例代码。公司说，注册用户可以免费试用云端算力一个月。',
    ],
    [
      '摩尔线程开放开发者社区',
      '摩尔线程的开发者社区{12月5日}开放注册，提供教程和样例代码。公司说，注册用户可以免费试用云端算力一个月。',
    ],
  ],
};

for (const report of reports)
  test(`${report.type}${report.stage === undefined ? '' : `, ${report.stage}`}: ${report.what}`, () => {
    assert.deepEqual([toldIn(report, 'zh-CN'), toldIn(report, 'en')], told[report.what]);
  });

test('with any one fact missing the sentences get shorter and no slot stays empty', () => {
  for (const report of reports)
    for (const language of ['zh-CN', 'en'] as const)
      for (const without of report.figures.keys()) {
        const text = toldIn(report, language, without)
          .join('\n')
          .replaceAll(/[⟨⟩{}‹›]/g, '');
        assert.doesNotMatch(text, /[，；：、]{2}|[，；：]。|^[，。；]|undefined|null| ,| \.|  |!/m, text);
      }
});

test('steps without an example here have one among the summaries', () => {
  const here = new Set(reports.flatMap(({ stage }) => stage ?? []));
  assert.deepEqual(
    ipoStages.filter((stage) => !here.has(stage)),
    ['hearing', 'priced', 'listed'],
  );
  const types = new Set(reports.map(({ type }) => type));
  const others: readonly EventType[] = ['order', 'funding', 'legal'];
  assert.equal(types.size + others.length, 10);
  for (const type of others) assert.ok(!types.has(type), type);
});
