import assert from 'node:assert/strict';
import { test } from 'node:test';

import { scanMarkup } from '../../../src/read/xml/scan.ts';

/** What a scan reports, one short line for each event. */
function eventsIn(source: string): readonly string[] {
  const events: string[] = [];
  const path: string[] = [];
  scanMarkup(source, {
    isDone: false,
    skipsBlanks: false,
    get innermost() {
      return path.at(-1) ?? null;
    },
    open(tag, attributes, isEmpty) {
      events.push(`+${tag}${attributes}${isEmpty ? '/' : ''}`);
      if (!isEmpty) path.push(tag);
    },
    close(tag) {
      events.push(`-${tag}`);
      path.pop();
    },
    text(text, isCdata) {
      events.push(isCdata ? `[${text}]` : text);
    },
  });
  return events;
}

test('elements, attributes, text and CDATA come in their order', () => {
  assert.deepEqual(eventsIn('<a x="1">t<b/><![CDATA[<i>&amp;]]></a >'), ['+a x="1"', 't', '+b/', '[<i>&amp;]', '-a']);
});

test('a < that begins no name is text', () => {
  assert.deepEqual(eventsIn('<t>市值<3000亿 a << b <沐曦></t>'), ['+t', '市值<3000亿 a << b <沐曦>', '-t']);
});

test('a > in a quoted value does not end the tag, a / in a bare one does not empty it', () => {
  assert.deepEqual(eventsIn('<a x="1>2"><b href=http://a.example/>'), ['+a x="1>2"', '+b href=http://a.example/']);
});

test('a quote that was forgotten costs its own tag only', () => {
  assert.deepEqual(eventsIn('<a href="x>1</a><a href="y">2</a>'), ['+a href="x', '1', '-a', '+a href="y"', '2', '-a']);
});

test('a tag ends where the next begins', () => {
  assert.deepEqual(eventsIn('<title <link>1</link </title>'), ['+title ', '+link', '1', '-link', '-title']);
});

test('comments and instructions are passed over, also without an end', () => {
  assert.deepEqual(eventsIn('a<!-- <b> -->c<?php x ?>d<!DOCTYPE e>f<!-->g<!-- h>i'), ['a', 'c', 'd', 'f', 'g', 'i']);
});

test('CDATA without an end is ended by its element', () => {
  assert.deepEqual(eventsIn('<d><![CDATA[one</d><e><![CDATA[two]]></e>'), ['+d', '[one]', '-d', '+e', '[two]', '-e']);
  assert.deepEqual(eventsIn('<d><![CDATA[one</d><e>two</e>'), ['+d', '[one]', '-d', '+e', 'two', '-e']);
  assert.deepEqual(eventsIn('<d><![CDATA[one'), ['+d', '[one]']);
});

test('a document that breaks off gives what came before', () => {
  assert.deepEqual(eventsIn('<a>1</a><b x="http://a.ex'), ['+a', '1', '-a']);
  assert.deepEqual(eventsIn('<a>1</'), ['+a', '1']);
});
