import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseHTML } from 'linkedom';

import { describedText, scriptedText } from '../../../src/read/page/spare.ts';

const asIs = (markup: string): string => markup;
const source = { html: '', data: [], scripts: '', isUsual: true };

test('the longest body that a script holds is taken, its quoting undone', () => {
  const scripts = String.raw`a = {"content":"short","x":{"widgetContent":"<p>甲\u4e59<\/p>"}}`;
  assert.equal(scriptedText({ ...source, scripts }, asIs), '<p>甲乙</p>');
});

test('markup that is escaped once more is read too', () => {
  assert.equal(scriptedText({ ...source, scripts: '{"content":"&lt;p&gt;甲&lt;/p&gt;"}' }, asIs), '<p>甲</p>');
});

test('structured data may hold the article as plain lines', () => {
  assert.equal(scriptedText({ ...source, data: [String.raw`{"articleBody":"甲\n\n 乙 "}`] }, asIs), '甲\n乙');
});

test('a string that is broken gives nothing', () => {
  assert.equal(scriptedText({ ...source, scripts: String.raw`{"content":"\x"}` }, asIs), '');
});

test('a description is the page’s own before that of its card', () => {
  const { document } = parseHTML(
    '<meta name="twitter:description" content="乙"><meta name="description" content=" 甲 ">',
  );
  assert.equal(describedText(document), '甲');
});
