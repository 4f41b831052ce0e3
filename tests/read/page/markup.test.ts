import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PageMarkup } from '../../../src/read/page/markup.ts';

test('only attributes that reading asks for are kept, all of them for a rule', () => {
  for (const [isWhole, left] of [
    [false, '<a class="b" href="/">'],
    [true, '<a class="b" href="https://x.example/1" data-x="1">'],
  ] as const) {
    const markup = new PageMarkup(isWhole);
    markup.openTag('a', '<a class=b href="https://x.example/1" data-x=\'1\'>');
    assert.equal(markup.result(), left);
  }
});

test('blanks stay between words and go beside blocks', () => {
  const markup = new PageMarkup(false);
  markup.openTag('p', '<p>');
  markup.text('\n ');
  markup.openTag('b', '<b>');
  markup.text('a');
  markup.closeTag('b');
  markup.text(' \n');
  markup.openTag('i', '<i>');
  markup.text('b');
  markup.closeTag('i');
  markup.text(' ');
  markup.closeTag('p');
  assert.equal(markup.result(), '<p><b>a</b> <i>b</i></p>');
});

test('references are read, and what would be markup is written as one', () => {
  const markup = new PageMarkup(false);
  markup.text('a&nbsp;b &lt;i&gt; 5 < 6');
  assert.equal(markup.result(), 'a\u00a0b &lt;i> 5 &lt; 6');
});

test('elements are opened only so deep, and their words stay', () => {
  const markup = new PageMarkup(false);
  for (let at = 0; at < 5000; at += 1) markup.openTag('b', '<b>');
  markup.text('甲');
  for (let at = 0; at < 5000; at += 1) markup.closeTag('b');
  assert.equal(markup.result().match(/<b>/g)?.length, 120);
  assert.match(markup.result(), /甲/);
});

test('an end that nothing began is left out', () => {
  const markup = new PageMarkup(false);
  markup.closeTag('p');
  assert.equal(markup.result(), '');
});

test('a page of too many nodes is full, and before that no usual one', () => {
  const markup = new PageMarkup(false);
  for (let at = 0; at < 45_000; at += 1) markup.openTag('br', '<br>');
  assert.deepEqual([markup.isUsual, markup.isFull], [false, false]);
  for (let at = 0; at < 45_000; at += 1) markup.openTag('br', '<br>');
  assert.equal(markup.isFull, true);
});
