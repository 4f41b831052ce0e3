import assert from 'node:assert/strict';
import { test } from 'node:test';

import { titlePart } from '../../src/write/title-part.ts';
import { anItem } from '../makers.ts';

const cleaned = (title: string, outlet = '示例日报'): string => {
  const item = anItem({ title, outlet });
  const { start, end } = titlePart(item);
  return title.slice(start, end);
};

for (const [title, wanted] of [
  ['沐曦股份今日挂牌 - 示例日报', '沐曦股份今日挂牌'],
  ['沐曦股份今日挂牌_新浪财经', '沐曦股份今日挂牌'],
  ['【快讯】沐曦股份今日挂牌', '沐曦股份今日挂牌'],
  ['沐曦股份今日挂牌（附图）', '沐曦股份今日挂牌'],
  ['沐曦股份今日挂牌！', '沐曦股份今日挂牌'],
  ['GPU四小龙-沐曦股份上市记', 'GPU四小龙-沐曦股份上市记'],
  ['【', '【'],
  ['36氪首发 | 沐曦股份今日挂牌', '沐曦股份今日挂牌'],
  ['沐曦股份今日挂牌｜样例首发', '沐曦股份今日挂牌'],
  ['（更新：已恢复）沐曦股份今日挂牌', '沐曦股份今日挂牌'],
  ['📄 沐曦股份今日挂牌', '沐曦股份今日挂牌'],
] as const)
  test(`of the title “${title}” the words “${wanted}” are kept`, () => assert.equal(cleaned(title), wanted));
