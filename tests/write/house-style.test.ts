import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inHouseStyle } from '../../src/write/house-style.ts';
import type { Item } from '../../src/model/item.ts';
import { anItem } from '../makers.ts';
import { shown } from './draft-input.ts';

const told = (text: string, changes: Partial<Item> = {}): string =>
  shown(
    inHouseStyle(
      [{ kind: 'text', text }],
      anItem({ publishedAt: Date.parse('2026-07-15T09:00:00+08:00'), certainty: 'minute', ...changes }),
      'Asia/Shanghai',
    ),
  );

for (const [text, wanted] of [
  ['公司今天宣布开源。', '公司{7月15日}宣布开源。'],
  ['公司昨日晚间公告。', '公司{7月14日}晚间公告。'],
  ['公司昨晚公告，最快明天发布。', '公司{7月14日}晚公告，最快{7月16日}发布。'],
  ['DeepSeek今日更新。', 'DeepSeek {7月15日}更新。'],
  ['他说：“今天是个好日子。”', '他说：“今天是个好日子。”'],
  ['今天的模型更大，今日头条也在用。', '今天的模型更大，今日头条也在用。'],
  ['如今天气转凉。', '如今天气转凉。'],
  // The fifteenth is a Wednesday.
  ['样例社周六援引知情人士的话报道。', '样例社{7月11日}援引知情人士的话报道。'],
  ['公司本周五起休市，本周一已公告。', '公司{7月17日}起休市，{7月13日}已公告。'],
  ['大模型于周三上线。', '大模型于{7月15日}上线。'],
  [
    '公司将于周四发布，每周四更新，下周五开会，周一至周五上班。',
    '公司将于周四发布，每周四更新，下周五开会，周一至周五上班。',
  ],
  ['公司已上市一周年，周边产品也卖得好。', '公司已上市一周年，周边产品也卖得好。'],
] as const)
  test(`${text} is told as ${wanted}`, () => assert.equal(told(text), wanted));

test('a day that stands in brackets behind its word takes the place of both', () => {
  const line = [
    { kind: 'text', text: '公司昨日（' },
    { kind: 'time', text: '7 月 14 日', iso: '2026-07-14' },
    { kind: 'text', text: '）发布博文。' },
  ] as const;
  const item = anItem({ publishedAt: Date.parse('2026-07-15T09:00:00+08:00'), certainty: 'minute' });
  assert.equal(shown(inHouseStyle(line, item, 'Asia/Shanghai')), '公司{7月14日}发布博文。');
});

test('where nobody knows when an item was printed, 今天 stays', () => {
  assert.equal(told('公司今天宣布开源。', { certainty: 'range' }), '公司今天宣布开源。');
  assert.equal(told('公司今天宣布开源。', { publishedAt: null, certainty: 'none' }), '公司今天宣布开源。');
});

test('a space between Chinese and Latin goes, one between Latin words stays', () => {
  assert.equal(told('Kimi 总裁说，Kimi K3 大模型 （新版） 很快。'), 'Kimi总裁说，Kimi K3大模型（新版）很快。');
});

test('a figure loses the space before its unit and keeps its digits and its sentence', () => {
  const line = [
    { kind: 'text', text: '参数规模为 ' },
    { kind: 'figure', text: '2.8 万亿', figure: 'f' },
    { kind: 'text', text: '，支持 8.66 元 / 股' },
  ] as const;
  const told = inHouseStyle(line, anItem(), 'Asia/Shanghai');
  assert.equal(shown(told), '参数规模为⟨2.8万亿⟩，支持8.66元/股');
});

test('remarks of an outlet in brackets go', () => {
  assert.equal(told('价值超过70亿美元（某网注：现汇率约合476亿元人民币）的协议。'), '价值超过70亿美元的协议。');
  assert.equal(told('公司（见上图）发布新品（代号“庐山”）。'), '公司发布新品（代号“庐山”）。');
});

test('an English text stays as it is', () => {
  assert.equal(told('It said 今天 at 9 元 today.', { language: 'en' }), 'It said 今天 at 9 元 today.');
});

test('full-width digits, corner quotation marks and marks escaped twice are set as the digest sets them', () => {
  assert.equal(
    told('曦云Ｃ５００的算力达８８％，代号「庐山」。R&amp;D中心在上海。'),
    '曦云C500的算力达88%，代号“庐山”。R&D中心在上海。',
  );
  const day = { kind: 'time', text: '12月2日', iso: '2025-12-02' } as const;
  const line = [{ kind: 'text', text: 'MiniMax' }, day, { kind: 'text', text: '公告' }] as const;
  assert.equal(shown(inHouseStyle(line, anItem(), 'Asia/Shanghai')), 'MiniMax {12月2日}公告');
});
