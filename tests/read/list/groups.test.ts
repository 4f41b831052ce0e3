import assert from 'node:assert/strict';
import { test } from 'node:test';

import { findGroups } from '../../../src/read/list/groups.ts';
import { openPage } from '../../../src/read/list/document.ts';
import { headlines, listPages } from './pages.ts';

const base = 'https://news.example/list/';

test('entries are the outermost elements that repeat, each with its link', () => {
  const [best] = findGroups(openPage(listPages.table), base);
  assert.deepEqual([best?.entries.length, best?.entries[0]?.name, best?.links[0]?.name], [headlines.length, 'tr', 'a']);
});

test('the list of news goes before the most read beside it', () => {
  const [best, second] = findGroups(openPage(listPages.list), base);
  assert.equal(best?.entries.length, 10);
  assert.equal(second?.entries.length, 6);
  assert.ok((best?.score ?? 0) > (second?.score ?? 0) * 1.5);
});

test('three links are no list, and a menu is none', () => {
  const three = headlines.slice(0, 3).map((title, at) => `<li><a href="/${at}.html">${title}</a></li>`);
  assert.deepEqual(findGroups(openPage(`<ul>${three.join('')}</ul>`), base), []);
  assert.deepEqual(findGroups(openPage(listPages.menuOnly), base), []);
});

test('links in a footer count little, however long their words are', () => {
  const rows = headlines.map((title, at) => `<li><a href="/${at}.html">${title}</a></li>`).join('');
  const score = (html: string): number => findGroups(openPage(html), base)[0]?.score ?? 0;
  assert.ok(score(`<div><ul>${rows}</ul></div>`) > 3 * score(`<div class="footer"><ul>${rows}</ul></div>`));
});
