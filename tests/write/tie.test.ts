import assert from 'node:assert/strict';
import { test } from 'node:test';

import { writeDraft } from '../../src/write/draft.ts';
import { cite, tieText } from '../../src/write/tie.ts';
import { aFigure, anItem } from '../makers.ts';
import { figureIn, listingInput, shown } from './draft-input.ts';

const edition = writeDraft(listingInput());
const entry = edition.entries[0]!;
const item = anItem({ id: 'listing', text: '市值超过3000亿元。' });
const cap = figureIn(item, '3000亿元', { metric: 'market_cap', value: 3e11, qualifier: '>' });
const tied = (text: string, texts: readonly string[] = []): string =>
  tieText(edition, entry, text, { figures: [cap], names: [], texts })
    .map(shown)
    .join('\n');

test('a figure is not tied to a source that doubts it in another way', () => {
  assert.equal(tied('市值约3000亿元'), '市值约!3000亿元!');
  assert.equal(tied('市值不足3000亿元'), '市值不足!3000亿元!');
  assert.equal(tied('市值超3000亿元'), '市值超⟨3000亿元⟩');
  assert.equal(tied('市值3000亿元'), '市值⟨3000亿元⟩');
});

test('a date stands as one only where an item of the entry holds it', () => {
  assert.equal(tied('12月5日上市'), '{12月5日}上市');
  assert.equal(tied('2025年上市'), '{2025年}上市');
  assert.equal(tied('12月9日解禁'), '!12月9日!解禁');
  assert.equal(tied('2024年12月5日过会'), '!2024年12月5日!过会');
  assert.equal(tied('12月9日解禁', ['限售股12月9日解禁。']), '{12月9日}解禁');
  assert.equal(tied('用时6个月'), '用时{6个月}');
});

test('an empty text is refused, and each line is tied by itself', () => {
  assert.throws(() => tied(' \n '), { code: 'ENTRY_FIELD' });
  assert.equal(tied('收于600.50元\n\n上涨'), '收于⟨600.50元⟩\n上涨');
});

test('figures that a text newly shows are cited, those known already stay as they are', () => {
  const fresh = aFigure({ id: 'listing:text:99', itemId: 'listing' });
  const line = [{ kind: 'figure', text: '9元', figure: fresh.id }] as const;
  const citations = cite(edition, [line], [fresh]);
  assert.deepEqual(citations[fresh.id]?.figure, fresh);
  assert.equal(Object.keys(citations).length, Object.keys(edition.citations).length + 1);
});
