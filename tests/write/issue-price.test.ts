import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Figure } from '../../src/model/fact.ts';
import type { Item } from '../../src/model/item.ts';
import { writeDraft } from '../../src/write/draft.ts';
import { issuePrices } from '../../src/write/issue-price.ts';
import { anItem } from '../makers.ts';
import { aDraftInput, aListing, aStory, figureIn, shown } from './draft-input.ts';

const price = (text: string, raw: string, changes: Partial<Item> = {}, more: Partial<Figure> = {}) => {
  const item = anItem({ id: text, title: '摩尔线程发行公告', text, ...changes });
  const figure = figureIn(item, raw, {
    kind: 'price',
    metric: 'issue_price',
    unit: 'CNY',
    value: Number(/[\d.]+/.exec(raw)?.[0]),
    ...more,
  });
  return { item, figures: [figure] };
};
const priced = (...told: readonly { item: Item; figures: Figure[] }[]): string | undefined =>
  issuePrices(aDraftInput(told)).get('moore-threads')?.raw;

test('the issue price is what all reports give', () => {
  assert.equal(priced(price('发行价114.28元。', '114.28元'), price('每股114.28元发行。', '114.28元')), '114.28元');
  assert.equal(priced(price('发行价114.28元。', '114.28元'), price('每股114.82元发行。', '114.82元')), undefined);
});

test('an old price, one of another week or one that is not sure is none', () => {
  const old = { publishedAt: Date.parse('2025-09-01T00:00:00Z'), firstSeenAt: Date.parse('2025-09-01T00:00:00Z') };
  assert.equal(priced(price('发行价114.28元。', '114.28元', old)), undefined);
  assert.equal(priced(price('发行价约114元。', '114元', {}, { qualifier: '~' })), undefined);
});

test('a first day is told with the issue price that only the pricing told, and its source', () => {
  const { item, figures } = aListing({ text: '摩尔线程12月5日在科创板上市，收于600.50元，较发行价上涨425.46%。' });
  const day = figures.filter(({ metric, asOf }) => metric === 'share_price' && asOf === 'close');
  const pricing = price('摩尔线程发行价定为114.28元。', '114.28元');
  const draft = writeDraft(
    aDraftInput([{ item, figures: day }, pricing], {
      stories: [aStory([item], { type: 'ipo', stage: 'listed', date: '2025-12-05' })],
    }),
  );
  const [entry] = draft.entries;
  assert.match(
    shown(entry!.summary[0]!),
    /^摩尔线程\{12月5日\}在科创板上市，发行价⟨114.28元⟩，收于⟨600.50元⟩，较发行价上涨/,
  );
  const [issue] = pricing.figures;
  assert.equal(draft.citations[issue!.id]?.itemId, pricing.item.id);
  assert.ok(draft.items[pricing.item.id] !== undefined);
});
