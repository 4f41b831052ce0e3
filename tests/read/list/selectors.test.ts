import assert from 'node:assert/strict';
import { test } from 'node:test';

import { faultOfSelector } from '../../../src/config/selector.ts';
import { findGroups } from '../../../src/read/list/groups.ts';
import { selectorsFor } from '../../../src/read/list/selectors.ts';
import { openPage } from '../../../src/read/list/document.ts';
import { listPages } from './pages.ts';

test('what is proposed finds exactly the entries it is made for, and is what the configuration takes', () => {
  for (const [name, html] of Object.entries(listPages)) {
    const $ = openPage(html);
    const [group] = findGroups($, 'https://news.example/');
    const selectors = group === undefined ? null : selectorsFor($, group);
    if (name === 'menuOnly') {
      assert.equal(selectors, null);
      continue;
    }
    assert.ok(selectors !== null, name);
    const found = $(selectors.item).toArray();
    assert.ok(
      group!.entries.every((entry) => found.includes(entry)),
      name,
    );
    const use = { attribute: true, inside: true, counting: true };
    assert.equal(faultOfSelector(selectors.item, { ...use, attribute: false, inside: false }), null);
    for (const part of [selectors.title, selectors.link, selectors.date, selectors.summary])
      if (part !== null) assert.equal(faultOfSelector(part, use), null, part);
  }
});
