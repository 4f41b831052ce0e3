import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { command } from '../src/commands/sources.ts';
import type { Condition } from '../src/jobs/health.ts';

const read = (name: string): string => readFileSync(join(import.meta.dirname, '../docs', name), 'utf8');
const guide = read('guide-sources.md');

/** How `sources list` writes each condition. */
const written: Readonly<Record<Condition, string>> = {
  ok: 'ok',
  never: 'on',
  failed: 'failed',
  blocked: 'blocked',
  waiting: 'waiting',
  silent: 'silent',
  undated: 'undated',
  gone: 'gone',
  off: 'off',
};

test('the guide explains every status of the list and no other', () => {
  const [, table = ''] = guide.split('## 来源的状态');
  const told = [...table.matchAll(/^\| `([a-z]+)` \|/gm)].map((match) => match[1]);
  assert.equal(told.length, new Set(told).size);
  assert.deepEqual(new Set(told), new Set(Object.values(written)));
});

test('every option and part of the command that the guide names is in its help', () => {
  const options = new Set([...guide.matchAll(/(--[a-z][a-z-]*)/g)].map((match) => match[1]!));
  assert.ok(options.size > 15);
  assert.deepEqual(
    [...options].filter((option) => !command.help.includes(option)),
    [],
  );
  const parts = new Set([...guide.matchAll(/jianbao sources ([a-z-]+)/g)].map((match) => match[1]!));
  assert.deepEqual(
    [...parts].filter((part) => !new RegExp(`^  ${part}\\b`, 'm').test(command.help)),
    [],
  );
});

test('every key of a source that the guide names is explained in the manual', () => {
  const manual = read('configuration.md');
  for (const key of [
    'readsPages',
    'selectors',
    'include',
    'exclude',
    'charset',
    'zone',
    'enabled',
    'why',
    'queries',
    'pages',
  ])
    assert.ok(manual.includes(`\`${key}\``) || manual.includes(`${key}:`), key);
});
