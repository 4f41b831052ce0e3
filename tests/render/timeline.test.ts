import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio';

import { renderTimeline } from '../../src/render/timeline.ts';
import { aContext, anEntry, companies, week } from './editions.ts';
import { looseDigits } from './guard.ts';

const metax = companies[1]!;

test('companies of one market stand side by side, a column a step, and each day leads to its source', () => {
  const html = renderTimeline([week({ number: 51 })], aContext());
  const $ = load(html);
  const table = $('.roads').filter((_, element) => $(element).find('caption').text() === '科创板');
  const heads = table
    .find('thead th')
    .toArray()
    .map((cell) => $(cell).text());
  assert.deepEqual(heads.slice(0, 2), ['公司', '受理']);
  const row = table.find('tbody tr').filter((_, element) => $(element).find('th').text() === '沐曦股份');
  assert.equal(row.find('th a').attr('href'), '../companies/metax/index.html');
  assert.match(row.find('td').first().text(), /6月30日/);
  assert.equal(row.find('td').length, heads.length - 1);
  assert.deepEqual(looseDigits(html).loose, []);
});

test('results, products and orders stand under their kind, newest first, each leading to the edition that told it', () => {
  const newer = week({
    number: 51,
    entries: [
      anEntry({ storyId: 's2', type: 'order', company: metax.id, headline: [{ kind: 'text', text: '签下新单' }] }),
    ],
  });
  const older = week({
    id: '2025-W50',
    number: 50,
    from: '2025-12-08',
    to: '2025-12-14',
    entries: [
      anEntry({ storyId: 's1', type: 'order', company: metax.id, headline: [{ kind: 'text', text: '签下旧单' }] }),
      anEntry({ storyId: 's0', type: 'market', company: metax.id, headline: [{ kind: 'text', text: '股价上涨' }] }),
    ],
  });
  const $ = load(renderTimeline([newer, older], aContext()));
  const orders = $('#t-order').parent();
  const links = orders.find('.reports a').toArray();
  assert.deepEqual(
    links.map((link) => [$(link).text(), $(link).attr('href')]),
    [
      ['签下新单', '../editions/2025-W51/index.html#story-s2'],
      ['签下旧单', '../editions/2025-W50/index.html#story-s1'],
    ],
  );
  assert.doesNotMatch($('main').text(), /股价上涨/);
});

test('a story told by two editions stands once, as the newest tells it, on the day of its first report', () => {
  const told = (id: string, number: number, headline: string, item: string, publishedAt: number) =>
    week({
      id,
      number,
      entries: [
        anEntry({
          storyId: 's1',
          type: 'earnings',
          company: metax.id,
          itemIds: [item],
          headline: [{ kind: 'text', text: headline }],
        }),
      ],
      items: { [item]: { ...Object.values(week().items)[0]!, id: item, publishedAt, certainty: 'day' } },
    });
  const newer = told('2025-W51', 51, '全年业绩更新', 'i2', Date.parse('2025-12-18T10:00:00+08:00'));
  const older = told('2025-W50', 50, '全年业绩', 'i1', Date.parse('2025-12-10T10:00:00+08:00'));
  const $ = load(renderTimeline([newer, older], aContext()));
  assert.equal($('#t-earnings').parent().find('li').length, 1);
  assert.match($('#t-earnings').parent().find('li').text(), /12月10日.*全年业绩更新/s);
});

test('background and what was left out have no place on it, and a page without any day says so', () => {
  const edition = week({
    sections: week().sections.map((section) => ({ ...section, road: [] })),
    entries: [
      anEntry({ type: 'earnings', kind: 'background', company: metax.id }),
      anEntry({ type: 'earnings', included: false, leftOutBecause: 'cap', company: metax.id }),
    ],
  });
  const $ = load(renderTimeline([edition], aContext()));
  assert.equal($('.reports li').length, 0);
  assert.match($('main').text(), /还没有可以并排的日期/);
});
