import assert from 'node:assert/strict';
import { test } from 'node:test';

import { command } from '../../src/commands/sources.ts';
import { listPages } from '../read/list/pages.ts';
import { aDigest } from './a-digest.ts';
import { article, aSite, feed } from './a-site.ts';
import { aContext } from './context.ts';

const html = (body: string | Uint8Array) => ({ type: 'text/html; charset=gb2312', body });

async function tried(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number; readonly rows: readonly string[] }> {
  await using digest = await aDigest(files);
  const { context, output } = aContext({ cwd: digest.path });
  const code = await command.run(['try', ...args], context);
  return { code, rows: output().trimEnd().split('\n') };
}

test('a feed is shown step by step: the answer, its characters, its dates, whom its items name', async () => {
  await using site = await aSite({ '/old': { body: '', to: '/feed.xml' }, '/feed.xml': feed });
  const { code, rows } = await tried([`${site.origin}/old`]);
  assert.equal(code, 0);
  assert.deepEqual(
    rows.map((row) => row.replaceAll(site.origin, '')),
    [
      'asked         /old',
      'answered by   /feed.xml',
      'moved         for good, to /feed.xml; enter that address',
      'answer        375 bytes, application/rss+xml',
      'characters    utf-8, every byte fits',
      'read as       a feed (RSS): 示例 & 日报',
      'items         3 items',
      'dates         1 of 3 read; 1 without any; not understood: "待定的某天"',
      'companies     1 item names a followed company',
      '  2026-11-16 08:00  沐曦发布新品  [metax]',
      '  no date           天气',
      '  no date           行情',
    ],
  );
});

test('a list page is shown selector by selector, with the article behind its first item', async () => {
  await using site = await aSite({ '/cards': html(listPages.cards), '/p/1000': article });
  const options = ['--item', 'div.card-item', '--title', 'h3', '--date', 'span:last', '--summary', '.nothing'];
  const { rows } = await tried([`${site.origin}/cards`, ...options, '--exclude', '摩尔', '--limit', '1']);
  const shown = rows.map((row) => row.replaceAll(site.origin, ''));
  assert.deepEqual(shown.slice(3, 14), [
    'read as       a page of links: 要闻',
    'selectors',
    '  item     div.card-item  10 elements  科技前沿资讯频道沐曦股份科创板上市首日大涨近七倍 沐曦股份科创板上市首日大涨近七倍，公司在公告中表…',
    '  title    h3             10 of 10     沐曦股份科创板上市首日大涨近七倍',
    '  link     (by itself)    10 of 10     /p/1000',
    '  date     span:last      10 of 10     3小时前',
    '  summary  .nothing       0 of 10      found nothing',
    'items         9 items',
    'dates         10 of 10 read',
    'left out      1 item by include and exclude',
    'companies     1 item names a followed company',
  ]);
  assert.match(shown[14] ?? '', /沐曦股份科创板上市首日大涨近七倍 {2}\[metax\]$/);
  assert.equal(shown[15], 'page behind the first item: /p/1000');
  assert.match(shown.slice(16).join('\n'), /^ {2}date {4}2025-12-17 15:30 \(Asia\/Shanghai\)$/m);
  assert.match(shown.slice(16).join('\n'), /^ {2}how {5}found by itself$/m);
});

test('selectors of the article are tried before they are saved, and rules of the list are used', async () => {
  await using site = await aSite({ '/cards': html(listPages.cards), '/p/1000': article });
  const list = ['--item', 'div.card-item', '--title', 'h3', '--limit', '0'];
  const given = await tried([`${site.origin}/cards`, ...list, '--page-title', 'h2.second']);
  assert.match(given.rows.join('\n'), /^ {2}title {3}编者的另一个标题在这里$/m);
  const sources = `sources:
  - {id: cards, outlet: 甲, kind: page, url: "${site.origin}/cards", selectors: {item: div.card-item, title: h3}}
pages: {127.0.0.1: {title: h2.second}}
`;
  const saved = await tried(['cards'], { 'seeds/sources.yaml': sources });
  assert.match(saved.rows.join('\n'), /^ {2}how {5}by the rule of 127\.0\.0\.1, the rest by itself$/m);
  const none = await tried(['cards', '--no-page'], { 'seeds/sources.yaml': sources });
  assert.doesNotMatch(none.rows.join('\n'), /page behind/);
});

