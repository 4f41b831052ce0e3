import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Entry } from '../../src/model/edition.ts';
import type { TimelineStep } from '../../src/model/fact.ts';
import { approveEdition, publishEdition } from '../../src/write/approve.ts';
import { writeDraft, type DraftInput } from '../../src/write/draft.ts';
import { inReadingOrder } from '../../src/write/sections.ts';
import { aDraftInput, aListing, aStory, draftTime, listingInput, week } from './draft-input.ts';

const step = (stage: TimelineStep['stage'], date: string): TimelineStep => ({
  company: 'moore-threads',
  stage,
  date,
  itemId: 'listing',
  quote: '',
});
const weekMs = 7 * 24 * 60 * 60 * 1000;
const next = {
  week: {
    ...week,
    id: '2025-W50',
    startsAt: week.endsAt,
    endsAt: week.endsAt + weekMs,
    from: '2025-12-08',
    to: '2025-12-14',
  },
  now: draftTime + weekMs,
  number: 2,
};
const publish = (input: DraftInput) =>
  publishEdition(approveEdition(writeDraft(input), 'li', draftTime, 'required'), draftTime);

test('a section tells where its company stood and stands', () => {
  const timeline = [step('approved', '2025-09-26'), step('registered', '2025-12-10')];
  const told = aListing();
  const base = aDraftInput([told], { timeline });
  const first = writeDraft(base).sections[0]!;
  assert.deepEqual([first.delta.stageBefore, first.delta.stageNow], [null, 'approved']);
  const second = writeDraft({ ...base, ...next, published: [publish(base)] }).sections[0]!;
  assert.deepEqual([second.delta.stageBefore, second.delta.stageNow], ['approved', 'registered']);
  assert.deepEqual(
    second.road.map(({ stage }) => stage),
    ['approved', 'registered'],
  );
});

test('a first day that only prices date stands on the road, in later editions too', () => {
  const told = aListing();
  const figures = told.figures.map((figure) =>
    figure.metric === 'share_price' ? { ...figure, period: '2025-12-05' } : figure,
  );
  const input = aDraftInput([{ ...told, figures }], {
    stories: [aStory([told.item], { type: 'ipo', stage: 'listed' })],
  });
  const published = publish(input);
  assert.deepEqual(
    published.sections[0]?.road.map(({ stage, date }) => [stage, date]),
    [['listed', '2025-12-05']],
  );
  const later = writeDraft({
    ...input,
    ...next,
    stories: [],
    items: new Map(),
    facts: new Map(),
    published: [published],
  });
  assert.deepEqual(later.sections[0]?.road, published.sections[0]?.road);
  assert.ok(later.items['listing']);
  assert.deepEqual([later.sections[0]?.delta.stageBefore, later.sections[0]?.delta.stageNow], ['listed', 'listed']);
});

test('a quiet section names its last news, with the figures of that headline', () => {
  const later = writeDraft({ ...listingInput(), ...next, published: [publish(listingInput())] });
  assert.deepEqual(later.entries, []);
  const last = later.sections[0]?.lastNews;
  assert.equal(last?.edition, week.id);
  const cited = last?.headline.flatMap((span) => (span.kind === 'figure' ? [span.figure] : [])) ?? [];
  assert.equal(cited.length, 2);
  for (const id of cited) assert.ok(later.citations[id]);
});

test('companies with news come first by their best entry, then background, then the quiet ones, else as they were', () => {
  const [entry] = writeDraft(listingInput()).entries;
  const section = (company: string) => ({ ...writeDraft(listingInput()).sections[0]!, company });
  const of = (company: string, changes: Partial<Entry>): Entry => ({
    ...entry!,
    company,
    storyId: company,
    ...changes,
  });
  const entries = [
    of('quiet', { included: false, score: 99 }),
    of('background', { kind: 'background', score: 0 }),
    of('low', { score: 40 }),
    of('high', { score: 70 }),
  ];
  const read = inReadingOrder(['quiet', 'silent', 'background', 'low', 'high'].map(section), entries);
  assert.deepEqual(
    read.sections.map(({ company }) => company),
    ['high', 'low', 'background', 'quiet', 'silent'],
  );
  assert.deepEqual(
    read.entries.map(({ company }) => company),
    ['high', 'low', 'background', 'quiet'],
  );
});
