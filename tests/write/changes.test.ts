import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { CompanySection, Entry } from '../../src/model/edition.ts';
import type { TimelineStep } from '../../src/model/fact.ts';
import { writeDraft } from '../../src/write/draft.ts';
import { deltasAfter, mentionsPerWeek, roadsUntil, stageOf, weeksShown } from '../../src/write/changes.ts';
import { anItem } from '../makers.ts';
import { listingInput, someFacts, week } from './draft-input.ts';

const zone = 'Asia/Shanghai';
const step = (stage: TimelineStep['stage'], date: string, itemId = 'a'): TimelineStep => ({
  company: 'moore-threads',
  stage,
  date,
  itemId,
  quote: '',
});

test('a road holds one step per stage, oldest first, and none of the future', () => {
  const steps = [step('listed', '2025-12-05'), step('approved', '2025-09-26'), step('unlocked', '2026-06-05')];
  const road = roadsUntil(steps, week.to).get('moore-threads');
  assert.deepEqual(
    road?.map(({ stage }) => stage),
    ['approved', 'listed'],
  );
  assert.equal(stageOf(road ?? []), 'listed');
});

test('the day most sources give counts: a misprinted year moves no listing', () => {
  const steps = [
    step('listed', '2024-12-05', 'a'),
    step('listed', '2025-12-05', 'b'),
    step('listed', '2025-12-05', 'c'),
  ];
  assert.equal(roadsUntil(steps, week.to).get('moore-threads')?.[0]?.date, '2025-12-05');
});

test('mentions are counted per week of the digest’s zone, this week last, seeds not at all', () => {
  const weekMs = 7 * 24 * 60 * 60 * 1000;
  const items = [
    anItem({ id: 'now', publishedAt: week.startsAt }),
    anItem({ id: 'before', publishedAt: week.startsAt - 1 }),
    anItem({ id: 'first', publishedAt: week.startsAt - (weeksShown - 1) * weekMs }),
    anItem({ id: 'too old', publishedAt: week.startsAt - (weeksShown - 1) * weekMs - 1 }),
    anItem({ id: 'seed', publishedAt: week.startsAt, origin: 'seed' }),
  ];
  const facts = new Map(items.map((item) => [item.id, someFacts(item)]));
  const weeks = mentionsPerWeek(new Map(items.map((item) => [item.id, item])), facts, week.from, zone);
  assert.deepEqual(weeks.get('moore-threads'), [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
});

test('a figure of an entry that is left out is no change', () => {
  const draft = writeDraft(listingInput());
  const section = draft.sections[0] as CompanySection;
  assert.ok(section.delta.added.length > 0);
  const entries: Entry[] = draft.entries.map((entry) => ({ ...entry, included: false }));
  assert.deepEqual(deltasAfter(draft.sections, entries)[0]?.delta.added, []);
});
