import assert from 'node:assert/strict';
import { test } from 'node:test';

import { titleRun } from '../../src/write/title-run.ts';
import { plainText } from '../../src/write/lines.ts';

const run = (title: string, ...names: string[]): string | null => {
  const line = titleRun([{ kind: 'text', text: title }], names, 28);
  return line === null ? null : plainText(line);
};

for (const [title, name, wanted] of [
  [
    '样例智能总裁张三：新模型发布次日的收入创下历史最大单日增幅，公司称需求远超预期',
    '新模型',
    '新模型发布次日的收入创下历史最大单日增幅',
  ],
  [
    '样例智能发布第三代图片创作模型：最高可达八千乘八千像素的原生输出，官方宣称告别人工痕迹',
    '样例智能',
    '样例智能发布第三代图片创作模型',
  ],
  ['某基金会发布年度开源报告：样例智能的小模型全球月用量排到第一', '样例智能', '样例智能的小模型全球月用量排到第一'],
  [
    '样例智能：公司股票将在下周一于上海证券交易所科创板上市交易',
    '样例智能',
    '公司股票将在下周一于上海证券交易所科创板上市交易',
  ],
  [
    '样例手机撞墙半年之后，他们为何还要接着做下去？业内这样看待这件事的后果',
    '',
    '样例手机撞墙半年之后，他们为何还要接着做下去？',
  ],
] as const)
  test(`the headline of “${title}” is “${wanted}”`, () =>
    assert.equal(run(title, ...(name === '' ? [] : [name])), wanted));

test('a start that leans on what was cut off is no headline', () => {
  assert.equal(
    run('样例智能融资后，创始人的身价一举超过了海外两家同行公司的创始人和总裁以及首席科学家', '样例智能'),
    null,
  );
});

test('a mark inside quotation marks or inside a number parts nothing', () => {
  assert.equal(
    run('内部人士回应“外泄，影响融资”一事：纪要不可信，外部消息多为假的或者臆测之词', ''),
    '内部人士回应“外泄，影响融资”一事：纪要不可信',
  );
  assert.equal(
    run('样例智能出货53,000片，客户遍布各地，产能还会在明年继续增加一倍', '样例智能'),
    '样例智能出货53,000片，客户遍布各地',
  );
});

test('a title of nothing but marks does not hold up a draft', () => {
  const before = process.hrtime.bigint();
  assert.ok((run('字，'.repeat(50_000), '字') ?? '').length <= 60);
  assert.ok(Number(process.hrtime.bigint() - before) / 1e6 < 3000);
});
