import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createTurns } from '../../src/adapters/http-turns.ts';

test('whoever waits for a slow host holds no place that another host could use', async () => {
  const inTurn = createTurns(2);
  const slow = Promise.withResolvers<void>();
  const order: string[] = [];
  const first = inTurn('slow', () => slow.promise);
  const queued = [1, 2, 3].map((n) => inTurn('slow', async () => void order.push(`slow ${n}`)));
  await Promise.all(['a', 'b', 'c'].map((host) => inTurn(host, async () => void order.push(host))));
  slow.resolve();
  await Promise.all([first, ...queued]);
  assert.deepEqual(order, ['a', 'b', 'c', 'slow 1', 'slow 2', 'slow 3']);
});

test('no more works go on at once than there are places', async () => {
  const inTurn = createTurns(3);
  let now = 0;
  let most = 0;
  const works = Array.from({ length: 20 }, (_, n) =>
    inTurn(`host-${n}`, async () => {
      now += 1;
      most = Math.max(most, now);
      await Promise.resolve();
      now -= 1;
    }),
  );
  await Promise.all(works);
  assert.equal(most, 3);
});

test('a work that fails fails alone, and gives its turn and its place on', async () => {
  const inTurn = createTurns(1);
  const failed = inTurn('a', () => Promise.reject(new Error('broken')));
  const after = inTurn('a', async () => 'same host');
  const other = inTurn('b', async () => 'other host');
  await assert.rejects(failed, /broken/);
  assert.deepEqual(await Promise.all([after, other]), ['same host', 'other host']);
});
