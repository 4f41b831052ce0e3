import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Ajv } from 'ajv';
import { load } from 'cheerio';

import type { PublishedEdition } from '../src/model/edition.ts';
import { plainText } from '../src/write/lines.ts';
import { jsonFeedSchema } from './json-feed.schema.ts';
import { hashesOf, jianbao } from './program.ts';

interface Label {
  readonly id: string;
  readonly url: string;
  readonly company: readonly string[];
  readonly event: string;
  readonly decoy?: boolean;
  readonly conflict?: { readonly kind: string; readonly metric: string; readonly value: string };
}

const root = join(import.meta.dirname, '..');
const labels = readFileSync(join(root, 'tests/demo-labels.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Label);
/** Addresses may be written with or without percent signs. */
const plainUrl = (url: string | null | undefined): string => decodeURI(url ?? '');
const labelByUrl = new Map(labels.map((label) => [plainUrl(label.url), label]));
const weeks = ['2026-W03', '2026-W04'];

let folder = '';
const output = (): string => join(folder, 'output');
const read = (path: string): string => readFileSync(join(output(), path), 'utf8');
const editions = new Map<string, PublishedEdition>();
const editionOf = (week: string): PublishedEdition => editions.get(week) ?? assert.fail(`${week} was made`);
const news = (week: string) => editionOf(week).entries.filter((entry) => entry.included && entry.kind === 'news');
const labelsOf = (week: string, itemIds: readonly string[]): Label[] =>
  itemIds.flatMap((id) => labelByUrl.get(plainUrl(editionOf(week).items[id]?.url)) ?? []);

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-demo-'));
  const ended = await jianbao(['demo'], folder);
  assert.equal(ended.code, 0, ended.err);
  for (const week of weeks) {
    const shown = await jianbao(['editions', 'show', week, '--json', '--config', 'data/demo/jianbao.yaml'], folder);
    editions.set(week, JSON.parse(shown.out) as PublishedEdition);
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('two demonstrations leave the same bytes', async () => {
  const first = hashesOf(output());
  const ended = await jianbao(['demo'], folder);
  assert.equal(ended.code, 0, ended.err);
  const again = hashesOf(output());
  assert.deepEqual([...again.keys()], [...first.keys()]);
  assert.deepEqual(
    [...again].filter(([path, hash]) => first.get(path) !== hash),
    [],
  );
});

test('everything a reader may see is marked as a demonstration', () => {
  for (const week of weeks) {
    assert.match(load(read(`editions/${week}/index.html`))('body').text(), /演示/);
    assert.match(read(`editions/${week}/edition.txt`), /演示/);
    assert.match(read(`editions/${week}/edition.md`), /演示/);
    assert.equal(editionOf(week).demonstration, true);
  }
  assert.match(read('feed.xml'), /演示/);
  assert.match(read('atom.xml'), /演示/);
  assert.match(read('feed.json'), /演示/);
});

test('no decoy stands in an edition', () => {
  for (const week of weeks) {
    const decoys = labelsOf(week, Object.keys(editionOf(week).items)).filter((label) => label.decoy === true);
    assert.deepEqual(decoys, []);
  }
});

test('items of one event are one entry', () => {
  for (const week of weeks) {
    const entriesByEvent = new Map<string, Set<string>>();
    for (const entry of news(week)) {
      for (const { event } of labelsOf(week, entry.itemIds)) {
        entriesByEvent.set(event, (entriesByEvent.get(event) ?? new Set()).add(entry.storyId));
      }
    }
    const split = [...entriesByEvent]
      .filter(([, entries]) => entries.size > 1)
      .map(([event, entries]) => `${event} in ${entries.size} entries`);
    assert.deepEqual(split, []);
  }
});

test('no entry joins items of different events', () => {
  for (const week of weeks) {
    for (const entry of news(week)) {
      const events = new Set(labelsOf(week, entry.itemIds).map((label) => label.event));
      assert.ok(events.size <= 1, `${plainText(entry.headline)}: ${[...events].join(', ')}`);
    }
  }
});

test('nothing is told twice: no item and no headline of the first edition stands in the second', () => {
  const told = new Set(weeks.slice(0, 1).flatMap((week) => news(week).flatMap((entry) => entry.itemIds)));
  const headlines = new Set(news('2026-W03').map((entry) => plainText(entry.headline)));
  for (const entry of news('2026-W04')) {
    assert.ok(!headlines.has(plainText(entry.headline)), plainText(entry.headline));
    assert.ok(!entry.itemIds.every((id) => told.has(id)), plainText(entry.headline));
  }
});

test('the first edition tells what the seeds hold of every company, the second repeats none of it', () => {
  const background = (week: string) =>
    editionOf(week).entries.filter((entry) => entry.kind === 'background' && entry.included);
  assert.deepEqual(
    new Set(background('2026-W03').map((entry) => entry.company)),
    new Set(['moore-threads', 'metax', 'biren', 'iluvatar', 'zhipu', 'minimax']),
  );
  assert.deepEqual(background('2026-W04'), []);
});

test('retold text is nowhere set as a quotation', () => {
  for (const week of weeks) {
    const $ = load(read(`editions/${week}/index.html`));
    const edition = editionOf(week);
    assert.ok(Object.values(edition.items).every((item) => item.wording === 'retold'));
    assert.equal($('blockquote, q').length, 0);
    assert.match($('main').text(), /转述/);
    assert.doesNotMatch($('main').text(), /原句/);
  }
});

test('a timeline, what changed since the last edition, and a conflict of sources show', () => {
  assert.ok(editionOf('2026-W04').sections.some((section) => section.road.length > 0));
  const delta = editionOf('2026-W04').sections.find((section) => section.company === 'moore-threads')?.delta;
  assert.ok(delta !== undefined && delta.added.length + delta.changed.length > 0);
  for (const week of weeks) assert.match(load(read(`editions/${week}/index.html`))('main').text(), /口径不一/);
});

/** Labelled conflicts of stories that stand in an edition, with both sides as they are printed. */
const mustShow: readonly { readonly week: string; readonly company: string; readonly values: readonly string[] }[] = [
  { week: '2026-W03', company: 'iluvatar', values: ['18家', '19家'] },
  { week: '2026-W03', company: 'minimax', values: ['109.9%', '109.09%'] },
  { week: '2026-W03', company: 'biren', values: ['34.6', '75.82%'] },
  { week: '2026-W03', company: 'zhipu', values: ['131.50', '126'] },
];

for (const { week, company, values } of mustShow) {
  test(`${week} shows ${values.join(' and ')} of ${company} side by side`, () => {
    const conflicts = news(week)
      .filter((entry) => entry.company === company)
      .flatMap((entry) =>
        entry.conflicts.map(({ conflict }) => conflict.figures.map((figure) => figure.raw).join(' / ')),
      );
    assert.ok(
      conflicts.some((shown) => values.every((value) => shown.includes(value))),
      conflicts.join('; '),
    );
  });
}

test('every edition leaves a specimen letter', () => {
  for (const week of weeks)
    assert.match(read(`outbox/${week}-edition-specimen.eml`), /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
});

const bench = join(root, '../shared/bench');

test('the 30 rules of a letter hold', { skip: existsSync(bench) ? false : 'the bench is not on this machine' }, () => {
  const letters = weeks.map((week) => join(output(), `outbox/${week}-edition-specimen.eml`));
  const ended = spawnSync(process.execPath, [join(bench, 'mail/check-eml.mjs'), '--strict', '--no-dkim', ...letters], {
    encoding: 'utf8',
  });
  assert.equal(ended.status, 0, ended.stdout);
  assert.equal(ended.stdout.match(/30\/30 ok/g)?.length, 2);
});

test(
  'a stranger finds nothing wrong in the output folder',
  { skip: existsSync(bench) ? false : 'the bench is not on this machine' },
  () => {
    const check = join(bench, 'newcomer/check-output.mjs');
    const args = [check, output(), '--tools', root, '--bench', bench, '--site', 'https://jianbao.example'];
    const ended = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const failed = ended.stdout.split('\n').filter((line) => line.startsWith('fails'));
    assert.deepEqual(failed, [], ended.stderr);
    assert.match(ended.stdout, /PART (\d+)\/\1/);
  },
);

test('every figure of a letter leads to a sentence of its page that holds it', () => {
  for (const week of weeks) {
    const page = load(read(`editions/${week}/index.html`));
    const letter = load(read(`editions/${week}/letter.html`));
    const links = letter('a[href*="#f"]').toArray();
    assert.ok(links.length > 0, week);
    for (const link of links) {
      const said = letter(link).text();
      const sheet = page(`#${letter(link).attr('href')!.split('#')[1]!}`).text();
      const digits = said.match(/\d[\d.,]*/g) ?? [];
      assert.ok(
        digits.every((number) => sheet.includes(number)),
        `${week}: ${said} leads to ${sheet}`,
      );
    }
  }
});

test('every item an edition cites is one of the labelled ones or a seed', () => {
  for (const week of weeks) {
    const unknown = Object.values(editionOf(week).items).filter(
      (item) => item.url !== null && !labelByUrl.has(plainUrl(item.url)),
    );
    assert.deepEqual(
      unknown.map((item) => item.url),
      [],
    );
  }
});

const feedsNamed = (ending: string): string[] =>
  [...hashesOf(output()).keys()].filter(
    (path) => path === ending || (path.startsWith('companies/') && path.endsWith(`/${ending}`)),
  );
const isAddress = (given: string): boolean => /^https:$/.test(URL.parse(given)?.protocol ?? '');
const isInstant = (given: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(given) && !Number.isNaN(Date.parse(given));
const isMailDate = (given: string): boolean =>
  /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})$/.test(given) &&
  !Number.isNaN(Date.parse(given));

test('every JSON Feed holds to the schema of version 1.1, with ids of its own', () => {
  const ajv = new Ajv({ allErrors: true });
  ajv.addFormat('address', isAddress);
  ajv.addFormat('instant', isInstant);
  const validate = ajv.compile<{ items: { id: string }[] }>(jsonFeedSchema);
  const paths = feedsNamed('feed.json');
  assert.equal(paths.length, 7);
  for (const path of paths) {
    const feed: unknown = JSON.parse(read(path));
    assert.ok(validate(feed), `${path}: ${ajv.errorsText(validate.errors)}`);
    assert.equal(new Set(feed.items.map(({ id }) => id)).size, feed.items.length, path);
  }
  assert.equal(validate({ version: 'https://jsonfeed.org/version/1.1', title: 'x', items: [{ id: '1' }] }), false);
});

test('every RSS feed has what RSS 2.0 asks for, in the form it asks for', () => {
  const paths = feedsNamed('feed.xml');
  assert.equal(paths.length, 7);
  for (const path of paths) {
    const $ = load(read(path), { xml: true });
    assert.equal($('rss').attr('version'), '2.0', path);
    for (const name of ['title', 'link', 'description'])
      assert.equal($(`channel > ${name}`).length, 1, `${path} ${name}`);
    assert.equal($('channel > atom\\:link[rel="self"]').length, 1, path);
    const items = $('channel > item').toArray();
    assert.ok(items.length > 0, path);
    for (const item of items) {
      assert.notEqual($(item).children('title').text(), '', path);
      assert.ok(isAddress($(item).children('link').text()), path);
      assert.ok(isMailDate($(item).children('pubDate').text()), `${path} ${$(item).children('pubDate').text()}`);
    }
    const ids = items.map((item) => $(item).children('guid').text());
    assert.ok(ids.every((id) => id !== '') && new Set(ids).size === ids.length, path);
  }
});

test('every Atom feed has what RFC 4287 asks for, in the form it asks for', () => {
  const paths = feedsNamed('atom.xml');
  assert.equal(paths.length, 7);
  for (const path of paths) {
    const $ = load(read(path), { xml: true });
    assert.equal($('feed').attr('xmlns'), 'http://www.w3.org/2005/Atom', path);
    assert.equal($('feed > link[rel="self"]').length, 1, path);
    assert.equal($('feed > author > name').length, 1, path);
    const entries = $('feed > entry').toArray();
    assert.ok(entries.length > 0, path);
    for (const element of [$('feed').get(0), ...entries]) {
      for (const name of ['id', 'title', 'updated'])
        assert.equal($(element).children(name).length, 1, `${path} ${name}`);
      assert.ok(isInstant($(element).children('updated').text()), path);
      assert.ok(URL.canParse($(element).children('id').text()), path);
    }
    const ids = entries.map((entry) => $(entry).children('id').text());
    assert.equal(new Set(ids).size, ids.length, path);
  }
});
