import assert from 'node:assert/strict';
import { test } from 'node:test';

import { frameView, styleOf } from '../../src/render/frame.ts';
import { rich } from '../../src/render/html.ts';
import { pageInk } from '../../src/render/ink.ts';
import { draftLinks, pageLinks } from '../../src/render/links.ts';
import { aContext, aDigest } from './editions.ts';

const base = {
  ink: pageInk(),
  title: '标题',
  description: '',
  current: 'edition' as const,
  newest: 'index.html',
  feedFolder: '',
  feedTitle: '简报',
  style: rich(''),
};
const frameOf = (contact: string) =>
  frameView({ ...base, context: aContext({ digest: aDigest({ contact }) }), links: pageLinks('') });

test('a contact is a link when it is an address, else words', () => {
  assert.equal(frameOf('a@b.example').contact, '<a href="mailto:a@b.example">a@b.example</a>');
  assert.match(frameOf('https://b.example/').contact ?? '', /^<a href="https:/);
  assert.equal(frameOf('来信请寄编辑部').contact, '来信请寄编辑部');
});

test('a draft has no navigation and no feeds', () => {
  const frame = frameView({ ...base, newest: null, context: aContext(), links: draftLinks });
  assert.deepEqual([frame.nav, frame.feeds, frame.homeUrl], [[], [], null]);
});

test('a title is cut before tabs and search pages cut it', () => {
  const frame = frameView({ ...base, title: '长'.repeat(200), context: aContext(), links: draftLinks });
  assert.equal(Array.from(frame.title ?? '').length, 70);
});

test('a style sheet cannot end its element, and its comments stay at home', () => {
  assert.equal(
    styleOf('/* a */\n  b { color: red }\n\n  c::after { content: "</style>" }'),
    'b { color: red }\nc::after { content: "<\\/style>" }',
  );
});
