import assert from 'node:assert/strict';
import { test } from 'node:test';

import { templates } from '../../src/render/view.ts';
import { templateFiles } from './editions.ts';

test('every template of pages and letters has a view, and every view a template', () => {
  const named = Object.keys(templates).map((name) => `${name}.hbs`);
  const there = [...templateFiles().keys()].filter((path) => /^(?:site|letter)\/.*\.hbs$/.test(path));
  assert.deepEqual(named.sort(), there.sort());
});

test('templates of text write text, those of pages and mail write markup', () => {
  for (const [name, { mode }] of Object.entries(templates))
    assert.equal(mode === 'text', /\.(?:txt|md)$/.test(name), name);
});
