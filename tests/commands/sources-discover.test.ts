import assert from 'node:assert/strict';
import { test } from 'node:test';

import { command } from '../../src/commands/sources.ts';
import { headlines, listPages } from '../read/list/pages.ts';
import { aDigest } from './a-digest.ts';
import { aSite, feed } from './a-site.ts';
import { aContext } from './context.ts';

const html = (body: string) => ({ type: 'text/html; charset=utf-8', body });

async function discovered(...args: readonly string[]): Promise<string> {
  await using digest = await aDigest();
  const { context, output } = aContext({ cwd: digest.path });
  assert.equal(await command.run(['discover', ...args], context), 0);
  return output();
}

interface Told {
  readonly isFeed: boolean;
  readonly feeds: readonly {
    readonly url: string;
    readonly title: string;
    readonly items: number;
    readonly newest: string;
  }[];
  readonly unread: readonly { readonly url: string; readonly code: string }[];
  readonly lists: readonly {
    readonly selectors: Record<string, unknown>;
    readonly items: number;
    readonly command: string;
  }[];
  readonly requests: number;
}

const asJson = async (url: string, ...more: readonly string[]): Promise<Told> =>
  JSON.parse(await discovered(url, '--json', ...more)) as Told;

test('an address that is a feed is told so, with the way to add it', async () => {
  await using site = await aSite({ '/feed.xml': feed });
  const text = await discovered(`${site.origin}/feed.xml`);
  assert.match(text, /This address is a feed itself\./);
  assert.match(text, /示例 & 日报 \(rss\), 3 items, newest 2026-11-16/);
  assert.match(text, /jianbao sources add http:\/\/127\.0\.0\.1:\d+\/feed\.xml --id /);
  assert.deepEqual(site.asked, ['/feed.xml']);
});

test('a feed that has moved for good is proposed with its new address', async () => {
  await using site = await aSite({ '/old': { body: '', to: '/feed.xml' }, '/feed.xml': feed });
  assert.match(
    await discovered(`${site.origin}/old`),
    /jianbao sources add http:\/\/127\.0\.0\.1:\d+\/feed\.xml --id /,
  );
});

test('a feed that stands in the list already is named there, and not proposed again', async () => {
  const head = '<link rel="alternate" type="application/rss+xml" href="/all.xml">';
  await using site = await aSite({ '/': html(head), '/all.xml': feed });
  await using digest = await aDigest({
    'seeds/sources.yaml': `sources:\n  - {id: mine, outlet: 甲, url: "${site.origin}/all.xml/"}\n`,
  });
  for (const path of ['/', '/all.xml']) {
    const { context, output } = aContext({ cwd: digest.path });
    await command.run(['discover', site.origin + path], context);
    assert.match(output(), /3 items, newest 2026-11-16\n {4}stands in the list already: mine\n/);
    assert.doesNotMatch(output(), /sources add/);
  }
});

test('a server that asks to wait is told so, to programs as JSON', async () => {
  await using site = await aSite({ '/news': { body: '', waitSeconds: 90 } });
  assert.match(await discovered(`${site.origin}/news`), /asks to wait 90 seconds/);
  assert.deepEqual(JSON.parse(await discovered(`${site.origin}/news`, '--json')), { waitSeconds: 90 });
  assert.deepEqual(site.asked, ['/news', '/news']);
});

test('feeds a page names are asked and read; one that is none is told, and nothing else is asked', async () => {
  const head =
    '<link rel="alternate" type="application/rss+xml" href="/all.xml"><link rel="alternate" type="application/atom+xml" href="/gone.xml">';
  await using site = await aSite({ '/news': html(head + listPages.list), '/all.xml': feed });
  const told = await asJson(`${site.origin}/news`);
  assert.deepEqual(
    told.feeds.map(({ url, title, items, newest }) => [url, title, items, newest]),
    [[`${site.origin}/all.xml`, '示例 & 日报', 3, '2026-11-16T00:00:00.000Z']],
  );
  assert.deepEqual(
    told.unread.map(({ url, code }) => [url, code]),
    [[`${site.origin}/gone.xml`, 'FETCH_STATUS']],
  );
  assert.deepEqual([told.lists, site.asked], [[], ['/news', '/all.xml', '/gone.xml']]);
});

test('the usual places are asked where no feed is named, the section first, but none robots.txt closes', async () => {
  await using site = await aSite({
    '/tech/': html(listPages.list),
    '/robots.txt': { body: 'User-agent: *\nDisallow: /rss\n' },
    '/atom.xml': feed,
  });
  const told = await asJson(`${site.origin}/tech/`);
  assert.deepEqual(
    told.feeds.map(({ url }) => url),
    [`${site.origin}/atom.xml`],
  );
  assert.deepEqual(site.asked, ['/tech/', '/robots.txt', '/tech/feed', '/tech/rss.xml', '/feed', '/atom.xml']);
});

test('without a feed selectors are proposed, which `sources add` takes and `sources try` reads', async () => {
  await using digest = await aDigest();
  await using site = await aSite({ '/cards': html(listPages.cards) });
  const heard = aContext({ cwd: digest.path });
  await command.run(['discover', `${site.origin}/cards`], heard.context);
  const text = heard.output();
  assert.ok(site.asked.length <= 11, `${site.asked.length} requests`);
  assert.match(text, /No feed was found/);
  assert.match(text, /^ {4}selectors: \{item: div\.card-item, title: h3 > a, date: span:last, summary: p\.desc\}$/m);
  const line = /^ {2}jianbao (sources add .*)$/m.exec(text)?.[1] ?? '';
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2]!).slice(1);
  await command.run(words, aContext({ cwd: digest.path }).context);
  assert.match(
    await digest.read('seeds/sources.yaml'),
    /kind: page, .*selectors: \{item: div\.card-item, title: h3 > a/,
  );
  const tried = aContext({ cwd: digest.path });
  await command.run(['try', '127-0-0-1', '--no-page', '--json'], tried.context);
  const told = JSON.parse(tried.output()) as { readonly items: readonly { readonly title: string }[] };
  assert.deepEqual(
    told.items.map(({ title }) => title),
    headlines,
  );
});

test('where nothing is found it says what to do', async () => {
  await using site = await aSite({ '/': html(listPages.menuOnly) });
  assert.match(await discovered(`${site.origin}/`), /No list of links with headlines was found either/);
});

test('a word that is no web address is wrong use', async () => {
  await assert.rejects(discovered('news'), { code: 'USAGE' });
});
