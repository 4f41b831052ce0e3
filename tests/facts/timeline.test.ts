import assert from 'node:assert/strict';
import { test } from 'node:test';

import { timelineOf } from '../../src/facts/timeline.ts';
import type { Event } from '../../src/model/fact.ts';

function anEvent(changes: Partial<Event>): Event {
  return {
    itemId: 'item-1',
    revision: 'revision-1',
    field: 'text',
    start: 0,
    end: 4,
    company: 'biren',
    type: 'ipo',
    stage: 'listed',
    date: '2026-01-02',
    quote: '壁仞科技1月2日挂牌。',
    ...changes,
  };
}

test('one step for each company and stage, by date', () => {
  const steps = timelineOf([
    anEvent({ itemId: 'b' }),
    anEvent({ itemId: 'a' }),
    anEvent({ stage: 'hearing', date: '2025-12-17' }),
    anEvent({ stage: 'priced', date: null }),
    anEvent({ stage: null }),
    anEvent({ company: null }),
  ]);
  assert.deepEqual(
    steps.map(({ stage, date, itemId }) => [stage, date, itemId]),
    [
      ['hearing', '2025-12-17', 'item-1'],
      ['listed', '2026-01-02', 'a'],
    ],
  );
});

test('a wrong year told once is outvoted', () => {
  const steps = timelineOf([
    anEvent({ itemId: 'a', date: '2025-01-02' }),
    anEvent({ itemId: 'b' }),
    anEvent({ itemId: 'c' }),
  ]);
  assert.equal(steps[0]?.date, '2026-01-02');
});

test('where votes are even the best source decides', () => {
  const rank = (itemId: string): number => (itemId === 'filing' ? 0 : 1);
  const steps = timelineOf([anEvent({ itemId: 'a', date: '2026-01-01' }), anEvent({ itemId: 'filing' })], rank);
  assert.equal(steps[0]?.date, '2026-01-02');
});
