import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createLanes } from '../../src/jobs/lanes.ts';

const laneOf = (work: string): string => work.slice(0, 1);

test('the longest lane comes first, and each lane keeps its order', async () => {
  const lanes = createLanes(['a1', 'b1', 'b2', 'b3', 'a2'], laneOf);
  const order: string[] = [];
  for (let work = await lanes.next(); work !== null; work = await lanes.next()) {
    order.push(work);
    lanes.done(work);
  }
  assert.deepEqual(order, ['b1', 'a1', 'b2', 'a2', 'b3']);
});

test('no two works of one lane are handed out at once: whoever comes waits until one is done', async () => {
  const lanes = createLanes(['a1', 'a2'], laneOf);
  const first = await lanes.next();
  let second: string | null | undefined;
  const waiting = lanes.next().then((work) => (second = work));
  await Promise.resolve();
  assert.equal(second, undefined);
  lanes.done(first ?? '');
  await waiting;
  assert.equal(second, 'a2');
});

test('all who wait are let go when nothing is left', async () => {
  const lanes = createLanes(['a1', 'a2'], laneOf);
  const first = await lanes.next();
  const others = [lanes.next(), lanes.next(), lanes.next()];
  lanes.done(first ?? '');
  assert.equal(await others[0], 'a2');
  lanes.done('a2');
  assert.deepEqual(await Promise.all(others.slice(1)), [null, null]);
  assert.equal(await lanes.next(), null);
});

test('of many workers each work is done once, and never two of a lane together', async () => {
  const works = Array.from({ length: 300 }, (_, n) => `${String.fromCharCode(97 + (n % 7))}${n}`);
  const lanes = createLanes(works, laneOf);
  const done: string[] = [];
  const busy = new Set<string>();
  const worker = async (): Promise<void> => {
    for (let work = await lanes.next(); work !== null; work = await lanes.next()) {
      assert.ok(!busy.has(laneOf(work)));
      busy.add(laneOf(work));
      await Promise.resolve();
      busy.delete(laneOf(work));
      done.push(work);
      lanes.done(work);
    }
  };
  await Promise.all(Array.from({ length: 10 }, worker));
  assert.deepEqual(done.toSorted(), works.toSorted());
});
