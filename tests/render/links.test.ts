import assert from 'node:assert/strict';
import { test } from 'node:test';

import { draftLinks, pageLinks, sectionId, siteLinks, storyId } from '../../src/render/links.ts';

test('pages link by way of their folder, with the name of the file, so that a disk can follow', () => {
  const links = pageLinks('../../');
  assert.equal(links.company('metax'), '../../companies/metax/index.html');
  assert.equal(links.edition('2025-W50'), '../../editions/2025-W50/index.html');
  assert.equal(links.home, '../../index.html');
});

test('letters and feeds link absolutely', () => {
  const links = siteLinks({ siteUrl: 'https://jianbao.example' }, '2025-W51');
  assert.equal(links.here, 'https://jianbao.example/editions/2025-W51/');
  assert.equal(links.file('companies/metax/feed.xml'), 'https://jianbao.example/companies/metax/feed.xml');
});

test('a draft leads nowhere', () => {
  assert.deepEqual(
    [draftLinks.home, draftLinks.company('a'), draftLinks.edition('b'), draftLinks.file('c')],
    [null, null, null, null],
  );
});

test('anchors hold only what an id may hold', () => {
  assert.match(sectionId('a b"c'), /^[\w-]+$/);
  assert.match(storyId('a/b 中'), /^[\w-]+$/);
});
