import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rich } from '../../src/render/html.ts';
import {
  feedInk,
  letterInk,
  lineText,
  markdownInk,
  pageInk,
  textInk,
  writeHeadline,
  writeLine,
  type Tie,
} from '../../src/render/ink.ts';
import { day, fig, line, name } from './editions.ts';

const place = { key: 'f07', number: 7, figures: ['a'] };
const tie: Tie = (figure) => (figure === 'a' ? { place, itemId: 'item-1' } : null);
const told = line('收于', fig('a', '829.90元'), '，', day('12月17日', '2025-12-17'), name('MTT S80'));

test('on a page the first use of a figure carries the id its sheet returns to', () => {
  const ink = pageInk();
  const first = writeLine(told, ink, tie);
  assert.equal(
    first,
    '收于<a class="fig" id="r-f07" data-source="item-1" data-n="7" href="#f07">829.90元</a>，<time datetime="2025-12-17">12月17日</time><span data-name>MTT S80</span>',
  );
  assert.doesNotMatch(writeLine(told, ink, tie), / id=/);
});

test('a figure without a sentence is shown as one, in every output', () => {
  const loose = line(fig('b', '15亿元'), { kind: 'unsourced', text: '9' }, { kind: 'count', text: '3' });
  assert.equal(
    writeLine(loose, pageInk(), tie),
    '<mark class="unsourced">15亿元</mark><mark class="unsourced">9</mark><span data-count>3</span>',
  );
  assert.equal(writeLine(loose, textInk(), tie), '15亿元93');
});

test('letters and feeds lead to the page, text says the same words', () => {
  const address = 'https://jianbao.example/editions/2025-W51/';
  assert.match(
    writeLine(told, letterInk(address), tie),
    /<a class="f" href="https:\/\/jianbao\.example\/editions\/2025-W51\/#f07">829\.90元<\/a>/,
  );
  assert.match(
    writeLine(told, feedInk(address), tie),
    /<a href='https:\/\/jianbao\.example\/editions\/2025-W51\/#f07'>829\.90元<\/a>/,
  );
  assert.equal(writeLine(told, textInk(), tie), lineText(told));
});

test('Markdown signs in the words of others are no Markdown', () => {
  const ink = markdownInk();
  assert.equal(ink.text('*a* [b](c) | #'), '\\*a\\* \\[b\\](c) \\| \\#');
  assert.equal(ink.figure('829.90元', place, 'item-1'), '[829.90元](index.html#f07)');
  assert.equal(ink.link(rich('源'), 'https://a.example/<x>'), '[源](<https://a.example/%3Cx%3E>)');
});

test('where there is no colour an arrow says up and down', () => {
  const ink = textInk();
  assert.equal(ink.moved(rich('693%'), 'up', '升'), '▲ 693%');
  assert.equal(ink.moved(rich('5%'), 'down', '降'), '▼ 5%');
  assert.match(
    pageInk().moved(rich('693%'), 'up', '升'),
    /class="up"><span aria-hidden="true">▲<\/span><span class="vh">升/,
  );
  assert.equal(pageInk().moved(rich('693%'), null, ''), '693%');
});

test('a figure in running text stays with its word of doubt', () => {
  const words = line('市值约', fig('a', '829.90元'), '，超过', fig('a', '829元'));
  assert.equal(
    writeLine(words, pageInk(), tie).replaceAll(/ (?:id|data-\w+|href)="[^"]*"/g, ''),
    '市值<span class="nowrap">约<a class="fig">829.90元</a></span>，<span class="nowrap">超过<a class="fig">829元</a></span>',
  );
  assert.equal(writeLine(words, textInk(), tie), lineText(words));
});

test('no line of a headline begins with the comma behind a figure', () => {
  const headline = line('收于', fig('a', '829.90元'), '，上涨', fig('a', '829元'));
  assert.equal(
    writeHeadline(headline, pageInk(), tie).replaceAll(/ (?:id|data-\w+|href)="[^"]*"/g, ''),
    '收于<span class="nowrap"><a class="fig">829.90元</a>，</span>上涨<a class="fig">829元</a>',
  );
  assert.equal(writeHeadline(headline, textInk(), tie), lineText(headline));
});
