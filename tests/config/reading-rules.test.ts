import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parsePageRules } from '../../src/config/reading-rules.ts';

test('page rules are a map by host or a list with hosts, and none is no fault', () => {
  const rule = {
    host: 'www.ithome.example',
    body: '#paragraph',
    title: null,
    date: 'span.time@datetime',
    author: null,
    remove: ['.ad'],
  };
  const written = 'body: "#paragraph", date: span.time@datetime, remove: .ad';
  assert.deepEqual(parsePageRules(`pages: {www.ithome.example: {${written}}}`, 'sources.yaml'), [rule]);
  assert.deepEqual(parsePageRules(`pages: [{host: www.ithome.example, ${written}}]`, 'sources.yaml'), [rule]);
  assert.deepEqual(parsePageRules('sources: []', 'sources.yaml'), []);
  assert.deepEqual(parsePageRules('', 'sources.yaml'), []);
});

test('each fault of a rule is told with its place and what to write', () => {
  const text = `pages:
  "https://www.a.example/x": {body: "p@id"}
  b.example: {}
  c.example: {text: p, titel: h1}
  d.example: {date: "@x", remove: .a}
`;
  assert.throws(
    () => parsePageRules(text, 'sources.yaml'),
    ({ message }: Error) => {
      const rows = message.trim().split(/\n\s*/).slice(1);
      assert.deepEqual(
        rows.map((row) => row.replace('sources.yaml:', '').replace(/ {2}pages\.\S+/, '')),
        [
          '2:3  must be the host alone; write www.a.example',
          '2:37  takes no @attribute; write a CSS selector such as ul.list > li',
          '3:14  holds no selector; write body: "#paragraph", or take it out',
          '4:15  is not a key here; write body',
          '4:24  is not a key of jianbao; write title',
          '5:21  names no element; write one before the @, such as time@x',
        ],
      );
      return true;
    },
  );
  assert.throws(() => parsePageRules('pages: [{body: p}]', 'sources.yaml'), /1:9 {2}pages\[0\] {2}names no host/);
  assert.throws(() => parsePageRules('pages: "#p"', 'sources.yaml'), /must be a group of hosts/);
});
