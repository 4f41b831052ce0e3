import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import type { Edition, Line, PublishedEdition, Span } from '../../src/model/edition.ts';
import { renderLetter } from '../../src/render/letter.ts';
import { renderDraft, renderEdition, renderSite } from '../../src/render/output.ts';
import {
  aCitation,
  aCitedItem,
  aContext,
  aDigest,
  aRow,
  aSection,
  anEntry,
  fig,
  line,
  published,
  week,
} from './editions.ts';
import { assertSound, markFaults } from './guard.ts';

const hostile = [
  '<script>alert("1")</script>',
  '{{x}} {{{y}}} {% z %} <% w %> ${v}',
  'AT&amp;T &lt;p&gt; &#38; &amp;amp;',
  `"双" '单' \`反\``,
  '<img src=x onerror="alert(1)"> javascript:alert(2)',
  '👩‍👩‍👧‍👦🇨🇳 emoji 12 ６',
  '%%ADDRESS%% %%UNSUBSCRIBE%%',
  `${'很长的标题'.repeat(120)}829.90`,
  ']]> <!-- x --> </style></title>',
  '\u0000\ud800\ufffd\u202e控制',
  '# 标题 *粗* [链接](x) | 表 `码`',
];

/** An edition in which every word of others is `text`. */
function filledWith(text: string): PublishedEdition {
  const parts = Array.from(text.matchAll(/\p{Nd}+|\P{Nd}+/gu), ([part]): Span => {
    return /\p{Nd}/u.test(part) ? { kind: 'name', text: part } : { kind: 'text', text: part };
  });
  const words: Line = [...parts, { kind: 'text', text: '，' }, fig('close', '829.90元')];
  const quote = `${text}，收于829.90元。`;
  return week({
    headline: words,
    keyPoints: [{ storyId: 's1', line: words }],
    sections: [
      aSection({ name: text, lastNews: { edition: '2025-W51', headline: words } }),
      aSection({ company: 'zhipu', name: text, lastNews: { edition: '2025-W51', headline: words } }),
    ],
    entries: [
      anEntry({
        storyId: 's1',
        headline: words,
        summary: [words, words],
        figures: [aRow()],
        itemIds: ['i'],
        outlets: 3,
      }),
      anEntry({ storyId: 's2', included: false, leftOutBecause: text, headline: words }),
    ],
    citations: { close: aCitation({ id: 'close', itemId: 'i', scope: text, raw: '829.90元', quote }) },
    items: {
      i: aCitedItem({ id: 'i', title: text, outlet: text, credit: text, url: 'https://x.example/?a=1&amp;b="2"' }),
    },
    sources: [{ id: 's', outlet: text, url: 'https://x.example/', status: 'failed', reason: text }],
    corrections: [{ n: 1, at: Date.parse('2025-12-23T00:00:00Z'), by: text, entry: 's1', was: text, now: text }],
  });
}

function filesOf(edition: PublishedEdition, words = '简报'): Map<string, string> {
  const context = aContext({ digest: aDigest({ title: words, tagline: words, postal: words, contact: words }) });
  return new Map([
    ...renderSite([edition], context),
    ...renderEdition(edition, context),
    ...renderDraft({ ...edition, id: '2025-W52' }, context),
  ]);
}

for (const text of hostile) {
  test(`words of others stay words everywhere: ${JSON.stringify(text.slice(0, 40))}`, async () => {
    const edition = filledWith(text);
    await assertSound(filesOf(edition, text), 'https://jianbao.example');
    const letter = renderLetter(edition, aContext());
    for (const part of [letter.html, letter.text, letter.subject])
      assert.deepEqual(markFaults('letter', part.replaceAll(/%%(?:ADDRESS|SINCE|UNSUBSCRIBE)%%/g, '')), []);
    assert.equal(letter.html.match(/%%ADDRESS%%/g)?.length, 1);
    assert.equal(letter.text.match(/%%UNSUBSCRIBE%%/g)?.length, 1);
    assert.ok(Array.from(letter.subject).length <= 60);
    assert.doesNotMatch(letter.text, /<\/?(?:p|div|table|td|a|br|span|img|script)\b/i);
    assert.doesNotMatch(letter.html, /<script|<img|\son[a-z]+\s*=\s*["']|javascript:/i);
  });
}

const words = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll(/\p{Nd}/gu, ''));
const span = fc.oneof(
  words.map((text): Span => ({ kind: 'text', text })),
  fc.nat(999).map((n): Span => ({ kind: 'name', text: `GLM-${n}` })),
  fc.nat(9).map((n): Span => fig(`f${n}`, `${n + 1}00亿元`)),
  fc.constant<Span>({ kind: 'time', text: '12月17日', iso: '2025-12-17' }),
);
const aLine = fc.array(span, { maxLength: 6 });
const anyId = fc.nat(10).map((n) => `f${n}`);
const anyRow = fc.record({
  figure: anyId,
  metric: fc.constant('revenue'),
  before: fc.option(anyId),
  growth: fc.option(anyId),
  relation: fc.constantFrom('first' as const, 'changed' as const, 'same' as const, 'growth' as const),
});
const anyEdition = fc
  .array(fc.record({ headline: aLine, summary: fc.array(aLine, { maxLength: 3 }), row: anyRow, isIn: fc.boolean() }), {
    maxLength: 5,
  })
  .map((stories): PublishedEdition => {
    const citations: Edition['citations'] = Object.fromEntries(
      Array.from({ length: 10 }, (_, n) => {
        const raw = `${n + 1}00亿元`;
        return [`f${n}`, aCitation({ id: `f${n}`, itemId: 'item-1', raw, quote: `营收${raw}。`, value: n })];
      }),
    );
    return published({
      headline: stories[0]?.headline ?? line('本期没有大新闻'),
      sections: [aSection()],
      entries: stories.map(({ headline, summary, row, isIn }, index) =>
        anEntry({ storyId: `s${index}`, headline, summary, included: isIn, figures: [row] }),
      ),
      citations,
      items: { 'item-1': aCitedItem() },
    });
  });

test('any edition gives sound files', async () => {
  await fc.assert(
    fc.asyncProperty(anyEdition, async (edition) => assertSound(filesOf(edition), 'https://jianbao.example')),
    { numRuns: 25, seed: 20_251_222 },
  );
});
