import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addressOf, moved } from '../../src/jobs/moves.ts';
import { aSourceState } from '../makers.ts';

const listed = 'https://old.example/feed';
const elsewhere = 'https://new.example/feed';

test('a new address is asked directly after three permanent redirects in a row to it', () => {
  let state = aSourceState({ url: listed });
  for (const expected of [listed, listed, listed, elsewhere]) {
    const asked = addressOf({ url: listed }, state);
    assert.equal(asked, expected);
    state = aSourceState(moved(state, listed, asked, asked === listed ? elsewhere : null));
  }
  assert.equal(addressOf({ url: listed }, state), elsewhere);
});

test('of one that has moved the listed address is asked again every 24th time', () => {
  let state = aSourceState({ url: listed, movedTo: elsewhere, movedTimes: 3 });
  const asked = Array.from({ length: 48 }, () => {
    const asked = addressOf({ url: listed }, state);
    state = aSourceState(moved(state, listed, asked, asked === listed ? elsewhere : null));
    return asked;
  });
  assert.deepEqual(
    asked.flatMap((address, at) => (address === listed ? at : [])),
    [21, 45],
  );
});

test('while the new address fails, every third try goes to the listed one', () => {
  const failing = (failures: number) => aSourceState({ movedTo: elsewhere, movedTimes: 24, failures });
  const asked = [1, 2, 3, 4, 5, 6].map((failures) => addressOf({ url: listed }, failing(failures)));
  assert.deepEqual(asked, [elsewhere, listed, elsewhere, elsewhere, listed, elsewhere]);
});

test('a redirect that changes its mind, or ends, begins the count anew', () => {
  const twice = aSourceState({ movedTo: elsewhere, movedTimes: 2 });
  assert.deepEqual(moved(twice, listed, listed, 'https://third.example/'), {
    movedTo: 'https://third.example/',
    movedTimes: 1,
  });
  assert.deepEqual(moved(twice, listed, listed, null), { movedTo: null, movedTimes: 0 });
});

test('a new address that leads back to the listed one is given up', () => {
  const there = aSourceState({ movedTo: elsewhere, movedTimes: 3 });
  assert.deepEqual(moved(there, listed, elsewhere, listed), { movedTo: null, movedTimes: 0 });
});
