import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio';

import { sparkline } from '../../src/render/chart.ts';

test('there is a bar for each week, zero one pixel high, the most fills the height', () => {
  const $ = load(sparkline([0, 5, 10], '近三周'));
  const heights = $('rect')
    .toArray()
    .map((bar) => Number($(bar).attr('height')));
  assert.deepEqual(heights, [1, 11, 22]);
  assert.equal($('svg').attr('role'), 'img');
  assert.equal($('svg').attr('aria-label'), '近三周');
});

test('weeks without any mention, and no weeks at all, still make a picture', () => {
  assert.equal(load(sparkline([0, 0], ''))('rect').length, 2);
  assert.match(sparkline([], 'a"b'), /width="6".*aria-label|aria-label="a&quot;b".*width="6"/);
});
