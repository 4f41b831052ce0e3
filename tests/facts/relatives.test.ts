import assert from 'node:assert/strict';
import { test } from 'node:test';

import { relativesOf } from '../../src/facts/relatives.ts';
import { figuresIn } from './reading.ts';

function told(text: string, by = '摩尔线程'): string[] {
  const start = text.indexOf(by);
  return relativesOf(text, [{ start, end: start + by.length }]).map((one) => text.slice(one.start, one.end));
}

test('a firm told of by what it is to a followed one is found by its own name', () => {
  assert.deepEqual(told('摩尔线程概念股瀚川电子今日封涨停'), ['瀚川电子']);
  assert.deepEqual(told('与摩尔线程同场竞争的昊元半导体完成B轮融资'), ['昊元半导体']);
  assert.deepEqual(told('摩尔线程供应商恒越封装今日涨停'), ['恒越封装']);
  assert.deepEqual(told('曾任摩尔线程副总裁的林远创办的曜石智能完成融资'), ['曜石智能']);
  assert.deepEqual(told('继摩尔线程之后,同为芯片企业的瀚海微芯递交招股书'), ['瀚海微芯']);
  assert.deepEqual(told('被称为"小摩尔线程"的启元图形完成融资'), ['启元图形']);
});

test('English says it by a noun behind the name or by who founded it', () => {
  assert.deepEqual(told('Moore Threads supplier Hanchuan Electronics rose 10%', 'Moore Threads'), [
    'Hanchuan Electronics',
  ]);
  assert.deepEqual(told('Moore Threads-backed Lingxi Robotics raised $80 million', 'Moore Threads'), [
    'Lingxi Robotics',
  ]);
  assert.deepEqual(told('Founded by former MiniMax executives, Aurora Voice raised $40 million', 'MiniMax'), [
    'Aurora Voice',
  ]);
});

test('products of a followed firm that are its support name nobody else', () => {
  const text = '分业务看,海螺AI、星野与Talkie是MiniMax收入的重要支撑,合计贡献收入3621.4万美元';
  const places = ['海螺AI', '星野', 'Talkie', 'MiniMax'].map((name) => {
    const start = text.indexOf(name);
    return { start, end: start + name.length };
  });
  assert.deepEqual(relativesOf(text, places), []);
});

test('what a followed firm has or makes is no firm of its own', () => {
  for (const text of [
    '摩尔线程的智算集群业务上半年收入3.5亿元',
    '摩尔线程的客户数量增至120家',
    '摩尔线程与华为合作的模型训练成本降低40%',
    '为摩尔线程带来收入的海外市场占比达12%',
    '摩尔线程股东大会通过授权',
    '与摩尔线程7.02亿元的半年营收相比',
  ])
    assert.deepEqual(told(text), [], text);
});

const others = [
  '摩尔线程概念股汉得软件早盘涨停，市值升至210亿元。',
  '摩尔线程概念股集体走强，板块整体上涨5.2%。',
  '摩尔线程概念股联合精工上半年净利润1.2亿元，同比下降8%。',
  '与MiniMax齐名的深言引力完成2亿美元融资，估值18亿美元。',
  '摩尔线程的大客户东方智算去年净利润8000万元。',
  'MiniMax投资的短剧公司橙果互动去年收入3.4亿元。',
  '曾投资摩尔线程的沛霖资本今年上半年净利润4亿元。',
  '持有摩尔线程股份的中科云图今日大涨9%，收报46.3元。',
  '采购了摩尔线程芯片的江南云谷去年营收2.1亿元，净利润1800万元。',
  '与摩尔线程同日上市的百奥赛图首日上涨146%，收报66元。',
  '在MiniMax之前上市的云知声今日跌5%，市值310亿港元。',
  '从MiniMax离职的陈某创立的语音公司响石完成4000万美元融资。',
  '摩尔线程前联席CEO加盟的澜芯科技估值达60亿元。',
  '为摩尔线程提供封装的甬矽精工上半年营收20.1亿元，毛利率16%。',
  '有“下一个MiniMax”之称的声浪科技估值5亿美元。',
  '摩尔线程拟收购的光芯片企业熹联光芯估值25亿元。',
  '和而泰持有摩尔线程股份，公司上半年净利润3.5亿元。',
  'MiniMax rival DeepMark raised $300 million at a valuation of $2 billion.',
];

test('a figure is never lent to the followed firm that another is told of by', () => {
  for (const text of others)
    assert.deepEqual(
      figuresIn(text).flatMap(({ company, raw }) => (company === null ? [] : [raw])),
      [],
      text,
    );
});

test('a followed firm told of by another keeps its figures', () => {
  for (const text of [
    '对标英伟达的摩尔线程上半年营收7.02亿元。',
    '有“中国英伟达”之称的摩尔线程首日收报600.5元。',
    '曾任英伟达全球副总裁的张建中创办的摩尔线程上半年营收7.02亿元。',
    '北向资金持有摩尔线程1260万股。',
    '由摩尔线程承建的智算中心集群规模达1万卡。',
    '摩尔线程客户包括新华三等，前三季度营收12.36亿元。',
    '摩尔线程投资者关系负责人称，公司上半年营收7.02亿元。',
    '据摩尔线程的公告，其去年研发投入13.59亿元。',
  ])
    assert.deepEqual(
      figuresIn(text).map(({ company }) => company),
      ['moore-threads'],
      text,
    );
});
