import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sourceLines } from '../../src/jobs/source-lines.ts';
import type { Digest } from '../../src/model/digest.ts';
import { labelsFor } from '../../src/render/labels.ts';
import { aSource, aSourceState } from '../makers.ts';

const day = 24 * 60 * 60_000;
const now = Date.parse('2026-01-19T06:00:00+08:00');

const digest: Digest = {
  title: '简报',
  tagline: '',
  language: 'zh-CN',
  zone: 'Asia/Shanghai',
  siteUrl: 'https://a.example',
  postal: '',
  contact: '',
  demonstration: false,
};

async function lineOf(changes: Parameters<typeof aSourceState>[0]) {
  const source = aSource({ id: 'busy' });
  const state = aSourceState({ sourceId: 'busy', url: source.url, checkedAt: now - day, ...changes });
  const store = { sourceStates: async () => new Map([['busy', state]]) };
  const [line] = await sourceLines(store, { sources: [source], now, digest });
  return line;
}

test('readers are told of a source that never did anything but ask to wait, or has not been read for days', async () => {
  for (const succeededAt of [null, now - 4 * day]) {
    const line = await lineOf({ succeededAt, waitUntil: now + day });
    assert.deepEqual([line?.status, line?.reason], ['failed', 'waiting']);
  }
  assert.equal(labelsFor('zh-CN').reason('waiting'), '网站要求过一会儿再读');
});

test('a wait of a day is no gap', async () => {
  assert.equal((await lineOf({ succeededAt: now - day, waitUntil: now + day }))?.status, 'ok');
});
