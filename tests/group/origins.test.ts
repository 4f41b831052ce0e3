import assert from 'node:assert/strict';
import { test } from 'node:test';

import { originsOf } from '../../src/group/origins.ts';
import type { Item } from '../../src/model/item.ts';
import { told } from './cards.ts';

const of = (items: readonly Item[]) => originsOf(items.map((item) => ({ item, titleKey: item.title })));
const repeats = (items: readonly Item[]): string[] =>
  of(items).copies.map((copy) => `${copy.itemId}<${copy.of}:${copy.by}`);

const a = told('a', '沐曦中标智算中心大单', '2026-01-14T10:00:00+08:00', { outlet: '甲报' });
const later = (id: string, title: string, changes: Partial<Item> = {}, at = '2026-01-14T11:00:00+08:00'): Item =>
  told(id, title, at, { outlet: `${id}报`, ...changes });
const text =
  '沐曦股份一月十四日公告，公司中标某地智算中心设备采购项目，合同金额约三亿元，交付期为六个月，预计对本年度业绩产生积极影响。';

test('the earliest minute is the first report; a day alone never beats a minute of the same day', () => {
  const day = later('b', '沐曦拿下采购项目', { certainty: 'day' }, '2026-01-14T00:00:00+08:00');
  assert.equal(of([day, a]).firstItemId, 'a');
  assert.equal(of([later('b', '沐曦拿下采购项目'), a]).firstItemId, 'a');
  const before = later('b', '沐曦拿下采购项目', { certainty: 'day' }, '2026-01-13T00:00:00+08:00');
  assert.equal(of([a, before]).firstItemId, 'b');
});

test('nobody is called first where only the days are known and they are one', () => {
  const day = (id: string) => later(id, `${id}说沐曦中标`, { certainty: 'day' }, '2026-01-14T00:00:00+08:00');
  assert.equal(of([day('b'), day('c')]).firstItemId, null);
  assert.equal(of([day('b')]).firstItemId, 'b');
  assert.deepEqual(of([]), { firstItemId: null, copies: [] });
});

test('the same title or most of the same text is a copy of the earlier one', () => {
  assert.deepEqual(repeats([a, later('b', a.title)]), ['b<a:title']);
  const first = { ...a, text };
  assert.deepEqual(repeats([first, later('b', '沐曦拿下采购项目', { text: `快讯。${text}` })]), ['b<a:text']);
});

test('a longer report that holds a short one, and one in its own words, are no copies', () => {
  const own =
    '知情人士说，这笔订单谈了半年，对方先后看过四家国产芯片厂商的方案，最后看中的是沐曦的软件生态与交付速度。';
  assert.deepEqual(repeats([{ ...a, text }, later('b', '沐曦拿下采购项目', { text: own })]), []);
  assert.deepEqual(repeats([{ ...a, text }, later('b', '沐曦拿下采购项目', { text: `${text}${own}${own}` })]), []);
});

test('an item that names another outlet of the story as its source repeats it; one that names itself does not', () => {
  assert.deepEqual(repeats([a, later('b', '沐曦拿下采购项目', { text: '据甲报报道，沐曦中标。' })]), ['b<a:credit']);
  assert.deepEqual(repeats([a, later('b', '沐曦拿下采购项目', { text: 'b报获悉，沐曦中标。' })]), []);
  assert.deepEqual(repeats([a, later('b', '沐曦拿下采购项目', { text: '据沐曦消息，公司中标。' })]), []);
});

test('of several that follow one outlet outside the story all but the first repeat', () => {
  const follow = (id: string, hour: number) =>
    later(id, `${id}：沐曦中标`, { text: '据路透社报道，沐曦中标。' }, `2026-01-14T1${hour}:00:00+08:00`);
  assert.deepEqual(repeats([follow('b', 1), follow('c', 2), follow('d', 3)]), ['c<b:credit', 'd<b:credit']);
});

test('two that name each other are not both copies', () => {
  const first = { ...a, text: '据b报报道，沐曦中标。' };
  assert.deepEqual(repeats([first, later('b', '沐曦拿下采购项目', { text: '据甲报报道，沐曦中标。' })]), [
    'a<b:credit',
  ]);
});

test('a big story is compared by a part of its text, with the same outcome', () => {
  // Each text its own run of characters that no other one holds.
  const filler = (n: number): string =>
    String.fromCodePoint(...Array.from({ length: 300 }, (_, at) => 0x4e00 + n * 300 + at));
  const others = Array.from({ length: 60 }, (_, n) => later(`x${n}`, `第${n}篇`, { text: filler(n).repeat(3) }));
  assert.deepEqual(repeats([{ ...a, text }, later('b', '沐曦拿下采购项目', { text }), ...others]), ['b<a:text']);
});
