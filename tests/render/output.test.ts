import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { PublishedEdition } from '../../src/model/edition.ts';
import { renderLetter } from '../../src/render/letter.ts';
import { neighbours, renderDraft, renderEdition, renderSite } from '../../src/render/output.ts';
import { aContext, aDigest, companies, week } from './editions.ts';
import { assertSound } from './guard.ts';

/** Everything a digest with these editions has in `output/`. */
function allFiles(editions: readonly PublishedEdition[], context = aContext()): Map<string, string> {
  const files = new Map(renderSite(editions, context));
  for (const edition of editions)
    for (const [path, text] of renderEdition(edition, { ...context, ...neighbours(editions, edition.id) }))
      files.set(path, text);
  return files;
}

const before = (): PublishedEdition =>
  week({ id: '2025-W50', number: 50, from: '2025-12-08', to: '2025-12-14', corrections: [] });

test('pages, feeds and files of two editions hold together', async () => {
  const editions = [before(), week({ number: 51 })];
  await assertSound(allFiles(editions), 'https://jianbao.example');
});

test('an English digest holds together too', async () => {
  const editions = [before(), week({ number: 51 })];
  const context = aContext({ digest: aDigest({ language: 'en' }), language: 'en' });
  await assertSound(allFiles(editions, context), 'https://jianbao.example');
});

test('an English digest has no full-width marks in any file', () => {
  // Everything of a reader's language is English here: what is left comes from templates and labels.
  const english = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(/[^ -~]+/g, 'x')) as T;
  const editions = [english(before()), english(week({ number: 51 }))];
  const digest = english(aDigest({ language: 'en', demonstration: true }));
  const context = { ...aContext({ digest, language: 'en' }), companies: english(companies) };
  const files = [...allFiles(editions, context), ...renderDraft(editions[1]!, context)];
  for (const [path, text] of files)
    assert.doesNotMatch(
      text.replaceAll(/<style[\s\S]*?<\/style>/g, ''),
      /[\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]/,
      path,
    );
  const letter = renderLetter(editions[1]!, context);
  assert.doesNotMatch(letter.subject + letter.text, /[\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]/);
});

test('the same edition gives the same bytes', () => {
  const editions = [before(), week({ number: 51 })];
  assert.deepEqual([...allFiles(editions)], [...allFiles(editions)]);
});

test('every company has a page and three feeds', () => {
  const files = allFiles([week()]);
  for (const company of companies)
    for (const name of ['index.html', 'feed.xml', 'atom.xml', 'feed.json'])
      assert.ok(files.has(`companies/${company.id}/${name}`), `${company.id} ${name}`);
});

test('an edition is linked with the one before and the one after', () => {
  const editions = [before(), week({ number: 51 })];
  const files = allFiles(editions);
  assert.match(
    files.get('editions/2025-W51/index.html') ?? '',
    /href="\.\.\/\.\.\/editions\/2025-W50\/index\.html" rel="prev"/,
  );
  assert.match(
    files.get('editions/2025-W50/index.html') ?? '',
    /href="\.\.\/\.\.\/editions\/2025-W51\/index\.html" rel="next"/,
  );
});

test('a draft is sound by itself, without any other file', async () => {
  const files = renderDraft(week(), aContext());
  assert.deepEqual([...files.keys()], ['drafts/2025-W51/index.html', 'drafts/2025-W51/edition.txt']);
  await assertSound(files, 'https://jianbao.example');
});

test('without an edition there is no site', () => {
  assert.equal(renderSite([], aContext()).size, 0);
});
