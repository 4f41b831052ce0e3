import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isRoundUp } from '../../src/text/series.ts';

const roundUps = [
  '8点1氪丨某店回应涨价；某公司今日上市',
  '早报｜新手机发布/某芯片量产',
  '【钛晨报】央行发布新规；芯片公司上市',
  'Edge AI Daily 早报（8月2日）',
  '智谱上市；壁仞招股；天数智芯过聆讯',
  '科技爱好者周刊（第 407 期）：为什么',
  '公告精选：沐曦股份拟定增；某车企销量增长',
  '投融资周报：某芯片公司递表，天数智芯配股',
  '某公司上市进程提速 / 天数智芯拟配股 / 智谱发布新模型',
];
for (const title of roundUps) {
  test(`${title} is a round-up`, () => assert.equal(isRoundUp(title), true));
}

const reports = [
  '36氪首发 | 一家芯片公司完成融资',
  '[AINews] GLM-5 released',
  '智谱：上半年收入增长三成；股价走高',
  '沐曦股份首日收829.90元',
  '日报社记者走进壁仞科技',
  '北京日报丨智谱在港上市',
  '人民日报评国产算力',
  '摩尔线程推出显卡 S90 / S90 Pro：16 / 32GB 显存，999 / 1899 元',
  '经济日报：智谱在港上市',
];
for (const title of reports) {
  test(`${title} is no round-up`, () => assert.equal(isRoundUp(title), false));
}
