import assert from 'node:assert/strict';
import { test } from 'node:test';

import { buildBaseline } from '../../src/write/baseline.ts';
import type { Candidate } from '../../src/write/pool.ts';
import { rank, scoreParts, type RankContext } from '../../src/write/rank.ts';
import { anItem } from '../makers.ts';
import { aListing, aStory, week } from './draft-input.ts';

const context: RankContext = {
  language: 'zh-CN',
  week,
  baseline: buildBaseline([], [], new Map()),
  typeName: (type) => type,
  stageName: (stage) => stage,
};
const limits = { entriesPerCompany: 2, entriesPerEdition: 3, maxAgeDays: 14, floor: 20 };

function aCandidate(id: string, changes: Partial<Candidate> = {}): Candidate {
  const item = anItem({ id });
  return {
    story: aStory([item]),
    company: 'moore-threads',
    items: [item],
    followUp: false,
    out: null,
    figures: [],
    conflicts: [],
    ...changes,
  };
}

test('the parts of a score add up to it, and each says why', () => {
  const { item, figures } = aListing();
  const candidate = aCandidate('a', {
    story: aStory([item], { type: 'ipo', stage: 'listed' }),
    items: [item],
    figures,
  });
  const [ranked] = rank([candidate], limits, context);
  assert.equal(
    ranked?.score,
    ranked?.parts.reduce((sum, part) => sum + part.points, 0),
  );
  for (const part of scoreParts(candidate, context)) assert.notEqual(part.detail, '');
});

test('a first day of trading outranks a remark', () => {
  const { item, figures } = aListing();
  const listing = aCandidate('b', { story: aStory([item], { type: 'ipo', stage: 'listed' }), items: [item], figures });
  const ranked = rank([aCandidate('a'), listing], limits, context);
  assert.equal(ranked[0]?.candidate, listing);
});

test('beyond what a company and the edition hold, the rest is left out by the cap', () => {
  const candidates = ['a', 'b', 'c'].map((id) => aCandidate(id));
  const others = ['d', 'e'].map((id) => aCandidate(id, { company: 'biren' }));
  const reasons = rank([...candidates, ...others], limits, context).map((one) => one.leftOutBecause);
  assert.deepEqual(reasons, [null, null, 'cap', null, 'cap']);
});

test('a story that may not be told keeps its reason and takes no room', () => {
  const muted = aCandidate('a', { out: 'muted' });
  const ranked = rank([muted, aCandidate('b'), aCandidate('c')], limits, context);
  assert.deepEqual(
    ranked.map((one) => one.leftOutBecause),
    ['muted', null, null],
  );
});

test('under the floor nothing is told', () => {
  const ranked = rank([aCandidate('a')], { ...limits, floor: 90 }, context);
  assert.equal(ranked[0]?.leftOutBecause, 'floor');
});

test('equal scores are ordered by story, whatever order they came in', () => {
  const ids = (order: readonly string[]): readonly string[] =>
    rank(
      order.map((id) => aCandidate(id)),
      limits,
      context,
    ).map((one) => one.candidate.story.id);
  assert.deepEqual(ids(['b', 'a', 'c']), ids(['c', 'b', 'a']));
});
