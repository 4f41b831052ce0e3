import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { checkArithmetic } from '../../src/facts/arithmetic.ts';
import { figuresIn } from './reading.ts';

function told(text: string): string[] {
  return checkArithmetic(figuresIn(text, { day: '2026-05-20' })).map(
    ({ kind, figure, from, expected }) =>
      `${kind}: ${figure.raw}, not ${expected} from ${from.map(({ raw }) => raw).join(' ')}`,
  );
}

/** Each sentence with one figure that does not follow, and the same with the one that does. */
const table: readonly (readonly [text: string, wrong: string, right: string, mismatch: string])[] = [
  [
    '摩尔线程2025年营收15.05亿元，同比增长@，上年同期为4.38亿元。',
    '343.37%',
    '243.37%',
    'growth: 343.37%, not 243.6 from 4.38亿元 15.05亿元',
  ],
  [
    '摩尔线程预计2025年营收14.5亿元至15.2亿元，同比增长@，上年同期营收4.38亿元。',
    '330.7%',
    '240%',
    'growth: 330.7%, not 231.1 from 4.38亿元 14.5亿元',
  ],
  [
    '摩尔线程2026年第一季度营收7.38亿元，环比增长@，2025年第四季度营收5亿元。',
    '147.6%',
    '47.6%',
    'growth: 147.6%, not 47.6 from 5亿元 7.38亿元',
  ],
  ['ARR从年初的5亿元攀升至17亿元，增长@。', '340%', '240%', 'growth: 340%, not 240 from 5亿元 17亿元'],
  [
    '毛利率由2023年的49.5%提升至2024年的52.1%，上升@。',
    '3.6个百分点',
    '2.6个百分点',
    'difference: 3.6个百分点, not 2.6 from 49.5% 52.1%',
  ],
  [
    '摩尔线程2025年研发投入7.69亿元，营收17.36亿元，研发投入占营业收入的比例为@。',
    '54.3%',
    '44.3%',
    'share: 54.3%, not 44.3 from 7.69亿元 17.36亿元',
  ],
  [
    'MiniMax 2025年毛利2.1亿美元，收入7.9亿美元，毛利率@。',
    '36.6%',
    '26.6%',
    'margin: 36.6%, not 26.58 from 2.1亿美元 7.9亿美元',
  ],
  [
    '2023年、2024年和2025年净亏损分别为16.73亿元、16.18亿元和10.24亿元，三年合计亏损@。',
    '53.15亿元',
    '43.15亿元',
    'sum: 53.15亿元, not 4315000000 from 16.73亿元 16.18亿元 10.24亿元',
  ],
  [
    '摩尔线程2025年一季度营收3亿元，二季度营收4亿元，2025年上半年营收@。',
    '9亿元',
    '7亿元',
    'sum: 9亿元, not 700000000 from 3亿元 4亿元',
  ],
  [
    '摩尔线程以104.66元/股发行4010万股，募资总额@。',
    '51.97亿元',
    '41.97亿元',
    'product: 51.97亿元, not 4197000000 from 104.66元/股 4010万股',
  ],
  [
    '摩尔线程收报600.5元，总股本4.7亿股，总市值@。',
    '2282亿元',
    '2822亿元',
    'product: 2282亿元, not 282200000000 from 600.5元 4.7亿股',
  ],
  [
    '摩尔线程收报34.46港元，较发行价19.6港元升@。',
    '85.8%',
    '75.8%',
    'growth: 85.8%, not 75.82 from 19.6港元 34.46港元',
  ],
];

for (const [text, wrong, right, mismatch] of table) {
  test(`a figure that does not follow is told, one that follows is not: ${text}`, () => {
    assert.deepEqual(told(text.replace('@', wrong)), [mismatch]);
    assert.deepEqual(told(text.replace('@', right)), []);
  });
}

test('several times as much is told in two ways, and doubling in one', () => {
  for (const words of ['增长2倍', '增长3倍', '翻了一番'])
    assert.deepEqual(
      told(`摩尔线程2025年营收6.0亿元，同比${words}，上年同期为2.0亿元。`),
      words === '翻了一番' ? ['growth: 翻了一番, not 3 from 2.0亿元 6.0亿元'] : [],
    );
});

test('values of other firms, scopes and periods are never held together', () => {
  assert.deepEqual(told('摩尔线程2025年营收15亿元，同比增长10%。MiniMax 2024年营收2亿元。'), []);
  assert.deepEqual(told('摩尔线程2025年归母净亏损10亿元，同比收窄10%，上年同期扣非净亏损16亿元。'), []);
  assert.deepEqual(told('摩尔线程2025年营收15亿元，同比增长10%，2023年营收2亿元。'), []);
});

test('a loss that turned into a profit has no growth', () => {
  assert.deepEqual(told('摩尔线程2025年净利润1亿元，同比增长120%，上年同期净利润-5亿元。'), []);
});

test('of several values for one thing one that agrees is enough', () => {
  assert.deepEqual(told('摩尔线程2025年营收约15亿元，同比增长243.37%。2025年营收15.05亿元，2024年营收4.38亿元。'), []);
});

test('sentences of the press that are right give no warning', () => {
  const rows = readFileSync(new URL('./press.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  for (const row of rows) assert.deepEqual(told((JSON.parse(row) as { text: string }).text), []);
});

test('a value that more than one growth may be between is looked at a bounded number of times', () => {
  const text = Array.from(
    { length: 100 },
    (_, at) => `摩尔线程2025年上半年营收${at + 2}亿元，同比增长${at + 3}%。摩尔线程2024年上半年营收${at + 1}亿元。`,
  ).join('');
  let reads = 0;
  const counted = figuresIn(text).map(({ unit, ...figure }) => ({
    ...figure,
    get unit() {
      reads++;
      return unit;
    },
  }));
  assert.deepEqual(checkArithmetic(counted), []);
  assert.ok(reads < 100 * counted.length, `${reads} reads for ${counted.length} figures`);
});

test('a growth is held against sixty-four values of one thing, and against none of more', () => {
  const of = (count: number): string =>
    '摩尔线程2025年营收15亿元，同比增长240%，上年同期营收2亿元。' +
    Array.from({ length: count }, (_, at) => `摩尔线程2025年营收${at + 100}亿元。`).join('');
  assert.deepEqual(told(of(62)), ['growth: 240%, not 650 from 2亿元 15亿元']);
  assert.deepEqual(told(of(63)), []);
});
