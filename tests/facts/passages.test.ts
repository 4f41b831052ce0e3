import assert from 'node:assert/strict';
import { test } from 'node:test';

import { passagesOf } from '../../src/facts/passages.ts';
import { mentionsIn } from './reading.ts';

test('sentences come title first, with their mentions and the way back to the field', () => {
  const text = '導語。摩爾線程營收１２億元。';
  const [title, lead, body] = passagesOf({ title: '标题', text }, mentionsIn(text, 'text'));
  assert.equal(title?.field, 'title');
  assert.equal(lead?.quote, '導語。');
  assert.equal(body?.text, '摩尔线程营收12亿元。');
  assert.deepEqual(body?.mentions, [{ company: 'moore-threads', isProduct: false, start: 0, end: 4 }]);
  assert.equal(text.slice(body?.place(6), body?.place(9)), '１２億');
});

test('a short line without a stop is a heading, the first line of a text too', () => {
  const found = passagesOf({ title: '', text: '平台价值可期\n公司出货5万片。没有换行\n' }, []);
  assert.deepEqual(
    found.map(({ isHeading, opensLine }) => [isHeading, opensLine]),
    [
      [true, true],
      [false, true],
      [false, false],
    ],
  );
});

test('an empty item has no passages', () => {
  assert.deepEqual(passagesOf({ title: '', text: '' }, []), []);
});

test('spaces between Chinese and digits are taken out for the rules, and raw keeps them', () => {
  const text = '2023 年至 2025 年营收 3.93 亿元';
  const [passage] = passagesOf({ title: '', text }, []);
  assert.equal(passage?.text, '2023年至2025年营收3.93亿元');
  assert.equal(passage?.quote, text);
  assert.equal(text.slice(passage?.place(13), passage?.place(18) ?? 0), '3.93 亿');
});

test('a list without a stop is read in pieces that end behind a comma, and nothing of it is lost', () => {
  const text = '沐曦2024年营收1,142万元,同比增长25%,'.repeat(200);
  const found = passagesOf({ title: '', text }, []);
  assert.equal(found.map((passage) => passage.text).join(''), text);
  assert.ok(found.every((passage) => passage.text.length <= 1500 && /[元%],$/.test(passage.text)));
  assert.deepEqual(
    found.map(({ opensLine }) => opensLine),
    found.map((_, index) => index === 0),
  );
});

test('a sentence that offers no place to cut is cut all the same', () => {
  const found = passagesOf({ title: '', text: '长'.repeat(4000) }, []);
  assert.deepEqual(
    found.map((passage) => passage.text.length),
    [1500, 1500, 1000],
  );
});
