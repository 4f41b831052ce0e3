import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { wordNames } from '../../src/render/label-set.ts';
import { templateFiles } from './editions.ts';

test('no word stands in the list twice, and each is used by a template or by code', () => {
  assert.equal(new Set(wordNames).size, wordNames.length);
  const folder = new URL('../../src/render/', import.meta.url);
  const code = readdirSync(folder).filter((name) => !/^label(?:-set|s-..)\.ts$/.test(name));
  const texts = [...templateFiles().values(), ...code.map((name) => readFileSync(new URL(name, folder), 'utf8'))];
  const used = new Set(texts.flatMap((text) => [...text.matchAll(/words\.(\w+)/g)].map((match) => match[1])));
  const byDirection = new Set<string>(['up', 'down']);
  assert.deepEqual(
    wordNames.filter((word) => !used.has(word) && !byDirection.has(word)),
    [],
  );
});
