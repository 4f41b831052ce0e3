import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadTemplates } from '../../src/render/templates.ts';
import { templateFiles } from './editions.ts';

const withFile = (path: string, source: string): Map<string, string> => new Map([...templateFiles(), [path, source]]);
const load = (path: string, source: string) => () => loadTemplates(withFile(path, source));

test('the templates that come with jianbao name only what there is', () => {
  assert.doesNotThrow(() => loadTemplates(templateFiles()));
});

for (const [source, name] of [
  ['\n{{nope}}', 'nope'],
  ['\n{{#each nope}}x{{/each}}', 'nope'],
  ['\n{{#if nope}}x{{/if}}', 'nope'],
  ['\n{{#unless nope}}x{{/unless}}', 'nope'],
  ['\n{{#each sections}}{{nope}}{{/each}}', 'nope'],
  ['\n{{#each sections}}{{title}}{{/each}}', 'title'],
  ['\n{{#each sections}}{{../nope}}{{/each}}', '../nope'],
  ['\n{{words.nope}}', 'words.nope'],
  ['\n{{@root.nope}}', '@root.nope'],
  ['\n{{> nope}}', 'nope'],
  ['\n{{upper title}}', 'upper'],
  ['\n{{#each title}}x{{/each}}', 'title'],
  ['\n{{sections}}', 'sections'],
  ['\n{{{title}}}', 'title'],
  ['\n{{lookup sections 0}}', 'lookup'],
] as const) {
  test(`${source.trim()} is refused with file, line and name`, () => {
    assert.throws(load('site/edition.hbs', source), (error: unknown) => {
      assert.ok(error instanceof Error && 'code' in error && 'details' in error);
      assert.equal(error.code, 'TEMPLATE_UNKNOWN_NAME');
      assert.deepEqual(
        { ...(error.details as object), message: '' },
        { message: '', file: 'site/edition.hbs', line: 2, name },
      );
      assert.match(error.message, /templates\/site\/edition\.hbs:2/);
      return true;
    });
  });
}

test('a name outwards of a list is found', () => {
  load(
    'site/edition.hbs',
    '{{#each sections}}{{../title}}{{@root.title}}{{#each rows}}{{{label}}}{{/each}}{{/each}}',
  )();
});

test('a fault in a partial is named with the file of the partial', () => {
  assert.throws(load('partials/story.hbs', '{{headline}}\n\n{{nope}}'), {
    code: 'TEMPLATE_UNKNOWN_NAME',
    message: /partials\/story\.hbs:3 nope/,
  });
});

test('a partial that holds itself, at once or by way of another, is refused before anything is printed', () => {
  assert.throws(load('partials/company.hbs', '{{> company}}'), /it holds itself: company > company/);
  const files = withFile('partials/company.hbs', '{{> story}}');
  files.set('partials/story.hbs', '{{> company}}');
  assert.throws(() => loadTemplates(files), /holds itself/);
});

test('a template that cannot be parsed is named with its line', () => {
  assert.throws(load('site/archive.hbs', 'a\nb {{#if title}}\nc'), {
    code: 'TEMPLATE_BROKEN',
    message: /site\/archive\.hbs:\d/,
  });
});

test('a template that is gone is missed', () => {
  const files = templateFiles();
  files.delete('letter/letter.hbs');
  assert.throws(() => loadTemplates(files), {
    code: 'TEMPLATE_MISSING',
    details: { file: 'templates/letter/letter.hbs' },
  });
  assert.throws(() => loadTemplates(templateFiles()).file('site/nope.css'), { code: 'TEMPLATE_MISSING' });
});

test('a summary template may name what its first comment declares, and nothing else', () => {
  const source = '{{!-- fields: name date --}}{{name}}{{#if date}}于{{date}}{{/if}}';
  const templates = loadTemplates(withFile('summary/of-a-test.hbs', source));
  assert.equal(templates.fillText('summary/of-a-test', { name: '<沐曦>', date: '12月' }), '<沐曦>于12月');
  assert.throws(load('summary/of-a-test.hbs', '{{!-- fields: name --}}{{nme}}'), { code: 'TEMPLATE_UNKNOWN_NAME' });
});
