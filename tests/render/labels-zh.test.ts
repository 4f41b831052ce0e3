import assert from 'node:assert/strict';
import { test } from 'node:test';

import { errorCatalogue } from '../../src/errors.ts';
import { wordNames } from '../../src/render/label-set.ts';
import { zh } from '../../src/render/labels-zh.ts';

test('no word is empty and none has a digit that would need a source', () => {
  assert.deepEqual(Object.keys(zh.words).sort(), [...wordNames].sort());
  for (const [name, word] of Object.entries(zh.words)) {
    if (name !== 'gap') assert.notEqual(word.trim(), '', name);
    assert.doesNotMatch(word, /\p{Nd}/u, name);
  }
});

test('each way a source can fail has its words', () => {
  for (const code of Object.keys(errorCatalogue).filter((name) => /^(?:FETCH|FEED|PAGE)_/.test(name)))
    assert.ok(Object.hasOwn(zh.reasons, code), code);
});

test('the wording of readers’ pages is plain: no 您, no 亲, no exclamation mark', () => {
  for (const word of [...Object.values(zh.words), ...Object.values(zh.reasons), ...Object.values(zh.conflictClosing)])
    assert.doesNotMatch(word, /[您亲！!]/);
});
