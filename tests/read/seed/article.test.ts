import assert from 'node:assert/strict';
import { test } from 'node:test';

import { JianbaoError } from '../../../src/errors.ts';
import { isConfirmed, parseSeedArticle, seedItem, serializeSeedArticle } from '../../../src/read/seed/article.ts';
import type { SeedArticle } from '../../../src/read/seed/article.ts';

const now = Date.parse('2026-01-05T06:00:00+08:00');

function anArticle(changes: Partial<SeedArticle> = {}): SeedArticle {
  return {
    title: '一家公司：上市了',
    outlet: '示例日报',
    credit: '示例日报综合某社',
    date: { from: '2025-12-22', to: '2025-12-29', reason: '报上没有年份' },
    section: '国产GPU',
    companies: ['metax', 'biren'],
    wording: 'retold',
    url: null,
    confirmed: true,
    language: 'zh-Hans',
    text: '第一段有两句。这是第二句。\n第二段: 有冒号、#井号和---横线。',
    ...changes,
  };
}

function faultOf(text: string): JianbaoError {
  try {
    parseSeedArticle(text, 'seeds/articles/a.md');
  } catch (error) {
    if (error instanceof JianbaoError) return error;
    throw error;
  }
  throw new Error('the file was taken');
}

const front = (lines: string): string => `---\n${lines}\n---\n\n正文。\n`;

test('an article written to a file and read again is the same article', () => {
  const articles = [
    anArticle(),
    anArticle({
      date: { from: '2025-12-22', to: '2025-12-22', reason: '' },
      credit: null,
      section: null,
      companies: [],
    }),
    anArticle({ date: { from: null, to: null, reason: '没有年份: 待补' }, confirmed: false, wording: 'verbatim' }),
    anArticle({ title: '"引号" # 和: 冒号', url: 'https://outlet.example/a?b=1#c', language: 'zh-Hant' }),
    anArticle({ title: '2026', outlet: 'yes', credit: '- 横线' }),
  ];
  for (const article of articles) {
    assert.deepEqual(parseSeedArticle(serializeSeedArticle(article), 'a.md'), article);
  }
});

test('lines of one paragraph are joined, without a space between Han characters', () => {
  const text = front('title: t\noutlet: o\ndate: 2025-12-22').replace(
    '正文。',
    '上半\n下半，Moore\nThreads。\r\n\r\n第二段。',
  );
  assert.equal(parseSeedArticle(text, 'a.md').text, '上半下半，Moore Threads。\n第二段。');
});

test('a file without text or without a body says SEED_EMPTY', () => {
  assert.equal(faultOf(' \n\n').code, 'SEED_EMPTY');
  assert.equal(faultOf('---\ntitle: t\noutlet: o\ndate: 2025-12-22\n---\n').code, 'SEED_EMPTY');
});

test('each fault is named with its file and line, all at once', () => {
  const error = faultOf(front('title: t\nauthor: x\ndate: 2025-02-30\nwording: heard\ncompanies: metax'));
  assert.equal(error.code, 'SEED_INVALID');
  for (const row of ['a.md:3  author', 'a.md:4  date', 'a.md:5  wording', 'a.md:6  companies', 'outlet is missing']) {
    assert.ok(error.message.includes(row), `${row} in ${error.message}`);
  }
});

test('broken yaml, no front matter and a range that runs backwards are refused', () => {
  assert.match(faultOf(front('title: [t')).message, /a\.md:[23] {2}this is not yaml/);
  assert.match(faultOf('# 标题\n\n正文。').message, /a\.md:1 {2}there is no front matter/);
  const backwards = 'title: t\noutlet: o\ndate: {from: 2025-12-29, to: 2025-12-22, reason: r}';
  assert.match(faultOf(front(backwards)).message, /a\.md:4 {2}date/);
});

test('a range of days needs a reason', () => {
  const text = front('title: t\noutlet: o\ndate: {from: 2025-12-22, to: 2025-12-29}');
  assert.match(faultOf(text).message, /needs a reason/);
});

test('an item of a range begins with its first day in the zone and keeps the range', () => {
  const item = seedItem(anArticle(), now, 'Asia/Shanghai');
  assert.equal(item.publishedAt, Date.parse('2025-12-22T00:00:00+08:00'));
  assert.equal(item.certainty, 'range');
  assert.deepEqual(item.dateRange, { from: '2025-12-22', to: '2025-12-29', reason: '报上没有年份' });
  assert.equal(item.origin, 'seed');
  assert.deepEqual(item.filedUnder, ['metax', 'biren']);
  assert.equal(item.firstSeenAt, now);
});

test('one day is certain to the day, no day at all gives no time', () => {
  const day = { from: '2025-12-22', to: '2025-12-22', reason: '' };
  assert.equal(seedItem(anArticle({ date: day }), now, 'Asia/Shanghai').certainty, 'day');
  const none = seedItem(anArticle({ date: { from: null, to: null, reason: '不知道' } }), now, 'Asia/Shanghai');
  assert.equal(none.publishedAt, null);
  assert.equal(none.certainty, 'none');
});

test('an item keeps its id when the text changes and gets a new revision', () => {
  const before = seedItem(anArticle(), now, 'Asia/Shanghai');
  const after = seedItem(anArticle({ text: '改过的正文。' }), now, 'Asia/Shanghai');
  assert.equal(after.id, before.id);
  assert.notEqual(after.revision, before.revision);
  assert.notEqual(seedItem(anArticle({ outlet: '另一家' }), now, 'Asia/Shanghai').id, before.id);
});

test('an import waits for the editor until confirmed is true', () => {
  assert.equal(isConfirmed(anArticle({ confirmed: false })), false);
  assert.equal(isConfirmed(parseSeedArticle(front('title: t\noutlet: o\ndate: 2025-12-22'), 'a.md')), true);
});
