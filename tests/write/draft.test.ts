import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import type { Edition } from '../../src/model/edition.ts';
import type { EventType, IpoStage } from '../../src/model/fact.ts';
import type { Item } from '../../src/model/item.ts';
import { writeDraft, type DraftInput } from '../../src/write/draft.ts';
import { unsourcedPlaces } from '../../src/write/edit.ts';
import { figuresOf } from '../../src/write/lines.ts';
import { anItem } from '../makers.ts';
import { aDraftInput, aListing, aStory, figureIn, listingInput, someFacts, week } from './draft-input.ts';

/** Ids of figures an edition shows anywhere. */
function figuresShown(edition: Edition): string[] {
  return [
    ...figuresOf(edition.headline),
    ...edition.keyPoints.flatMap(({ line }) => figuresOf(line)),
    ...edition.sections.flatMap(({ delta, lastNews }) => [
      ...delta.added,
      ...delta.changed.flatMap(({ before, now }) => [before, now]),
      ...(lastNews === null ? [] : figuresOf(lastNews.headline)),
    ]),
    ...edition.entries.flatMap((entry) => [
      ...[entry.headline, ...entry.summary].flatMap(figuresOf),
      ...entry.figures.flatMap((row) => [row.figure, row.before, row.growth].filter((id) => id !== null)),
      ...entry.conflicts.flatMap((conflict) => conflict.figures),
    ]),
  ];
}

function assertWhole(edition: Edition): void {
  for (const id of figuresShown(edition)) assert.ok(edition.citations[id], id);
  for (const { itemId } of Object.values(edition.citations)) assert.ok(edition.items[itemId], itemId);
  for (const entry of edition.entries) for (const id of entry.itemIds) assert.ok(edition.items[id], id);
  assert.deepEqual(unsourcedPlaces(edition), []);
  assert.equal(new Set(edition.entries.map(({ storyId }) => storyId)).size, edition.entries.length);
}

test('a draft holds the story of the week with its figures, sources and reasons', () => {
  const draft = writeDraft(listingInput());
  assert.equal(draft.state, 'draft');
  assert.equal(draft.version, 1);
  const [entry] = draft.entries;
  assert.equal(entry?.included, true);
  assert.equal(entry?.figures[0]?.metric, 'share_price');
  assert.equal(
    entry?.score,
    entry?.scoreParts.reduce((sum, part) => sum + part.points, 0),
  );
  assert.deepEqual(
    draft.sections.map(({ company }) => company),
    ['moore-threads', 'biren'],
  );
  assertWhole(draft);
});

test('the same input gives the same draft, whatever order its items came in', () => {
  const input = listingInput();
  const other = { ...aListing({ id: 'second', title: '摩尔线程上市', outlet: '别家日报' }) };
  const items = [...input.items.values(), other.item];
  const write = (order: readonly Item[]): string =>
    JSON.stringify(
      writeDraft({
        ...input,
        items: new Map(order.map((item) => [item.id, item])),
        facts: new Map(order.map((item) => [item.id, input.facts.get(item.id) ?? someFacts(item, other.figures)])),
        stories: order.map((item) => aStory([item], { type: 'ipo', stage: 'listed' })),
      }),
    );
  assert.equal(write(items), write(items.toReversed()));
});

const clause = fc.constantFrom(
  '摩尔线程12月5日在科创板上市',
  '发行价114.28元',
  '营收7.85亿元',
  '同比增长181.99%',
  '采用7nm工艺',
  '客户3家',
  'GLM-4.5',
  'MTT S80',
  '第12届大会',
  '１２３台',
  'raised HK$5.58 billion',
  '据36氪报道',
  '两千亿',
  '“原话3句”',
  '{{name}}',
  '<b>5</b>',
  '&amp;',
);
const text = fc
  .array(fc.tuple(clause, fc.constantFrom('，', '。', '；', '\n', ' - ')), { maxLength: 10 })
  .map((parts) => parts.flat().join(''));
