import assert from 'node:assert/strict';
import { test } from 'node:test';

import { buildDictionary, tickerSpellings } from '../../src/match/dictionary.ts';
import { aCompany } from '../makers.ts';

const spellings = (...tickers: string[]): string[] => tickerSpellings(tickers).map(({ text }) => text);

test('a mainland ticker is known bare and with its market on either side', () => {
  const found = spellings('688795.SH');
  for (const text of ['688795', '688795.SH', 'SH688795', 'SHSE:688795', '688795.SS'])
    assert.ok(found.includes(text), text);
});

test('a Hong Kong ticker is known with and without zeros, never without its market', () => {
  const found = spellings('02513.HK');
  for (const text of ['02513.HK', '2513.HK', 'HK02513', 'HKG:2513', '2513:HK', 'HK:02513', '2513 HK', '股份代号:2513'])
    assert.ok(found.includes(text), text);
  assert.ok(!found.includes('2513') && !found.includes('02513'));
});

test('a bare Hong Kong number in the list is left out', () => {
  assert.deepEqual(spellings('2513', '02513'), []);
});

test('an alias that names nobody makes no pattern', () => {
  const only = aCompany({
    names: { zh: null, zhShort: '摩尔线程', zhHant: null, en: null },
    aliases: [{ text: '摩尔', guard: 'never' }],
  });
  const patterns = buildDictionary([only]).patternsAt.flatMap((here) => here ?? []);
  const texts = new Set(patterns.map(({ units }) => String.fromCharCode(...units)));
  assert.deepEqual([texts.has('摩尔线程'), texts.has('摩尔')], [true, false]);
});

test('no companies make an empty dictionary', () => {
  assert.deepEqual(buildDictionary([]).patternsAt.flat().filter(Boolean), []);
});

test('a context word that many companies list stands once and speaks for each', () => {
  const companies = ['a', 'b', 'c'].map((id) =>
    aCompany({ id, names: { zh: null, zhShort: `${id}甲乙`, zhHant: null, en: null }, contextWords: ['算力'] }),
  );
  const { patternsAt, sharers } = buildDictionary(companies);
  const words = patternsAt.flatMap((here) => here ?? []).filter(({ force }) => force === 'evidence');
  const shared = words.find(({ units }) => String.fromCharCode(...units) === '算力');
  assert.deepEqual([...sharers.get(shared!)!], ['a', 'b', 'c']);
  assert.equal(new Set(words.map(({ units }) => String.fromCharCode(...units))).size, words.length);
});
