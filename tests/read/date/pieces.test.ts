import assert from 'node:assert/strict';
import { test } from 'node:test';

import { piecesOf } from '../../../src/read/date/pieces.ts';
import { tokensOf } from '../../../src/read/date/tokens.ts';
import { normaliseDate } from '../../../src/read/date/words.ts';

function pieces(text: string): ReturnType<typeof piecesOf> {
  const written = normaliseDate(text);
  return piecesOf(tokensOf(written), written, true);
}

test('pieces come in their order, each once', () => {
  const kinds = pieces('10:00 2026-01-05 周一 3小时前')?.pieces.map(({ kind }) => kind);
  assert.deepEqual(kinds, ['time', 'day', 'relative', 'relative']);
});

test('a day is called by the word before it', () => {
  const found = pieces('更新时间：2026-01-05 发布于 2026-01-03 截止 2026-02-05')?.pieces ?? [];
  assert.deepEqual(
    found.map((piece) => (piece.kind === 'time' ? null : piece.role)),
    ['updated', 'published', 'other'],
  );
});

test('a word between two days that may belong to either names none', () => {
  const found = pieces('2026-01-03 发布 2026-01-05 更新')?.pieces ?? [];
  assert.deepEqual(
    found.map((piece) => (piece.kind === 'time' ? null : piece.role)),
    [null, null],
  );
});

test('one impossible piece or one end of a span spoils all', () => {
  for (const text of [
    '2026-01-05 25:00',
    '1月5日 9:00-17:00',
    '1月3日-5日',
    '20260105250000',
    '2026-01-05 10:00:00 +2500',
  ])
    assert.equal(pieces(text), null, text);
});

test('labels and brackets leave a text bare, other words and numbers do not', () => {
  assert.equal(pieces('[发布时间] 08:30')?.isBare, true);
  assert.equal(pieces('比分 21:18')?.isBare, false);
  assert.equal(pieces('12评论 08:30')?.hasStrayNumbers, true);
});

test('a year behind the time belongs to the day before it', () => {
  const day = pieces('Jan 5 10:00:00 CST 2026')?.pieces[0];
  assert.equal(day?.kind === 'day' ? day.lateYear : null, 2026);
});
