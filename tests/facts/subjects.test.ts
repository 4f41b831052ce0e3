import assert from 'node:assert/strict';
import { test } from 'node:test';

import { passagesOf } from '../../src/facts/passages.ts';
import { clauseStart, firmsOf, mainCompany } from '../../src/facts/subjects.ts';
import { figuresIn, mentionsIn } from './reading.ts';

const owners = (text: string, given = {}): (string | null)[] => figuresIn(text, given).map(({ company }) => company);

test('a figure of a firm that is not followed is never lent to a followed one', () => {
  assert.deepEqual(owners('摩尔线程上半年营收7.02亿元，寒武纪同期营收28.81亿元，净利润10.38亿元。'), [
    'moore-threads',
    null,
    null,
  ]);
  assert.deepEqual(owners('云砥智算完成5亿元融资。', { title: '摩尔线程与云砥智算' }), [null]);
  assert.deepEqual(owners('With 368 million monthly users, Doubao needs chips.', { title: 'Moore Threads chips' }), [
    null,
  ]);
});

test('a firm that something is measured against does not take over the sentence', () => {
  assert.deepEqual(owners('与寒武纪相比，摩尔线程营收12.36亿元。'), ['moore-threads']);
  assert.deepEqual(owners('摩尔线程由中信证券保荐，募资80亿元。'), ['moore-threads']);
});

test('a firm after 继 owns the figures of its own clause only', () => {
  assert.deepEqual(owners('继摩尔线程以超3000亿市值登陆科创板后，MiniMax募资48亿港元。'), ['moore-threads', 'minimax']);
});

test('a heading names who the lines below it speak of, and one without a name ends that', () => {
  const text = '摩尔线程：平台价值可期\n公司累计出货5万片。\n同一赛道不同路径\n其市值超3000亿元。\nMiniMax营收1亿元。';
  assert.deepEqual(owners(text), ['moore-threads', null, 'minimax']);
});

test('without a name in the sentence the company it is filed under, or the title, owns it', () => {
  assert.deepEqual(owners('营收3亿元。', { filedUnder: ['minimax'] }), ['minimax']);
  assert.deepEqual(owners('营收3亿元。', { title: 'MiniMax发布年报' }), ['minimax']);
  assert.deepEqual(owners('营收3亿元。'), [null]);
});

test('firms in a row take the values of a list in order', () => {
  assert.deepEqual(owners('摩尔线程、MiniMax首日分别上涨425.46%和109.09%。'), ['moore-threads', 'minimax']);
});

test('a group of firms owns its figure, so nobody does', () => {
  assert.deepEqual(owners('摩尔线程表现亮眼，四家企业合计营收30亿元。'), [null]);
});

test('a clause begins behind its comma, never inside a number', () => {
  assert.equal(clauseStart('共1,142人', 5), 0);
  assert.equal(clauseStart('营收增长,净利1亿', 8), 5);
});

test('firms are told apart by the part they play', () => {
  const text = '摩尔线程接近英伟达';
  const [passage] = passagesOf({ title: '', text }, mentionsIn(text, 'text'));
  assert.deepEqual(
    firmsOf(passage!).map(({ company, part }) => [company, part]),
    [
      ['moore-threads', 'acts'],
      [null, 'aside'],
    ],
  );
});

test('two companies in a title make neither the main one', () => {
  const title = '摩尔线程、MiniMax同日公告';
  const mentions = mentionsIn(title, 'title');
  assert.equal(mainCompany([], mentions, passagesOf({ title, text: '' }, mentions).flatMap(firmsOf)), undefined);
});

test('who moves stands right before the move: indices and unknown firms take their own percentages', () => {
  assert.deepEqual(owners('摩尔线程跌超7%，江波某龙跌超6%；韩国KOSPI指数上涨18%。'), ['moore-threads', null, null]);
});

test('the title of another piece speaks of nobody outside it', () => {
  assert.deepEqual(owners('摩尔线程发布新品。相关阅读：《SK海力士上半年净利润134.15万亿韩元》'), [null]);
});

test('a company named only at the foot of a text is not what the text is about', () => {
  const text = `${'营收为3亿元。'.repeat(30)}相关阅读：摩尔线程。`;
  assert.ok(owners(text).every((company) => company === null));
});

test('somebody without a name keeps its figures: 某公司, 一家…公司', () => {
  assert.deepEqual(owners('北京某公司一季度营收3亿元；摩尔线程同期为2亿元。'), [null, 'moore-threads']);
  assert.deepEqual(owners('一家国产GPU公司去年营收3亿元，摩尔线程为2亿元。'), [null, 'moore-threads']);
  assert.deepEqual(owners('作为一家国产GPU公司，摩尔线程去年营收3亿元。'), ['moore-threads']);
  assert.deepEqual(owners('摩尔线程是一家国产GPU公司，去年营收3亿元。'), ['moore-threads']);
});

test("a firm that says what another is to it has none of that one's figures", () => {
  for (const text of [
    '摩尔线程的竞争对手燧原科技营收10.2亿元。',
    '摩尔线程上游供应商中芯国际二季度营收22.1亿美元。',
    '摩尔线程客户之一的云栈科技完成8亿元融资。',
    '与MiniMax合作的短剧平台付费用户突破500万。',
    '采用摩尔线程芯片的某智算中心总投资12亿元。',
    '对标MiniMax的视频模型公司Lumen Labs融资10亿美元。',
    '摩尔线程参股公司芯原微上半年净亏损2.1亿元。',
    'MiniMax的海外竞争对手Character.AI月活用户约2000万。',
    '由摩尔线程前员工创立的光合矩阵获1亿元Pre-A轮融资。',
    '摩尔线程所在的北京经开区集成电路产值突破1200亿元。',
    '摩尔线程早期投资方和利资本退出，账面浮盈12亿元。',
    '月产能从8000片提高到2.2万片，摩尔线程是首批客户。',
    "DeepSeek, whose models undercut MiniMax's, charges US$0.14 per million tokens.",
    'Shares of Cambricon gained 4.2%, while Moore Threads was flat.',
  ])
    assert.deepEqual([...new Set(figuresIn(text).map(({ company }) => company))], [null], text);
});

test('shares in a firm are its own, and what somebody holds of it is a part of it', () => {
  assert.deepEqual(
    figuresIn('Shares in Moore Threads fell 6.2% to 590 yuan.').map(({ company }) => company),
    ['moore-threads', 'moore-threads'],
  );
  assert.equal(figuresIn('截至6月末，北向资金持有摩尔线程1260万股。')[0]!.company, 'moore-threads');
});

test('a clause begins behind the last comma or semicolon that stands in no number', () => {
  for (const [text, clause] of [
    ['营收5亿元', '营收5亿元'],
    ['营收5亿元,净利', '净利'],
    ['营收5亿元;净利1,142万元', '净利1,142万元'],
    ['营收,其中1,142万元', '其中1,142万元'],
    ['营收,其中;1,142,500元', '1,142,500元'],
    [',营收', '营收'],
    ['营收;', ''],
  ] as const)
    assert.equal(text.slice(clauseStart(text, text.length)), clause, text);
});
