import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventsIn } from './reading.ts';

const steps = (text: string, given = {}): (string | null)[][] =>
  eventsIn(text, given)
    .filter(({ type }) => type === 'ipo')
    .map(({ company, stage, date }) => [company, stage, date]);

test('each firm of a sentence has its own step', () => {
  assert.deepEqual(steps('继摩尔线程以超3000亿市值登陆科创板后，MiniMax也刚刚通过港交所聆讯。'), [
    ['moore-threads', 'listed', null],
    ['minimax', 'hearing', null],
  ]);
});

test('the step has the day its sentence names, and none is guessed', () => {
  assert.deepEqual(steps('12月5日，摩尔线程正式在科创板挂牌上市。'), [['moore-threads', 'listed', '2025-12-05']]);
  assert.deepEqual(steps('12月5日，摩尔线程正式在科创板挂牌上市。', { day: null }), [
    ['moore-threads', 'listed', null],
  ]);
});

test('a day ahead of the item makes a plan of it, 上市首日 in the same notice too', () => {
  const title = '摩尔线程上市公告书：12月5日登陆科创板';
  const found = steps('上市首日起纳入科创成长层。摩尔线程12月5日在科创板上市。', { title, day: '2025-12-03' });
  assert.ok(found.length > 0 && found.every(([, stage]) => stage === null), JSON.stringify(found));
});

test('an authority names the firm behind its act, and firms in a row share it', () => {
  assert.deepEqual(steps('上交所6月30日受理摩尔线程、MiniMax科创板上市申请。'), [
    ['moore-threads', 'accepted', '2025-06-30'],
    ['minimax', 'accepted', '2025-06-30'],
  ]);
});

test('firms in a row take days in a row', () => {
  assert.deepEqual(steps('摩尔线程、MiniMax将于1月2日、1月8日先后在港交所上市。'), [
    ['moore-threads', null, '2026-01-02'],
    ['minimax', null, '2026-01-08'],
  ]);
});

test('talk of a listing is an event without a stage', () => {
  assert.deepEqual(steps('MiniMax正考虑赴香港上市。'), [['minimax', null, null]]);
});

test('the other types are found by their words', () => {
  const types = (text: string): string[] => eventsIn(text).map(({ type }) => type);
  assert.ok(types('摩尔线程发布新一代GPU架构。').includes('product'));
  assert.ok(types('MiniMax完成6亿美元B轮融资。').includes('funding'));
  assert.ok(types('摩尔线程2025年营收15.05亿元。').includes('earnings'));
  assert.ok(types('三家片厂在加州起诉MiniMax。').includes('legal'));
  assert.ok(types('摩尔线程与清华大学签署战略合作协议。').includes('partnership'));
  assert.deepEqual(types('天气晴朗。'), []);
});

test('an event keeps its place and sentence', () => {
  const text = '导语。摩尔线程通过聆讯。';
  const [event] = eventsIn(text);
  assert.equal(text.slice(event?.start, event?.end), '通过聆讯');
  assert.equal(event?.quote, '摩尔线程通过聆讯。');
});

test('a day that something runs up to dates no step', () => {
  assert.deepEqual(steps('截至12月19日收盘，摩尔线程成功上市两周。'), [['moore-threads', 'listed', null]]);
  assert.deepEqual(steps('截至12月19日收盘，摩尔线程较首日收盘下跌15.2%。'), []);
});

test('a step of a firm nobody knows is not lent to the firm the text speaks of', () => {
  assert.deepEqual(steps('摩尔线程跌超1%；某甲旭创今日登陆港交所。'), [[null, 'listed', '2025-12-21']]);
  assert.deepEqual(steps('摩尔线程公布计划。公司已递交招股书。'), [['moore-threads', 'prospectus', null]]);
});
