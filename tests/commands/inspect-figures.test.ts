import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inspector } from '../../src/commands/inspect-figures.ts';
import { aContext } from './context.ts';

interface Answer {
  readonly figures: readonly Readonly<Record<string, unknown>>[];
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

async function ask(row: Readonly<Record<string, unknown>>): Promise<Answer> {
  const { each } = await inspector({ companiesFile: null, context: aContext({}).context });
  return (await each(row)) as Answer;
}

test('a row gives figures and events with the fields the design lists, and no inner ids', async () => {
  const { figures, events } = await ask({
    text: '12月5日，摩尔线程正式在科创板挂牌上市，发行价为114.28元/股。',
    published: '2025-12-21T08:00:00+08:00',
  });
  assert.deepEqual(figures, [
    {
      field: 'text',
      start: 25,
      end: 34,
      company: 'moore-threads',
      kind: 'price',
      metric: 'issue_price',
      value: 114.28,
      unit: 'CNY',
      period: null,
      qualifier: null,
      change: null,
      scope: null,
      asOf: null,
      raw: '114.28元/股',
      quote: '12月5日，摩尔线程正式在科创板挂牌上市，发行价为114.28元/股。',
    },
  ]);
  assert.deepEqual(
    events.map(({ company, type, stage, date }) => [company, type, stage, date]),
    [['moore-threads', 'ipo', 'listed', '2025-12-05']],
  );
});

test('without published no year is guessed', async () => {
  const { events } = await ask({ text: '12月5日，摩尔线程正式在科创板挂牌上市。' });
  assert.equal(events[0]?.['date'], null);
});

test('a day without a time is a day of the digest, not of Greenwich', async () => {
  const { events } = await ask({ text: '摩尔线程今日正式在科创板挂牌上市。', published: '2025-12-05' });
  assert.equal(events[0]?.['date'], '2025-12-05');
});

test('a row without text, or with a date that is none, is refused', async () => {
  await assert.rejects(ask({ title: '标题' }), { code: 'INPUT_JSON' });
  await assert.rejects(ask({ text: '正文', published: 'soon' }), { code: 'INPUT_JSON' });
});

test('a figure that does not follow from others is a warning beside the figures, which stay as they are', async () => {
  const text = '摩尔线程2025年营收15.05亿元，同比增长343.37%，上年同期为4.38亿元。';
  const answer = (await ask({ text, published: '2026-05-20' })) as Answer & { readonly warnings?: unknown };
  assert.deepEqual(
    answer.figures.map(({ value }) => value),
    [1_505_000_000, 343.37, 438_000_000],
  );
  assert.deepEqual(answer.warnings, [
    {
      kind: 'growth',
      metric: 'revenue',
      raw: '343.37%',
      start: 23,
      field: 'text',
      expected: 243.6,
      unit: '%',
      from: ['4.38亿元', '15.05亿元'],
    },
  ]);
  const right = await ask({ text: text.replace('343', '243'), published: '2026-05-20' });
  assert.ok(!('warnings' in right));
});
