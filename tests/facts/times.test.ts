import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { aCompany } from '../makers.ts';
import { Draw, reportsOf } from '../generated-news.ts';
import { figuresIn, periodForm } from './reading.ts';

const periods = (text: string, given = {}): (string | null)[] => figuresIn(text, given).map(({ period }) => period);

test('the period named nearest before a value is its own', () => {
  assert.deepEqual(periods('毛利率由2023年的49.5%提升至2024年的52.1%，上升2.6个百分点。'), ['2023', '2024', '2024']);
});

test('a period behind a value in English is its own', () => {
  assert.deepEqual(
    periods(
      'Revenue was US$3.46 million in 2023, US$30.52 million in 2024 and US$53.44 million in the first nine months of 2025.',
    ),
    ['2023', '2024', '2025-01/2025-09'],
  );
});

test('上年同期 is the same stretch a year before, a year earlier too', () => {
  assert.deepEqual(periods('上半年净亏损1.8亿元，上年同期亏损2.35亿元。'), ['2025-H1', '2024-H1']);
  assert.deepEqual(
    periods('Net loss was HK$320 million in the first half of 2025, against a loss of HK$450 million a year earlier.'),
    ['2025-H1', '2024-H1'],
  );
});

test('a price has no period, and what is held at a day has that day', () => {
  assert.deepEqual(periods('2025年12月5日发行价114.28元。'), [null]);
  assert.deepEqual(periods('截至2025年6月30日，公司员工1,142人。'), ['2025-06-30']);
});

test('the year a firm began is the period of no figure', () => {
  assert.deepEqual(periods('公司2022年初成立，员工385人。'), [null]);
});

test('years that a rate runs over are one stretch', () => {
  assert.deepEqual(periods('2022年至2024年复合增长率68.8%。'), ['2022/2024']);
});

test('上年同期 holds for its own clause only', () => {
  assert.deepEqual(periods('2025年上半年净亏损1.8亿元，上年同期亏损2.35亿元，研发投入7.69亿元。'), [
    '2025-H1',
    '2024-H1',
    '2025-H1',
  ]);
});

test('what a value is measured against is of its own time', () => {
  assert.deepEqual(periods('公司2025年亏损12亿元，较上年同期的15.38亿元收窄。'), ['2025', '2024']);
});

test('the year a value rose from is not the year it rose to', () => {
  assert.deepEqual(periods('收入占比由2023年的8%升至94.85%。'), ['2023', null]);
  assert.deepEqual(periods('营收从2022年的4608万元增长到2024年的4.38亿元。'), ['2022', '2024']);
});

test('年内 after a value that rose from another year stays in the year told of', () => {
  assert.deepEqual(periods('首份年报，2025年收入7903.8万美元，毛利率由2024年的12.2%升至25.4%；年内亏损18.72亿美元。'), [
    '2025',
    '2024',
    '2025',
    '2025',
  ]);
});

test('a report and the stretch it tells of are no two periods', () => {
  assert.deepEqual(
    periods('摩尔线程10月29日晚披露三季报，前三季度营收24亿元，归母净亏损3800万元。', { day: '2026-10-30' }),
    ['2026-01/2026-09', '2026-01/2026-09'],
  );
  assert.deepEqual(periods('摩尔线程发布年报，2025年，2025年第四季度营收5亿元。', { day: '2026-04-30' }), ['2025-Q4']);
  assert.deepEqual(periods('摩尔线程2025年和2024年营收合计20亿元。', { day: '2026-04-30' }), ['2024/2025']);
  assert.deepEqual(periods('摩尔线程2026年一季度和二季度营收合计12亿元。', { day: '2026-08-30' }), ['2026-H1']);
});

test('whatever times stand before a value, its period has a form of the contract', () => {
  const times = [
    '2025年',
    '2024年末',
    '2022年至2024年',
    '三季报',
    '前三季度',
    '首季',
    '上半年',
    '下半年',
    '全年',
    '第二季度',
    '四个季度',
    '6月末',
    '截至9月30日止九个月',
    '去年同期',
    '今明两年',
    '1-9月',
    '10月29日',
    'first-half ',
    ' nine-month ',
    'in 2024 ',
  ];
  const joins = ['', '，', '、', '和', '及', '与', '较', '由', ' and ', '；', '披露', '至'];
  const values = ['营收3亿元', '净亏损由2亿元收窄至1亿元', '毛利率40%', '增长20%', '现金5亿元', '总市值3000亿元'];
  const piece = fc.constantFrom(...times, ...joins, ...times, ...values);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom(...values), (parts, value) => {
      for (const { period, raw } of figuresIn(`摩尔线程${parts.join('')}${value}。`, { day: '2026-10-30' }))
        if (period !== null) assert.match(period, periodForm, raw);
    }),
    { numRuns: 500 },
  );
});

test('every period of made-up news has a form of the contract', () => {
  const company = aCompany();
  for (let seed = 1; seed <= 40; seed++)
    for (const { title, text } of reportsOf(company, '12月1日', new Draw(seed), 2))
      for (const { period, raw } of figuresIn(text, { title, day: '2026-12-02' }))
        if (period !== null) assert.match(period, periodForm, raw);
});
