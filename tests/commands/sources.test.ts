import assert from 'node:assert/strict';
import { test } from 'node:test';

import { command } from '../../src/commands/sources.ts';
import { aDigest } from './a-digest.ts';
import { aContext } from './context.ts';

test('an added address gets an id from its host and can be read back', async () => {
  await using digest = await aDigest();
  const { context, output } = aContext({ cwd: digest.path });
  await command.run(['add', 'https://www.ithome.com/other.xml', '--tier', 'company'], context);
  assert.match(output(), /^ithome-other stands at the end/);
  assert.match(
    await digest.read('seeds/sources.yaml'),
    /\{id: ithome-other, outlet: www\.ithome\.com, url: .*tier: company/,
  );
});

test('an address that is no web address is refused and nothing is written', async () => {
  await using digest = await aDigest();
  const before = await digest.read('seeds/sources.yaml');
  const { context } = aContext({ cwd: digest.path });
  await assert.rejects(command.run(['add', 'ithome'], context), { code: 'SOURCES_INVALID' });
  await assert.rejects(command.run(['add', 'https://www.ithome.com/rss/'], context), /ithome has this address already/);
  assert.equal(await digest.read('seeds/sources.yaml'), before);
});

test('selectors and words given to add stand in the entry, and make it a page', async () => {
  await using digest = await aDigest();
  const selectors = ['--item', 'li.card', '--date', 'time@datetime', '--remove', '.ad', '--include', '公告'];
  await command.run(['add', 'https://a.example/list', ...selectors], aContext({ cwd: digest.path }).context);
  assert.match(
    await digest.read('seeds/sources.yaml'),
    /kind: page, .*selectors: \{item: li\.card, date: time@datetime, remove: \[\.ad\]\}, include: \[公告\]\}$/m,
  );
});

test('a selector that cannot be understood is not written', async () => {
  await using digest = await aDigest();
  const before = await digest.read('seeds/sources.yaml');
  const { context } = aContext({ cwd: digest.path });
  await assert.rejects(command.run(['add', 'https://a.example/list', '--item', 'li['], context), /--item li\[ cannot/);
  await assert.rejects(command.run(['add', 'https://a.example/list', '--title', 'h2'], context), /item {2}is missing/);
  assert.equal(await digest.read('seeds/sources.yaml'), before);
});

test('an address that holds {query} is a search, and what is told to be tried is one of its sources', async () => {
  await using digest = await aDigest();
  const { context, output } = aContext({ cwd: digest.path });
  await command.run(['add', 'https://s.example/rss?q={query}', '--id', 'sou'], context);
  assert.match(await digest.read('seeds/sources.yaml'), /id: sou, .*kind: search/);
  assert.match(output(), /^sou stands at the end .* jianbao sources try sou-metax$/m);
  await assert.rejects(
    command.run(['try', 'sou'], aContext({ cwd: digest.path }).context),
    /sou is a search, one source for each company: jianbao sources try sou-metax/,
  );
});

test('a source that is off from the start is said to be, with the reason', async () => {
  await using digest = await aDigest();
  const { context, output } = aContext({ cwd: digest.path });
  await command.run(['add', 'https://a.example/feed', '--company', 'metaks'], context);
  assert.match(output(), /^It is off: it .*none of its companies is followed.*metaks/m);
});

test('a fault of the new entry is told with the word that nothing was written', async () => {
  await using digest = await aDigest();
  const { context } = aContext({ cwd: digest.path });
  const adding = command.run(['add', 'https://a.example/feed', '--tier', 'foo'], context);
  await assert.rejects(adding, /tier {2}cannot be foo[^\n]*\n {2}Nothing was written: /);
});

test('a word that is none of its parts shows what there is', async () => {
  const { context } = aContext({});
  await assert.rejects(command.run(['remove', 'ithome'], context), /jianbao sources list\|add\|try\|discover/);
  await assert.rejects(command.run([], context), { code: 'USAGE' });
});
