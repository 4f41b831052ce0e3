import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { cutAtClause, excerpt, skipNoise, tellingSentences } from '../../src/write/excerpt.ts';

test('the first sentence is taken whole where it fits', () => {
  assert.equal(excerpt('', '公司12月5日在科创板上市。首日大涨。', 60), '公司12月5日在科创板上市');
});

const whole = (text: string) => ({ start: 0, end: text.length });

test('a sentence that is too long is cut at a clause', () => {
  const text = '公司在科创板上市，发行价为每股104.66元，首个交易日收盘时较发行价上涨近七倍。';
  assert.deepEqual(cutAtClause(text, whole(text), 22), { start: 0, end: 22 });
  assert.equal(text.slice(0, 22), '公司在科创板上市，发行价为每股104.66元');
});

test('a comma inside a number ends no clause', () => {
  const text = '累计出货已超过53,000片，客户数量持续增长，覆盖多个行业。';
  assert.equal(text.slice(0, cutAtClause(text, whole(text), 15)?.end), '累计出货已超过53,000片');
});

test('no cut leaves half of a bracket or of a quotation', () => {
  const text =
    '双方签署了一份为期五年、价值超过70亿美元（某网注：现汇率约合476.51亿元人民币）的采购协议，年底开始交付。';
  assert.equal(cutAtClause(text, whole(text), 40), null);
  assert.equal(text.slice(0, cutAtClause(text, whole(text), 50)?.end), text.slice(0, text.indexOf('，年底')));
});

test('of a long sentence those clauses are taken that the text comes back to', () => {
  const text =
    '12月5日上午，在各方的共同关注之下，摩尔线程登陆科创板开盘大涨，多位嘉宾出席了活动。摩尔线程登陆科创板是今年的大事。摩尔线程开盘大涨，科创板指数走高。';
  assert.equal(excerpt('', text, 24), '摩尔线程登陆科创板开盘大涨');
});

test('no excerpt begins with a clause that only says when', () => {
  assert.equal(
    excerpt('', '当地时间7月4日下午，两家公司在会场签署了一份合作备忘录。', 60),
    '两家公司在会场签署了一份合作备忘录',
  );
});

for (const text of ['，'.repeat(100_000), '，。'.repeat(50_000), '字'.repeat(300_000), '，字'.repeat(50_000)])
  test(`a hostile text (${text.slice(0, 4)}…) does not hold up a draft`, () => {
    const before = process.hrtime.bigint();
    assert.ok(Array.from(excerpt('', text, 60)).length <= 60);
    assert.ok(Number(process.hrtime.bigint() - before) / 1e6 < 3000);
  });

for (const [text, wanted] of [
  ['【快讯】沐曦股份今日挂牌。', '沐曦股份今日挂牌'],
  ['财联社12月5日电，摩尔线程今日挂牌。', '摩尔线程今日挂牌'],
  ['本报讯（记者 王五）摩尔线程今日挂牌。', '摩尔线程今日挂牌'],
  ['（记者 李明）摩尔线程今日挂牌。', '摩尔线程今日挂牌'],
  ['来源：示例日报\n摩尔线程今日挂牌。', '摩尔线程今日挂牌'],
  ['AB之家 7 月 12 日消息，摩尔线程今日挂牌。', '摩尔线程今日挂牌'],
  ['示例24获悉，摩尔线程今日挂牌。', '摩尔线程今日挂牌'],
  ['示例资讯播报 : 摩尔线程今日挂牌。', '摩尔线程今日挂牌'],
  ['作者 | 张三编辑 | 李四\n摩尔线程今日挂牌。', '摩尔线程今日挂牌'],
  ['📄 摩尔线程今日挂牌。', '摩尔线程今日挂牌'],
] as const)
  test(`what stands before the news in “${text.replaceAll('\n', ' ')}” is skipped`, () =>
    assert.equal(excerpt('', text, 60), wanted));

test('a sentence that repeats the title tells nothing', () => {
  assert.equal(tellingSentences('沐曦股份今日挂牌', '沐曦股份今日挂牌。开盘700元一股。').length, 1);
});

test('an excerpt is never longer than asked, and made of clauses of the text', () => {
  const clause = fc.stringMatching(/^[一-龥0-9]{1,18}$/);
  const text = fc.array(fc.tuple(clause, fc.constantFrom('，', '。', '；', '：')), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 80 }), (parts, max) => {
      const whole = parts.flat().join('');
      const summary = excerpt('', whole, max);
      assert.ok(Array.from(summary).length <= max);
      assert.ok(whole.includes(summary));
      assert.notEqual(summary, '');
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('nothing is cut where no clause fits', () => {
  assert.equal(cutAtClause('这一句没有任何停顿因此无法在中间切开', { start: 0, end: 18 }, 5), null);
});

test('a run of brackets does not slow the search for the first word', () => {
  const text = '【'.repeat(200_000);
  assert.equal(skipNoise(text, 0, text.length), 0);
});

test('words about the article itself are not told: only what stands beside them', () => {
  const text =
    '文章开头称首日涨逾109.9%，下文又写109.09%；闫俊杰合计持股约25.58%，投票权超过71%。该文未给出出处。公司全年营收增长。';
  assert.deepEqual(
    tellingSentences('标题', text).map(({ start, end }) => text.slice(start, end)),
    ['闫俊杰合计持股约25.58%，投票权超过71%。', '公司全年营收增长。'],
  );
  const attributed = '文章称公开发售超购1209倍，460多家机构参与。';
  assert.equal(tellingSentences('标题', attributed).length, 1);
});

test('a sentence whose line breaks off behind a comma goes on in the next line', () => {
  const text = '沐曦股份今天宣布，\n新一代芯片已经量产，\n年内交付。另有两家公司跟进。';
  assert.deepEqual(
    tellingSentences('标题', text).map(({ start, end }) => text.slice(start, end)),
    ['沐曦股份今天宣布，\n新一代芯片已经量产，\n年内交付。', '另有两家公司跟进。'],
  );
  assert.doesNotMatch(excerpt('', text, 60), /\n/);
});

test('a sentence that stands twice is told once, and one with markup in its words is not told', () => {
  const text = '公司今天召开发布会。公司今天召开发布会。<b>AT&amp;T</b>与此事无关。';
  assert.deepEqual(
    tellingSentences('', text).map(({ start, end }) => text.slice(start, end)),
    ['公司今天召开发布会。'],
  );
});

test('the last sentence of a text that a feed cut off ends before the clause that was cut', () => {
  const text = `${'公司今天召开了发布会并且公布了新产品的详细参数。'.repeat(1)}${'业内人士认为这是今年最重要的一次发布会'.repeat(3)}，到明年市场规模将飙`;
  const told = tellingSentences('', text).map(({ start, end }) => text.slice(start, end));
  assert.match(told[1] ?? '', /发布会$/);
  assert.equal(tellingSentences('', '公司今天发布新品，价格没有公布').length, 1);
});
