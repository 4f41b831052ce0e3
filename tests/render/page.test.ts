import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio';

import { renderDraftPage, renderEditionPage } from '../../src/render/page.ts';
import { aContext, fig, line, week } from './editions.ts';
import { looseDigits } from './guard.ts';

test('every digit of the page leads to its source sentence', () => {
  const { loose, tied } = looseDigits(renderEditionPage(week(), aContext()));
  assert.deepEqual(loose, []);
  assert.ok(tied > 10, String(tied));
});

test('a figure whose sentence does not hold its digits is shown as one without a source', () => {
  const html = renderEditionPage(week({ headline: line('收于', fig('close', '899.90元')) }), aContext());
  assert.equal(load(html)('h1 mark.unsourced').text(), '899.90元');
});

test('closing a sheet goes back to the first use of its figure', () => {
  const $ = load(renderEditionPage(week(), aContext()));
  for (const close of $('.sources a.close').toArray()) {
    const target = $($(close).attr('href') ?? '#none');
    assert.equal(target.attr('href'), `#${$(close).parent().attr('id')}`);
    assert.equal(
      $('main a.fig')
        .toArray()
        .find((a) => $(a).attr('href') === target.attr('href')),
      target[0],
    );
  }
});

test('there is one first heading and no level is skipped', () => {
  const $ = load(renderEditionPage(week(), aContext()));
  const levels = $('h1,h2,h3,h4')
    .toArray()
    .map((heading) => Number(heading.name[1]));
  assert.equal(levels.filter((level) => level === 1).length, 1);
  levels.forEach((level, index) => assert.ok(level <= (levels[index - 1] ?? 0) + 1));
});

test('a page asks nobody for anything: no script, picture, font or style sheet from elsewhere', () => {
  const html = renderEditionPage(week(), aContext());
  assert.equal(load(html)('script,img,link[rel=stylesheet],iframe,[src]').length, 0);
  assert.doesNotMatch(html, /@import|url\(/);
  assert.match(html, /prefers-color-scheme: dark/);
  assert.match(html, /@media print/);
});

test('a draft is marked, shows what was left out and why, and leads nowhere inside the site', () => {
  const draft = renderDraftPage(week({ headline: line('收于', { kind: 'unsourced', text: '12' }, '元') }), aContext());
  const $ = load(draft);
  assert.match($('.banner').text(), /草稿/);
  assert.match($('.left-out').text(), /某指数收于829\.90\s+本期条数已满/);
  assert.equal($('mark.unsourced').attr('title'), '没有出处');
  assert.deepEqual(
    $('a')
      .toArray()
      .map((a) => $(a).attr('href'))
      .filter((url) => !/^(?:#|https?:|mailto:)/.test(url ?? '')),
    [],
  );
});

test('a published page says nothing of what was left out', () => {
  assert.doesNotMatch(renderEditionPage(week(), aContext()), /某指数/);
});
