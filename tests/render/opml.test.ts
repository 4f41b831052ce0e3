import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseOpml } from 'feedsmith';

import { readOpml } from '../../src/read/feed/opml.ts';
import { renderOpml, type OutlineFeed } from '../../src/render/opml.ts';

const at = Date.parse('2026-11-23T06:00:00+08:00');
const feed = (changes: Partial<OutlineFeed> = {}): OutlineFeed => ({
  title: 'IT之家',
  feedUrl: 'https://www.ithome.com/rss/?a=1&b=2',
  htmlUrl: null,
  language: 'zh-Hans',
  own: {},
  ...changes,
});

test('the list is OPML 2.0 with a folder for each group, and empty groups are left out', () => {
  const text = renderOpml(
    '简报 & 来源',
    [
      { name: '媒体', feeds: [feed()] },
      { name: '空', feeds: [] },
    ],
    at,
  );
  assert.equal(
    text,
    `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:jianbao="https://jianbao.example/ns/sources">
  <head>
    <title>简报 &amp; 来源</title>
    <dateCreated>Sun, 22 Nov 2026 22:00:00 GMT</dateCreated>
  </head>
  <body>
    <outline text="媒体" title="媒体">
      <outline type="rss" text="IT之家" title="IT之家" xmlUrl="https://www.ithome.com/rss/?a=1&amp;b=2" language="zh-Hans"/>
    </outline>
  </body>
</opml>
`,
  );
});

test('another program reads what was written', () => {
  const own = { id: 'a', companies: ['metax'], why: '<&"\n' };
  const { head, body } = parseOpml(renderOpml('简报', [{ name: '媒体', feeds: [feed({ own })] }], at));
  assert.equal(head?.title, '简报');
  assert.equal(body?.outlines?.[0]?.text, '媒体');
  assert.equal(body?.outlines?.[0]?.outlines?.[0]?.xmlUrl, 'https://www.ithome.com/rss/?a=1&b=2');
});

test('what only jianbao can follow has no xmlUrl that would mislead another reader', () => {
  const text = renderOpml(
    'x',
    [{ name: 'f', feeds: [feed({ feedUrl: null, own: { id: 'a', url: '{rsshub}/cls' } })] }],
    at,
  );
  assert.doesNotMatch(text, /xmlUrl/);
  assert.match(text, /type="jianbao"/);
});

test('whatever is written is read again as it was', () => {
  const own = {
    id: 'ithome',
    why: '地址“未”核实 <& "x"\n二',
    companies: ['metax'],
    readsPages: true,
    charset: null,
    wording: 'verbatim',
    code: '688795',
    flag: 'true',
    selectors: { item: 'ul > li', remove: ['.ad'] },
  };
  const { title, feeds } = readOpml(
    Buffer.from(renderOpml('甲<乙>', [{ name: '夹 & 子', feeds: [feed({ own })] }], at)),
  );
  assert.equal(title, '甲<乙>');
  assert.deepEqual(feeds[0]?.own, own);
  assert.deepEqual(feeds[0]?.folders, ['夹 & 子']);
  assert.equal(feeds[0]?.url, 'https://www.ithome.com/rss/?a=1&b=2');
});

test('characters that XML forbids are left out', () => {
  const text = renderOpml('x', [{ name: 'f', feeds: [feed({ title: 'a\u0000\u0008\ud800b' })] }], at);
  assert.match(text, /text="a\ufffdb"/);
});
