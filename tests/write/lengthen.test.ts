import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Figure } from '../../src/model/fact.ts';
import type { Item } from '../../src/model/item.ts';
import type { CitedWords } from '../../src/write/cite.ts';
import { lengthened } from '../../src/write/lengthen.ts';
import { plainText } from '../../src/write/lines.ts';
import type { Candidate } from '../../src/write/pool.ts';
import { anItem } from '../makers.ts';
import { aStory, figureIn, mentionsIn, someFacts } from './draft-input.ts';

function aCandidate(items: readonly Item[], figures: readonly Figure[] = []): Candidate {
  return {
    story: aStory(items),
    company: 'moore-threads',
    items,
    followUp: false,
    out: null,
    figures,
    conflicts: [],
  };
}

/** What a short summary becomes with what its reports hold. */
function grown(short: string, reports: readonly Partial<Item>[], figures: readonly Figure[] = [], own = 0): string {
  const items = reports.map((report, at) => anItem({ id: `item-${at}`, title: '摩尔线程有新消息', ...report }));
  const facts = new Map(
    items.map((item) => [
      item.id,
      someFacts(
        item,
        figures.filter(({ itemId }) => itemId === item.id),
      ),
    ]),
  );
  const sources = { facts, names: [], zone: 'Asia/Shanghai', subject: '摩尔线程' };
  return plainText(
    lengthened({ line: [{ kind: 'text', text: short }], figures: [] }, own, aCandidate(items, figures), {
      sources,
      language: 'zh-CN',
      told: [],
    }).line,
  );
}

const short = '摩尔线程启动上市辅导。';

test('a short summary takes up to three sentences of its lead that say something else', () => {
  const text =
    '摩尔线程启动上市辅导。公司主打全功能图形芯片，覆盖数据中心与个人电脑。显卡已经出到第四代产品。研发人员占员工总数的大半。总部设在北京，另有几处研发中心。';
  assert.equal(
    grown(short, [{ text }]),
    '摩尔线程启动上市辅导。公司主打全功能图形芯片，覆盖数据中心与个人电脑。显卡已经出到第四代产品。研发人员占员工总数的大半。',
  );
});

test('a summary of 80 characters is long enough', () => {
  const long = `${'摩'.repeat(80)}。`;
  assert.equal(grown(long, [{ text: '公司主打全功能图形芯片，覆盖数据中心与个人电脑。' }]), long);
});

test('no more than 140 characters, and no more than 120 of the words of one report', () => {
  const text = Array.from({ length: 4 }, (_, n) => `${'甲乙丙丁'[n]!.repeat(39)}。`).join('');
  assert.ok(grown(`${'摩'.repeat(70)}。`, [{ text }]).length <= 140);
  const own = grown(short, [{ text }], [], 100);
  assert.equal(own, short);
});

test('a sentence that goes on from one that was left out is not taken', () => {
  assert.equal(
    grown(short, [{ text: '摩尔线程随后公布了辅导机构的名单和工作安排。其中一家来自上海的券商负责。' }]),
    short,
  );
});

test('another report adds no hour of a day whose end is told, and nothing an outlet did itself', () => {
  const reports = [
    { text: '摩尔线程启动上市辅导。' },
    {
      text: '截至发稿，公司的股价报一百多元，市值约五百亿港元。样例网测试了公司的新显卡，结果不错。',
      outlet: '样例网',
    },
  ];
  assert.equal(grown(short, reports), short);
});

test('a sentence that repeats a value is left out, its part behind a semicolon is taken', () => {
  const item = anItem({
    id: 'item-0',
    title: '摩尔线程有新消息',
    text: '公司的收报价为345港元；创始人合计持有公司四分之一的股份。',
  });
  const figure = figureIn(item, '345港元', { company: 'moore-threads', metric: 'share_price' });
  assert.equal(
    grown('摩尔线程首日收于345港元。', [{ text: item.text }], [figure]),
    '摩尔线程首日收于345港元。创始人合计持有公司四分之一的股份。',
  );
});

test('the newest other report speaks first', () => {
  const reports = [
    { text: '摩尔线程启动上市辅导。' },
    { text: '摩尔线程的显卡已经出到第四代产品。', publishedAt: Date.parse('2025-12-03T00:00:00Z') },
    {
      text: `摩尔线程的创始人${'合计持有公司四分之一的股份'.repeat(4)}。`,
      publishedAt: Date.parse('2025-12-05T00:00:00Z'),
    },
  ];
  assert.match(grown(short, reports), /^摩尔线程启动上市辅导。摩尔线程的创始人/);
});

test('a summary that does not name its company looks farther, for the part that is about it', () => {
  const text = `${'某基金会发布年度开源报告，比较了各家的模型。'.repeat(1)}${['甲', '乙', '丙', '丁', '戊', '己'].map((one) => `${one.repeat(30)}。`).join('')}在月用量方面，前五名都是开源模型，其中摩尔线程的小模型位居榜首；别家位居第二。`;
  const item = anItem({ id: 'item-0', title: '某基金会发布报告', text });
  const facts = new Map([['item-0', someFacts(item, [], { mentions: mentionsIn(item) })]]);
  const sources = { facts, names: [], zone: 'Asia/Shanghai', subject: '摩尔线程' };
  const short: CitedWords = { line: [{ kind: 'text', text: `${'某'.repeat(60)}。` }], figures: [] };
  const told = lengthened(short, 60, aCandidate([item]), { sources, language: 'zh-CN', told: [] });
  assert.match(plainText(told.line), /。摩尔线程的小模型位居榜首。/);
});

for (const text of [
  '摩尔线程，'.repeat(40_000),
  '摩尔线程做显卡的公司有很多家；'.repeat(20_000),
  '显卡。'.repeat(60_000),
])
  test(`a hostile text (${text.slice(0, 8)}…) does not hold up a summary`, () => {
    const item = anItem({ id: 'item-0', title: '摩尔线程有新消息', text });
    const facts = new Map([['item-0', someFacts(item, [], { mentions: mentionsIn(item) })]]);
    const sources = { facts, names: [], zone: 'Asia/Shanghai', subject: '某公司' };
    const short: CitedWords = { line: [{ kind: 'text', text: '公司启动上市辅导。' }], figures: [] };
    const before = process.hrtime.bigint();
    const told = lengthened(short, 0, aCandidate([item]), { sources, language: 'zh-CN', told: [] });
    assert.ok(plainText(told.line).length <= 140);
    assert.ok(Number(process.hrtime.bigint() - before) / 1e6 < 3000);
  });
