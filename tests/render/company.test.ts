import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio';

import { renderCompanyPage } from '../../src/render/company.ts';
import { aCitation, aContext, aRow, anEntry, companies, week } from './editions.ts';
import { looseDigits } from './guard.ts';

const metax = companies[1]!;
const zhipu = companies[2]!;

function withCap(id: string, value: number, raw: string, number: number, from: string, to: string) {
  const figure = `cap-${id}`;
  return week({
    id,
    number,
    from,
    to,
    entries: [anEntry({ figures: [aRow({ figure, metric: 'market_cap' })] })],
    citations: {
      [figure]: aCitation({ id: figure, metric: 'market_cap', period: null, value, raw, quote: `市值${raw}。` }),
    },
  });
}

test('a figure is shown with its first and its last value, and leads on to the edition of the last', () => {
  const newest = withCap('2025-W51', 3320e8, '3320亿元', 51, '2025-12-15', '2025-12-21');
  const oldest = withCap('2025-W50', 3000e8, '3000亿元', 50, '2025-12-08', '2025-12-14');
  const html = renderCompanyPage(metax, [newest, oldest], aContext());
  const $ = load(html);
  const cells = $('.facts tbody td')
    .toArray()
    .map((cell) => $(cell).text());
  assert.deepEqual(cells.slice(0, 2), ['3000亿元2025年12月17日报道', '3320亿元2025年12月17日报道']);
  assert.equal($('.facts tbody td:last-child a').attr('href'), '../../editions/2025-W51/index.html#f01');
  assert.deepEqual(looseDigits(html).loose, []);
});

test('a value that stayed is shown once', () => {
  const newest = withCap('2025-W51', 3000e8, '3000亿元', 51, '2025-12-15', '2025-12-21');
  const oldest = withCap('2025-W50', 3000e8, '3000亿元', 50, '2025-12-08', '2025-12-14');
  const $ = load(renderCompanyPage(metax, [newest, oldest], aContext()));
  const texts = (selector: string): readonly string[] =>
    $(selector)
      .toArray()
      .map((cell) => $(cell).text());
  assert.deepEqual(texts('.facts tbody td').slice(0, 1), ['3000亿元2025年12月17日报道']);
  assert.deepEqual(texts('.facts thead th'), ['项目', '数值', '出处']);
  assert.doesNotMatch($('main').text(), /首见|末见|同左/);
  assert.equal($('.sources > ol > li').length, 1);
});

test('what changed, the road, the weeks and the names are there', () => {
  const text = load(renderCompanyPage(metax, [week({ number: 51 })], aContext()))('main').text();
  assert.match(text, /状态由“已注册”变为“已上市”/);
  assert.match(text, /受理\s*2025年6月30日/);
  assert.match(text, /本周34次/);
  assert.match(text, /沐曦股份、沐曦、688802/);
  assert.match(text, /单独出现时须有旁证：曦云C500/);
});

test('a company of which nothing was reported says so', () => {
  const $ = load(renderCompanyPage(zhipu, [week()], aContext()));
  assert.match($('main').text(), /还没有关于这家公司的报道/);
  assert.equal($('.facts').length, 0);
});

test('a week without a story between two with one is named as quiet', () => {
  const quiet = week({ id: '2025-W50', from: '2025-12-08', to: '2025-12-14', entries: [] });
  const old = week({ id: '2025-W49', from: '2025-12-01', to: '2025-12-07' });
  const $ = load(renderCompanyPage(metax, [week(), quiet, old], aContext()));
  assert.deepEqual(
    $('.weeks > li')
      .toArray()
      .map((row) => $(row).find('.still').text()),
    ['', '无新动态', ''],
  );
});

test('market, code and state stay whole in the line above the name', () => {
  const $ = load(renderCompanyPage(metax, [week()], aContext()));
  assert.equal($('.kicker .nowrap').text(), '科创板　688802　已上市');
  assert.match($('.kicker').text(), /^沐曦集成电路.*MetaX/);
});
