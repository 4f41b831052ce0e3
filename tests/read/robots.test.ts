import assert from 'node:assert/strict';
import { test } from 'node:test';

import { robotsRules } from '../../src/read/robots.ts';

test('the longest rule that fits a path counts, in the group of the visitor, else in that of all', () => {
  const text = `# words
User-agent: other
User-agent: jianbao
Disallow: /feed
Allow: /feed/news
Disallow: /*.xml$

User-agent: *
Disallow: /`;
  const may = robotsRules(text, 'jianbao');
  assert.deepEqual(['/', '/feed', '/feed/news', '/rss.xml', '/rss.xml?a=1', '/feeds'].map(may), [
    true,
    false,
    true,
    false,
    true,
    false,
  ]);
  assert.equal(robotsRules(text, 'somebody')('/rss'), false);
});

test('a file without rules, or none at all, allows everything', () => {
  assert.equal(robotsRules('', 'jianbao')('/rss'), true);
  assert.equal(robotsRules('User-agent: *\nDisallow:\n', 'jianbao')('/rss'), true);
  assert.equal(robotsRules('<html>not found</html>', 'jianbao')('/rss'), true);
});

test('a pattern of many stars is read part by part', () => {
  const may = robotsRules(`User-agent: *\nDisallow: ${'*a'.repeat(2000)}$`, 'jianbao');
  assert.equal(may(`${'a'.repeat(100_000)}b`), true);
  assert.equal(may('a'.repeat(100_000)), false);
});
