import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseHTML } from 'linkedom';

import { blocksOf } from '../../../src/read/page/blocks.ts';
import { densest } from '../../../src/read/page/dense.ts';

function textOf(html: string): string | null {
  const best = densest(parseHTML(`<html><body>${html}</body></html>`).document.body);
  return best === null
    ? null
    : blocksOf(best)
        .map((block) => block.text)
        .join('\n');
}

const words = '沐光科技今日在科创板上市，首日开盘大涨，成交十分活跃，公司说募集资金将用于研发。';

test('the element with the most words outside links is the article', () => {
  const links = `<div>${`<p><a href="/">${words}</a></p>`.repeat(5)}</div>`;
  assert.equal(textOf(`${links}<div><p>${words}</p><p>${words}</p></div>`), `${words}\n${words}`);
});

test('paragraphs that are divisions count for the element around them', () => {
  assert.equal(textOf(`<ul><li>短</li></ul><div><div>${words}</div><div>${words}</div></div>`), `${words}\n${words}`);
});

test('a page of menus has no article', () => {
  assert.equal(textOf('<ul><li>首页</li><li>财经</li></ul>'), null);
});
