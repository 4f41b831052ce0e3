import assert from 'node:assert/strict';
import { test } from 'node:test';

import { startMarks, withoutMarks } from '../../src/write/marks.ts';

const ties = { figures: [], names: [], published: null, zone: 'Asia/Shanghai' };

test('two figures with the same characters keep their own source through a template', () => {
  const marks = startMarks();
  const [a, b] = ['a', 'b'].map((figure) => marks.put([{ kind: 'figure', text: '5%', figure }]));
  assert.deepEqual(marks.read(`毛利率${b}，占比${a}。`, ties), [
    { kind: 'text', text: '毛利率' },
    { kind: 'figure', text: '5%', figure: 'b' },
    { kind: 'text', text: '，占比' },
    { kind: 'figure', text: '5%', figure: 'a' },
    { kind: 'text', text: '。' },
  ]);
});

test('a digit that a template brings along itself has no source', () => {
  assert.deepEqual(startMarks().read('共3家', ties), [
    { kind: 'text', text: '共' },
    { kind: 'unsourced', text: '3家' },
  ]);
});

test('an empty line is an empty string, so that a template can ask for it', () =>
  assert.equal(startMarks().put([]), ''));

test('characters of a source that look like marks are dropped', () => {
  assert.equal(withoutMarks('沐曦\u{E000}\u{E100}股份'), '沐曦股份');
});
