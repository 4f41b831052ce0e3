import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { SourceIds } from '../../src/commands/source-ids.ts';
import { command } from '../../src/commands/sources.ts';
import { aDigest } from './a-digest.ts';
import type { TestDigest } from './a-digest.ts';
import { aContext } from './context.ts';

const opml = (body: string): string =>
  `<?xml version="1.0"?>\n<opml version="2.0"><head><title>x</title></head><body>\n${body}\n</body></opml>\n`;

async function run(digest: TestDigest, ...args: string[]): Promise<{ out: string; err: string; code: number }> {
  const { context, output, complaints } = aContext({ cwd: digest.path });
  const code = await command.run(args, context);
  return { out: output(), err: complaints(), code };
}

async function importing(digest: TestDigest, body: string, ...args: string[]): ReturnType<typeof run> {
  await writeFile(join(digest.path, 'in.opml'), opml(body));
  return run(digest, 'import-opml', 'in.opml', ...args);
}

test('feeds of an OPML file go behind the others, each folder under its name, and comments stay', async () => {
  await using digest = await aDigest({
    'seeds/sources.yaml':
      '# 来源\nsources:\n  - {id: ithome, outlet: IT之家, url: "https://www.ithome.com/rss/"} # first\n',
  });
  const { out, err, code } = await importing(
    digest,
    `<outline text="芯片"><outline type="rss" text="半导体行业观察" xmlUrl="https://semi.example/feed"/></outline>
<outline type="rss" text="Pandaily" xmlUrl="https://pandaily.com/feed/" language="en-us"/>`,
    '--tier',
    'aggregator',
  );
  assert.equal(code, 0);
  assert.match(out, /^2 added to seeds\/sources\.yaml, 0 known already, 0 could not be read\./);
  assert.equal(err, '');
  assert.equal(
    await digest.read('seeds/sources.yaml'),
    `# 来源
sources:
  - {id: ithome, outlet: IT之家, url: "https://www.ithome.com/rss/"} # first
  - {id: pandaily, outlet: Pandaily, url: https://pandaily.com/feed/, tier: aggregator, language: en}

  # 芯片
  - {id: semi, outlet: 半导体行业观察, url: https://semi.example/feed, tier: aggregator, language: zh-Hans}
`,
  );
});

test('the same feed under http, www, a slash, or twice in the file is not added again', async () => {
  await using digest = await aDigest();
  const before = await digest.read('seeds/sources.yaml');
  const { out } = await importing(
    digest,
    '<outline xmlUrl="http://ithome.com/rss"/><outline xmlUrl="https://www.ithome.com/rss"/><outline xmlUrl="http://www.ithome.com/rss/"/>',
  );
  assert.match(out, /^0 added to .*, 3 known already/);
  assert.equal(await digest.read('seeds/sources.yaml'), before);
  assert.match(
    (await importing(digest, '<outline xmlUrl="https://a.example/f"/>'.repeat(2))).out,
    /^1 added .*, 1 known/,
  );
});

test('outlines that cannot be followed are told with line and cure, and the others are added', async () => {
  await using digest = await aDigest();
  const { code, out, err } = await importing(
    digest,
    `<outline type="rss" text="空"/>
<outline type="rss" text="好" xmlUrl="https://good.example/feed"/>
<outline type="rss" text="暗" xmlUrl="https://user:pass@a.example/feed"/>`,
  );
  assert.equal(code, 0);
  assert.match(out, /^1 added to .*, 2 could not be read/);
  assert.match(err, /line 3 {2}空: gives no address; write xmlUrl=/);
  assert.match(err, /line 5 {2}暗 .*: holds a login/);
  assert.match(await digest.read('seeds/sources.yaml'), /id: good, outlet: 好/);
});

test('an entry of another jianbao that this one does not understand keeps no other out', async () => {
  await using digest = await aDigest();
  const { out, err } = await importing(
    digest,
    `<outline text="a" xmlUrl="https://a.example/f" jianbao:id="a" jianbao:outlet="甲" jianbao:tier="rumour"/>
<outline text="b" xmlUrl="https://b.example/f" jianbao:id="b" jianbao:outlet="乙"/>`,
  );
  assert.match(out, /^1 added to .*, 1 could not be read/);
  assert.match(err, /https:\/\/a\.example\/f: tier/);
  assert.match(await digest.read('seeds/sources.yaml'), /\{id: b, outlet: 乙/);
});

test('a dry run writes nothing and says what would be added', async () => {
  await using digest = await aDigest();
  const before = await digest.read('seeds/sources.yaml');
  const { out } = await importing(digest, '<outline text="a" xmlUrl="https://a.example/f"/>', '--dry-run');
  assert.match(out, /^1 would be added to .*\n {2}a {2}https:\/\/a\.example\/f\n/);
  const { added } = JSON.parse(
    (await importing(digest, '<outline xmlUrl="https://b.example/f"/>', '--dry-run', '--json')).out,
  ) as {
    added: readonly { id: string }[];
  };
  assert.equal(added[0]?.id, 'b');
  assert.equal(await digest.read('seeds/sources.yaml'), before);
});

test('a list in GBK comes over standard input', async () => {
  await using digest = await aDigest();
  const text = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="GBK"?><opml version="1.0"><body><outline text="'),
    Buffer.from([0xd0, 0xc2, 0xce, 0xc5]),
    Buffer.from('" xmlUrl="https://a.example/f"/></body></opml>'),
  ]);
  const { context } = aContext({ cwd: digest.path, inputBytes: async () => text });
  assert.equal(await command.run(['import-opml', '-'], context), 0);
  assert.match(await digest.read('seeds/sources.yaml'), /outlet: 新闻/);
});