const types: EventType[] = [
  'ipo',
  'earnings',
  'product',
  'order',
  'partnership',
  'funding',
  'personnel',
  'legal',
  'market',
  'other',
];
const stages: (IpoStage | null)[] = [
  null,
  'accepted',
  'hearing',
  'priced',
  'listed',
  'unlocked',
  'prospectus',
  'inquiry',
];
const written = fc.record({
  title: text,
  text,
  type: fc.constantFrom(...types),
  stage: fc.constantFrom(...stages),
  language: fc.constantFrom('zh-Hans', 'zh-Hant', 'en'),
  seed: fc.boolean(),
  date: fc.constantFrom(null, '2025-12-05', '2024-01-31'),
});
const known = [
  ['114.28元', 'issue_price', 'price'],
  ['7.85亿元', 'revenue', 'money'],
  ['181.99%', 'revenue', 'percent'],
  ['HK$5.58 billion', 'raise', 'money'],
  ['两千亿', 'market_cap', 'money'],
] as const;

test('whatever the sources say, every digit of a draft has a source and every source is there', () => {
  fc.assert(
    fc.property(fc.array(written, { maxLength: 6 }), fc.constantFrom('zh-CN', 'en'), (articles, language) => {
      const told = articles.map((article, at) => {
        const item = anItem({
          id: `item-${at}`,
          title: article.title,
          text: article.text,
          language: article.language,
          origin: article.seed ? 'seed' : 'feed',
          filedUnder: article.seed ? ['moore-threads'] : [],
          outlet: at % 2 === 0 ? '36氪' : '示例日报',
        });
        const figures = known
          .filter(([raw]) => item.text.includes(raw))
          .map(([raw, metric, kind]) =>
            figureIn(item, raw, { metric, kind, ...(kind === 'percent' ? { unit: '%', change: 'yoy+' } : {}) }),
          );
        return { item, figures, article };
      });
      const base = aDraftInput(told);
      const input: DraftInput = {
        ...base,
        digest: { ...base.digest, language },
        stories: told
          .filter(({ item }) => item.origin !== 'seed')
          .map(({ item, article }) => aStory([item], { type: article.type, stage: article.stage, date: article.date })),
      };
      const draft = writeDraft(input);
      assertWhole(draft);
      assert.doesNotMatch(JSON.stringify(draft), /undefined|\[object|[\u{E000}-\u{F8FF}]/u);
    }),
    { numRuns: 200, seed: 20_251_205 },
  );
});

test('ten thousand stories are drafted in time that grows with their number', () => {
  const many = (count: number): DraftInput => {
    const told = Array.from({ length: count }, (_, at) =>
      aListing({
        id: `item-${String(at).padStart(5, '0')}`,
        publishedAt: week.startsAt + at,
        outlet: `第${at % 40}报`,
      }),
    );
    return aDraftInput(told, {
      stories: told.map(({ item }) => aStory([item], { type: 'ipo', stage: 'listed', date: '2025-12-05' })),
    });
  };
  const millisecondsFor = (input: DraftInput): number => {
    const before = process.hrtime.bigint();
    writeDraft(input);
    return Number(process.hrtime.bigint() - before) / 1e6;
  };
  const [few, all] = [many(1000), many(10_000)];
  millisecondsFor(few);
  const base = Math.min(millisecondsFor(few), millisecondsFor(few));
  const time = Math.min(millisecondsFor(all), millisecondsFor(all));
  assert.ok(time < 4000, `${time} ms`);
  assert.ok(time < 30 * base + 200, `${base} ms for a thousand, ${time} ms for ten thousand`);
});

test('the manifest names the revision and address of each item cited, by id', () => {
  const draft = writeDraft(listingInput());
  assert.deepEqual(draft.manifest.items, [{ id: 'listing', revision: 'revision-1', url: 'https://outlet.example/1' }]);
  assert.equal(draft.manifest.rules, 'r');
});

test('an edition says its language and how many stories were considered', () => {
  const draft = writeDraft(listingInput());
  assert.deepEqual([draft.language, draft.storiesSeen], ['zh-CN', 1]);
});
