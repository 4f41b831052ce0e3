import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseHTML } from 'linkedom';

import { dropSides } from '../../../src/read/page/sides.ts';

function left(html: string): string {
  const { body } = parseHTML(`<html><body>${html}</body></html>`).document;
  dropSides(body);
  return body.textContent.trim();
}

const article =
  '<div class="a"><p>沐光科技今日在科创板上市，首日开盘大涨，成交十分活跃，公司说募集资金将用于研发。沐光科技今日在科创板上市，首日开盘大涨，成交十分活跃，公司说募集资金将用于研发。</p></div>';

for (const side of [
  '<nav>尾</nav>',
  '<div class="related-news">尾</div>',
  '<div id="comments">尾</div>',
  '<i aria-hidden="true">尾</i>',
])
  test(`${side} is taken out beside an article`, () => {
    assert.doesNotMatch(left(article + side), /尾/);
  });

test('a page that calls its whole body social keeps it', () => {
  assert.match(left(`<div class="social">${article}</div>`), /沐光/);
});

test('a name that only contains such a word is another', () => {
  assert.match(left(`${article}<p class="shareholders">股东</p>`), /股东/);
});

test('a large part that is hidden until a script runs is shown', () => {
  const { body } = parseHTML(`<html><body><div style="visibility:hidden">${article}</div></body></html>`).document;
  dropSides(body);
  assert.equal(body.querySelector('[style]'), null);
});