test('a file that is no OPML, or not there, is refused by name', async () => {
  await using digest = await aDigest();
  await assert.rejects(run(digest, 'import-opml', 'jianbao.yaml'), { code: 'OPML_INVALID' });
  await assert.rejects(run(digest, 'import-opml', 'none.opml'), { code: 'FILE_UNREADABLE' });
  await assert.rejects(run(digest, 'import-opml'), { code: 'USAGE' });
});

const all = `sources:
  - {id: ithome, outlet: IT之家, url: "https://www.ithome.com/rss/?a=1&b=2", charset: gb18030}
  - {id: hub, outlet: 财联社, url: "{rsshub}/cls", tier: press, wording: retold}
  - {id: page, outlet: 智东西, kind: page, url: "https://zhidx.com/", zone: Asia/Hong_Kong}
  - {id: off, outlet: 甲, url: "https://a.example/feed", enabled: false, why: "地址\\"未\\"核实 & 待查"}
  - {id: news, outlet: Bing News, kind: search, url: "https://www.bing.com/news/search?q={query}&format=rss", tier: aggregator, language: en}
queries:
  metax: [沐曦, MetaX, "688802"]
`;

test('what was exported and imported is the same list', async () => {
  await using digest = await aDigest({ 'seeds/sources.yaml': all });
  await using other = await aDigest({ 'seeds/sources.yaml': 'sources: []\n' });
  const path = join(other.path, 'list.opml');
  const { out } = await run(digest, 'export-opml', path);
  assert.match(out, /^5 sources in .*: 3 any feed reader can follow, 2 .* only jianbao; 3 of all are off\.\n$/);
  await run(other, 'import-opml', 'list.opml');
  const sorted = async (of: TestDigest): Promise<unknown> => {
    const rows = JSON.parse((await run(of, 'list', '--json')).out) as { readonly id: string }[];
    return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  };
  assert.deepEqual(await sorted(other), await sorted(digest));
  assert.match(await other.read('seeds/sources.yaml'), /charset: gb18030/);
  assert.match((await run(other, 'import-opml', 'list.opml')).out, /^0 added to .*, 5 known already, 0 could not/);
});

test('other readers find real addresses, a feed for each company of a search, and no hole in any', async () => {
  await using digest = await aDigest({ 'seeds/sources.yaml': all });
  const { out } = await run(digest, 'export-opml');
  const addresses = [...out.matchAll(/xmlUrl="([^"]*)"/g)].map((match) => match[1]);
  assert.deepEqual(addresses, [
    'https://www.ithome.com/rss/?a=1&amp;b=2',
    'https://www.bing.com/news/search?q=MetaX&amp;format=rss',
    'https://a.example/feed',
  ]);
});

test('two thousand outlines are one write, and each gets an id of its own', async () => {
  await using digest = await aDigest();
  const body = Array.from(
    { length: 2000 },
    (_, at) => `<outline text="样本源${at}" xmlUrl="http://127.0.0.1:${8400 + (at % 40)}/feed/${at}.xml"/>`,
  );
  const { out } = await importing(digest, body.join('\n'));
  assert.match(out, /^2000 added/);
  const rows = JSON.parse((await run(digest, 'list', '--json')).out) as { readonly id: string }[];
  assert.equal(new Set(rows.map(({ id }) => id)).size, 2001);
});

test('ids come from the host, and from title or path where a host has several feeds', () => {
  const ids = new SourceIds(['ithome']);
  assert.equal(ids.give('https://www.qbitai.com/feed', '量子位', true), 'qbitai');
  assert.equal(ids.give('https://www.ithome.com/rss/', 'IT之家', true), 'ithome-2');
  assert.equal(ids.give('https://www.scmp.com/rss/36/feed', '科技', false), 'scmp-36');
  assert.equal(ids.give('https://www.scmp.com/rss/5/feed', 'SCMP China', false), 'scmp-china');
  assert.equal(ids.give('https://www.scmp.com/rss/5/feed', 'SCMP China', false), 'scmp-5');
  assert.equal(ids.give('{rsshub}/36kr/newsflashes', '快讯', true), '36kr-newsflashes');
  assert.equal(ids.give('https://[::1]/', null, false), '1');
});

test('the file on disk is left alone while the list in it has faults', async () => {
  await using digest = await aDigest({ 'seeds/sources.yaml': 'sources:\n  - {id: A}\n' });
  await assert.rejects(importing(digest, '<outline xmlUrl="https://a.example/f"/>'), { code: 'SOURCES_INVALID' });
  assert.equal(await readFile(join(digest.path, 'seeds/sources.yaml'), 'utf8'), 'sources:\n  - {id: A}\n');
});
