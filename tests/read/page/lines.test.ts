import assert from 'node:assert/strict';
import { test } from 'node:test';

import { authorIn, outletIn, ownName } from '../../../src/read/page/lines.ts';

test('the outlet stands behind its mark, or right behind the time', () => {
  assert.equal(outletIn(['发布时间：2025-12-17 来源：示例日报 作者：李四'], ''), '示例日报');
  assert.equal(outletIn(['2025-12-17 10:56:28 示例时报网'], ''), '示例时报网');
  assert.equal(outletIn(['2025-12-17 10:56:28 浏览 12'], ''), null);
});

test('a script that names the source is believed where no line does', () => {
  assert.equal(outletIn([], '{"source":"\\u793a\\u4f8b\\u62a5"}'), '示例报');
});

test('writers stand behind their mark', () => {
  assert.equal(authorIn(['作者：李四 浏览：12']), '李四');
  assert.equal(authorIn(['没有署名']), null);
});

test('numbers, addresses and fillers are no names', () => {
  for (const text of ['104363', 'a@b.example', '未知', 'admin', 'https://a.example/', '', null])
    assert.equal(ownName(text), null);
  assert.equal(ownName('示例日报'), '示例日报');
});
