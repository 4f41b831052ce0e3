import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inLists, inListSize, integerOf, numbered, oneOf, textOf } from '../../../src/adapters/store/statements.ts';

test('values are bound by number, not by the order of appearance', () => {
  const { sql, order, count } = numbered('select a from t where b = $2 and c = $1 and d = $2');
  assert.equal(sql, 'select a from t where b = ? and c = ? and d = ?');
  assert.deepEqual(order, [1, 0, 1]);
  assert.equal(count, 2);
});

test('a statement that leaves a number out is refused', () => {
  assert.throws(() => numbered('select a from t where b = $1 and c = $3'), /not numbered 1 to 2/);
});

test('a list is cut into full pieces without losing or inventing a value', () => {
  const ids = Array.from({ length: inListSize + 3 }, (_, at) => `id-${at}`);
  const pieces = [...inLists(ids)];
  assert.deepEqual(
    pieces.map((piece) => piece.length),
    [inListSize, inListSize],
  );
  assert.deepEqual([...new Set(pieces.flat())], ids);
  assert.deepEqual([...inLists([])], []);
});

test('a bigint column reads the same as a number and as text', () => {
  assert.equal(integerOf({ at: 1_767_225_600_000 }, 'at'), integerOf({ at: '1767225600000' }, 'at'));
});

test('a column that holds something else is a broken promise, not a value', () => {
  assert.throws(() => textOf({ id: 1 }, 'id'));
  assert.throws(() => integerOf({ at: 'soon' }, 'at'));
  assert.throws(() => oneOf({ state: 'lost' }, 'state', ['draft', 'review']));
});
