import assert from 'node:assert/strict';
import { test } from 'node:test';

import { errorCatalogue } from '../../src/errors.ts';
import { wordNames } from '../../src/render/label-set.ts';
import { en } from '../../src/render/labels-en.ts';

test('no word is empty and none has a digit that would need a source', () => {
  assert.deepEqual(Object.keys(en.words).sort(), [...wordNames].sort());
  for (const [name, word] of Object.entries(en.words)) {
    if (name !== 'gap') assert.notEqual(word.trim(), '', name);
    assert.doesNotMatch(word, /\p{Nd}/u, name);
  }
});

test('each way a source can fail has its words', () => {
  for (const code of Object.keys(errorCatalogue).filter((name) => /^(?:FETCH|FEED|PAGE)_/.test(name)))
    assert.ok(Object.hasOwn(en.reasons, code), code);
});

test('one is said in the singular', () => {
  assert.equal(en.kept('1'), '1 story');
  assert.equal(en.kept('<span data-count>12</span>'), '<span data-count>12</span> stories');
});