test('an article that cannot be read is told with what to do, and is no failure of the source', async () => {
  await using site = await aSite({ '/cards': html(listPages.cards) });
  const { code, rows } = await tried([`${site.origin}/cards`, '--item', 'div.card-item', '--title', 'h3']);
  assert.equal(code, 0);
  assert.match(rows.at(-1) ?? '', /^ {2}not read {2}FETCH_STATUS: /);
});

test('a search is tried with the name of the first company before it is added', async () => {
  await using site = await aSite({ [`/s?q=${encodeURIComponent('沐曦股份')}`]: feed });
  const { rows } = await tried([`${site.origin}/s?q={query}`]);
  assert.match(rows[0] ?? '', /^asked +.*\/s\?q=%E6%B2%90/);
});

test('an article whose server asks to wait has not failed', async () => {
  await using site = await aSite({ '/cards': html(listPages.cards), '/p/1000': { body: '', waitSeconds: 90 } });
  const { rows } = await tried([`${site.origin}/cards`, '--item', 'div.card-item', '--title', 'h3']);
  assert.match(rows.at(-1) ?? '', /^ {2}not read {2}wait: It asks to wait 90 s\. Try again then\.$/);
});

test('as JSON all of it is one object', async () => {
  await using site = await aSite({ '/list': html(listPages.list) });
  const { rows } = await tried([`${site.origin}/list`, '--item', '.news_list li', '--no-page', '--json']);
  const told = JSON.parse(rows.join('')) as Record<string, unknown>;
  assert.deepEqual(
    [told['format'], told['all'], told['naming'], told['dropped'], told['charset'], told['page']],
    ['page', 10, 1, 0, { name: 'utf-8', why: 'valid' }, null],
  );
});

test('a web page that is no feed is told so, after what came back', async () => {
  await using digest = await aDigest();
  await using site = await aSite({ '/': html('<!doctype html><html><body>Hello</body></html>') });
  const { context, output } = aContext({ cwd: digest.path });
  await assert.rejects(command.run(['try', `${site.origin}/`], context), { code: 'FEED_IS_HTML' });
  assert.match(output(), /^answer {8}46 bytes, text\/html/m);
});

test('what cannot be understood is wrong use, and nothing is asked', async () => {
  const sources = `sources:
  - {id: hub, outlet: 财联社, url: "{rsshub}/cls"}
  - {id: page, outlet: 智东西, kind: page, url: "https://zhidx.example/"}
`;
  const files = { 'seeds/sources.yaml': sources };
  const url = 'https://a.example/';
  await assert.rejects(tried(['nothing'], files), /neither a source of the list nor a web address/);
  await assert.rejects(tried(['hub'], files), /Set sources\.rsshubUrl/);
  await assert.rejects(tried(['page'], files), /page has no selectors; run jianbao sources discover/);
  await assert.rejects(tried([url, '--title', 'h2']), /needs --item/);
  await assert.rejects(tried([url, '--item', 'li >']), /--item li > ends too early/);
  await assert.rejects(tried([url, '--item', 'li', '--page-date', 'i:last']), /--page-date i:last holds :last/);
  await assert.rejects(tried([url, '--charset', 'klingon']), /no character set/);
  await assert.rejects(tried([url, '--zone', 'Shanghai']), /no time zone/);
  await assert.rejects(tried([url, '--limit', 'x']), /--limit takes a number/);
  await assert.rejects(tried([]), /Name an address/);
});
