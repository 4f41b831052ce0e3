import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { maxFigureCharacters } from '../../src/model/edition.ts';
import { figuresOf, plainText, tidyLine, tieLine, widthOf } from '../../src/write/lines.ts';
import { aFigure } from '../makers.ts';
import { shown } from './draft-input.ts';

const ties = { figures: [], names: [], published: Date.parse('2026-01-08T00:00:00Z'), zone: 'Asia/Shanghai' };

test('the spans of a line join to its text, and no text span holds a digit', () => {
  const words = fc.constantFrom(
    '12月17日',
    '2025年',
    '前9个月',
    '36氪',
    'GLM-4.5',
    'RTX3060',
    'MTT S80',
    '829.90元',
    '56.5美元',
    '5美元',
    '两千亿',
    '3亿',
    '，',
    '。',
    ' ',
    '沐曦',
    'HK$35.70',
    '１２',
    '٣',
    '7nm',
    '2022-2024',
    '10:15',
    '%',
    'Q3 2025',
    '\n',
    '…',
  );
  const text = fc
    .array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 12 })
    .map((parts) => parts.join(''));
  const raws = fc.array(fc.constantFrom('829.90元', '5美元', '两千亿', '3亿', '7nm', '35.70'), { maxLength: 4 });
  fc.assert(
    fc.property(text, raws, (line, figures) => {
      const spans = tieLine(line, {
        ...ties,
        names: ['36氪', 'MTT S80'],
        figures: figures.map((raw, at) => aFigure({ id: `f${at}`, raw })),
      });
      assert.equal(plainText(spans), line);
      for (const span of spans) {
        assert.notEqual(span.text, '');
        if (span.kind === 'text') assert.doesNotMatch(span.text, /\p{Nd}/u);
        if (span.kind === 'figure') assert.ok(span.text.length <= maxFigureCharacters);
      }
    }),
    { numRuns: 500, seed: 20_251_217 },
  );
});

function tied(text: string, raws: readonly string[] = [], names: readonly string[] = []): string {
  return shown(tieLine(text, { ...ties, names, figures: raws.map((raw, at) => aFigure({ id: `f${at}`, raw })) }));
}

const cases: readonly (readonly [string, readonly string[], readonly string[], string])[] = [
  ['收于829.90元，涨692.95%', ['829.90元', '692.95%'], [], '收于⟨829.90元⟩，涨⟨692.95%⟩'],
  ['支出56.5美元，不是5美元', ['5美元'], [], '支出!56.5美元!，不是⟨5美元⟩'],
  ['市值33亿，成交3亿', ['3亿'], [], '市值!33亿!，成交⟨3亿⟩'],
  ['占比5%，不是5', ['5'], [], '占比!5%!，不是⟨5⟩'],
  ['完成市值两千亿的上市', ['两千亿'], [], '完成市值⟨两千亿⟩的上市'],
  ['36氪报道，688802收涨', [], ['36氪', '688802'], '‹36氪›报道，‹688802›收涨'],
  ['GLM-4.5、RTX3060、MTT S80、MUSA 5.0', [], ['MTT S80'], '‹GLM-4.5›、‹RTX3060›、‹MTT S80›、‹MUSA 5.0›'],
  ['不足6个月', [], [], '不足{6个月}'],
  ['不足6个月', ['6个月'], [], '不足⟨6个月⟩'],
  ['RMB500 and US$1', [], [], 'RMB!500! and US$!1!'],
  ['第12期有3家', [], [], '第!12期!有!3家!'],
];
for (const [text, raws, names, wanted] of cases)
  test(`“${text}” is tied as ${wanted}`, () => assert.equal(tied(text, raws, names), wanted));

test('of two figures with the same characters the preferred one is taken', () => {
  const figures = [aFigure({ id: 'first', raw: '5%' }), aFigure({ id: 'second', raw: '5%' })];
  assert.deepEqual(figuresOf(tieLine('占5%', { ...ties, figures })), ['first']);
});

test('a figure longer than a page shows becomes several that lead to one sentence', () => {
  const raw = '1,234,567,890,123,456,789,012元整';
  const spans = tieLine(raw, { ...ties, figures: [aFigure({ id: 'long', raw })] });
  assert.deepEqual(figuresOf(spans), ['long']);
  assert.equal(plainText(spans), raw);
});

test('tidying joins neighbouring words and drops empty ones', () => {
  assert.deepEqual(
    tidyLine([
      { kind: 'text', text: '市' },
      { kind: 'text', text: '' },
      { kind: 'text', text: '值' },
    ]),
    [{ kind: 'text', text: '市值' }],
  );
});

test('a Latin letter is half as wide as a Chinese one', () => assert.equal(widthOf('MiniMax上市'), 5.5));
