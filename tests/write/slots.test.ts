import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Figure } from '../../src/model/fact.ts';
import { labelsFor } from '../../src/render/labels.ts';
import { startMarks } from '../../src/write/marks.ts';
import { dayLine, isForeign, nameOf, slotNames, slotsFor } from '../../src/write/slots.ts';
import { aCompany, anItem } from '../makers.ts';
import { aListing, aStory, shown } from './draft-input.ts';

function slotsOfListing(day: string | null) {
  const { item, figures } = aListing();
  const used: Figure[] = [];
  const marks = startMarks();
  const candidate = {
    story: aStory([item], { type: 'ipo', stage: 'listed' }),
    company: 'moore-threads',
    items: [item],
    followUp: false,
    out: null,
    figures,
    conflicts: [],
  } as const;
  const slots = slotsFor(candidate, figures, [], {
    company: aCompany(),
    language: 'zh-CN',
    labels: labelsFor('zh-CN'),
    zone: 'Asia/Shanghai',
    day,
    year: '2025',
    marks,
    useFigure: (figure) => void used.push(figure),
    disputed: null,
  });
  const ties = { figures: [], names: [], published: null, zone: 'Asia/Shanghai' };
  return { slots, used, read: (name: keyof typeof slots) => shown(marks.read(String(slots[name]), ties)) };
}

test('every slot is there, empty where nothing is known', () => {
  const { slots } = slotsOfListing('2025-12-05');
  assert.deepEqual(Object.keys(slots).sort(), [...slotNames].sort());
  assert.deepEqual([slots.raise, slots.product, slots.hearing, slots.lead], ['', '', false, '']);
});

test('slots hold the figures of their metric and moment, and tell which they used', () => {
  const { read, used } = slotsOfListing('2025-12-05');
  assert.equal(read('close'), '⟨600.50元⟩');
  assert.equal(read('open'), '⟨650.00元⟩');
  assert.equal(read('closeChange'), '上涨⟨425.46%⟩');
  assert.equal(read('date'), '{12月5日}');
  assert.ok(used.some(({ raw }) => raw === '425.46%'));
});

test('a day of another year brings its year along', () => {
  assert.equal(shown(dayLine('2024-12-05', '2025', 'zh-CN')), '{2024年12月5日}');
  assert.equal(shown(dayLine('2025-12-05', '2025', 'en')), '{5 December}');
  assert.deepEqual(dayLine('2025-12', '2025', 'zh-CN'), []);
});

test('both scripts of Chinese are at home in a Chinese digest, English is not', () => {
  assert.equal(isForeign(anItem({ language: 'zh-Hant' }), 'zh-CN'), false);
  assert.equal(isForeign(anItem({ language: 'en' }), 'zh-CN'), true);
  assert.equal(isForeign(anItem({ language: 'zh-Hans' }), 'en'), true);
});

test('a company is called by the name readers know', () => {
  assert.equal(nameOf(aCompany(), 'zh-CN'), '摩尔线程');
  assert.equal(nameOf(aCompany(), 'en'), 'Moore Threads');
  assert.equal(nameOf(aCompany({ names: { zh: null, zhShort: '智谱', zhHant: null, en: null } }), 'en'), '智谱');
});

test('in English a company is called by its name as a word, not by that of the registered firm', () => {
  const names = {
    zh: null,
    zhShort: '智谱',
    zhHant: null,
    en: 'Knowledge Atlas Technology Joint Stock Company Limited',
  };
  const alias = { text: 'Zhipu', guard: 'word' } as const;
  assert.equal(nameOf(aCompany({ names, aliases: [alias] }), 'en'), 'Zhipu');
  assert.equal(nameOf(aCompany({ names, aliases: [] }), 'en'), 'Knowledge Atlas');
});
