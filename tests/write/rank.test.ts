import assert from 'node:assert/strict';
import { test } from 'node:test';

import { buildBaseline } from '../../src/write/baseline.ts';
import type { Candidate } from '../../src/write/pool.ts';
import { outletsOf, rank, scoreParts, type RankContext } from '../../src/write/rank.ts';
import { anItem } from '../makers.ts';
import { aListing, aStory, week } from './draft-input.ts';

const context: RankContext = {
  language: 'zh-CN',
  week,
  baseline: buildBaseline([], [], new Map()),
  typeName: (type) => type,
  stageName: (stage) => stage,
};
const limits = { entriesPerCompany: 2, entriesPerEdition: 3, entriesPerOutlet: 9, maxAgeDays: 14, floor: 20 };

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

test('beyond what one outlet may tell alone its stories are left out; those others tell too are not', () => {
  const by = (id: string, outlets: readonly string[], changes: Partial<Candidate> = {}): Candidate => {
    const items = outlets.map((outlet) => anItem({ id: `${id}-${outlet}`, outlet }));
    return aCandidate(id, { story: aStory(items, { id }), items, company: id, ...changes });
  };
  const reasons = (candidates: readonly Candidate[]) =>
    rank(candidates, { ...limits, entriesPerEdition: 9, entriesPerOutlet: 1 }, context).map(
      ({ candidate, leftOutBecause }) => `${candidate.story.id}:${leftOutBecause}`,
    );
  assert.deepEqual(reasons([by('a', ['甲报']), by('b', ['甲报']), by('c', ['甲报', '乙报'])]), [
    'c:null',
    'a:null',
    'b:outlet-cap',
  ]);
  const filing = (id: string) => by(id, ['交易所'], { items: [anItem({ id, outlet: '交易所', tier: 'filing' })] });
  assert.deepEqual(reasons([filing('a'), filing('b')]), ['a:null', 'b:null']);
});

test('outlets count by what they found out themselves, and the detail says how many reprint', () => {
  const items = ['甲报', '乙报', '丙报', '丁报'].map((outlet, at) => anItem({ id: `i${at}`, outlet }));
  const copies = ['i2', 'i3'].map((itemId) => ({ itemId, of: 'i0', by: 'title' as const, source: null }));
  const part = (story: Candidate['story'], language: RankContext['language'] = 'zh-CN') =>
    scoreParts(aCandidate('a', { story, items }), { ...context, language }).find(({ name }) => name === 'outlets');
  const alone = part(aStory(items));
  assert.deepEqual([alone?.points, alone?.detail], [8, '4家报道']);
  const copied = part(aStory(items, { copies }));
  assert.deepEqual([copied?.points, copied?.detail], [4, '4家报道，其中2家转载']);
  assert.equal(part(aStory(items, { copies }), 'en')?.detail, '4 outlets, 2 of them reprinting');
});

test('what is left of a story when its original is muted still has one outlet', () => {
  const items = ['乙报', '丙报'].map((outlet) => anItem({ id: outlet, outlet }));
  const copies = items.map(({ id }) => ({ itemId: id, of: 'gone', by: 'text' as const, source: null }));
  assert.equal(outletsOf({ story: aStory(items, { copies }), items }).independent.size, 1);
});

test('a story that may not be told keeps its reason and takes no room', () => {
  const muted = aCandidate('a', { out: 'muted' });
  const ranked = rank([muted, aCandidate('b'), aCandidate('c')], limits, context);
  assert.deepEqual(
    ranked.map((one) => one.leftOutBecause),
    ['muted', null, null],
  );
});

test('under the floor nothing is told but the best of a week that has nothing above it', () => {
  const { item, figures } = aListing();
  const listing = aCandidate('b', {
    story: aStory([item], { id: 'b', type: 'ipo', stage: 'listed' }),
    items: [item],
    figures,
  });
  const ranked = rank([aCandidate('a'), listing], { ...limits, floor: 90 }, context);
  assert.deepEqual(
    ranked.map(({ candidate, leftOutBecause }) => [candidate.story.id, leftOutBecause]),
    [
      ['b', null],
      ['a', 'floor'],
    ],
  );
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
