import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../src');
const steps = ['read', 'match', 'facts', 'group', 'write', 'render'];

/** Which other zones a zone may import (DESIGN section 3). A zone may always import itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  errors: [],
  text: ['model', 'errors'],
  ...Object.fromEntries(steps.map((step) => [step, ['model', 'errors', 'text']])),
  config: ['model', 'errors'],
  pipeline: ['model', 'errors', 'text', ...steps],
  ports: ['model'],
  jobs: ['model', 'errors', 'ports', 'pipeline', 'text', ...steps],
  desk: ['model', 'errors', 'ports', 'jobs', 'write', 'render'],
  site: ['model', 'errors', 'ports', 'jobs', 'write', 'render'],
  adapters: ['model', 'errors', 'ports'],
  app: ['adapters', 'config', 'ports', 'model', 'errors'],
  commands: ['app', 'config', 'errors', 'jobs', 'model', 'pipeline', 'ports', 'text', 'desk', 'site', ...steps],
  main: ['commands', 'errors'],
  cli: ['main'],
};

/** The same for the folders of `read`; a file that stands in none may be imported by all that may import ''. */
const mayImportInRead: Readonly<Record<string, readonly string[]>> = {
  '': ['date'],
  date: [],
  xml: [''],
  feed: ['', 'date', 'xml'],
  list: [''],
  page: ['', 'date'],
  seed: [''],
};

/** One home per package. `yaml` and `zod` have two, as DESIGN says. */
const homes: Readonly<Record<string, readonly string[]>> = {
  'rss-parser': ['read'],
  cheerio: ['read'],
  htmlparser2: ['read'],
  domhandler: ['read'],
  linkedom: ['read'],
  '@mozilla/readability': ['read'],
  yaml: ['config', 'read/seed/'],
  zod: ['config'],
  handlebars: ['render/templates'],
  '@css-inline/css-inline': ['render/letter'],
  feedsmith: ['render/feeds'],
  nodemailer: ['adapters/mail'],
  undici: ['adapters/http'],
  'node-cron': ['adapters/clock'],
  pino: ['adapters/log'],
  'csv-parse': ['commands/subscribers'],
  'opencc-js': ['text/fold'],
};

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const zoneOf = (path: string): string => path.replaceAll('\\', '/').split('/')[0]!.replace(/\.ts$/, '');

/** Of a file of `read`; empty for those that stand in no folder. */
const folderInRead = (path: string): string => path.replaceAll('\\', '/').split('/').slice(1, -1).join('/');

function importsOf(file: string): readonly string[] {
  const source = readFileSync(join(root, file), 'utf8');
  const found = [
    ...source.matchAll(/^(?:import|export)\b[^'"`;]*?\bfrom\s+['"]([^'"]+)['"]/gm),
    ...source.matchAll(/^import\s+['"]([^'"]+)['"]/gm),
    ...source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g),
  ];
  return found.map((match) => match[1]!);
}

for (const file of files) {
  const zone = zoneOf(file);
  test(`src/${file} imports only what its zone may`, () => {
    for (const name of importsOf(file)) {
      if (name.startsWith('.')) {
        const other = zoneOf(relative(root, resolve(root, dirname(file), name)));
        const worker = file === 'adapters/parse-child.ts' && other === 'read';
        assert.ok(
          other === zone || worker || mayImport[zone]?.includes(other),
          `${zone} may not import ${other} (${name})`,
        );
        assert.match(name, /\.ts$/, `${name}: write the .ts ending`);
        if (zone === 'read' && other === 'read') {
          const [here, there] = [folderInRead(file), folderInRead(relative(root, resolve(root, dirname(file), name)))];
          assert.ok(
            here === there || mayImportInRead[here]?.includes(there),
            `read/${here} may not import read/${there} (${name})`,
          );
        }
        continue;
      }
      const isBuiltin = name.startsWith('node:');
      assert.ok(isBuiltin || !builtinModules.includes(name), `${name}: write it with node: before it`);
      if (isBuiltin) {
        // Steps are functions of their arguments: of Node they may use only what is one too.
        const isPure = [...steps, 'text', 'model', 'errors'].includes(zone);
        if (isPure)
          assert.ok(['node:crypto', 'node:util'].includes(name), `${zone} is pure and may not import ${name}`);
        continue;
      }
      const packageName = name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/');
      const home = homes[packageName];
      assert.ok(home, `${packageName} has no home in the list of this test`);
      assert.ok(
        home.some((place) => file.startsWith(place)),
        `${packageName} belongs to ${home.join(', ')}`,
      );
    }
  });

  if ([...steps, 'text', 'model', 'errors', 'pipeline'].includes(zone)) {
    test(`src/${file} reaches for no clock, chance, process, locale or zone of the host`, () => {
      const source = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      const reach =
        /\bDate\.now\(|new Date\(\s*\)|Math\.random|\bprocess\.|Temporal\.Now|toLocale\w*\(\s*\)|\bcrypto\.(?:randomUUID|getRandomValues)|performance\.now/.exec(
          source,
        );
      assert.equal(reach?.[0], undefined);
    });
  }
}

test('no file of read leads back to itself by what it imports', () => {
  const importedBy = new Map(
    files
      .filter((file) => zoneOf(file) === 'read')
      .map((file) => [
        file,
        importsOf(file)
          .filter((name) => name.startsWith('.'))
          .map((name) => relative(root, resolve(root, dirname(file), name))),
      ]),
  );
  const safe = new Set<string>();
  const follow = (file: string, way: readonly string[]): void => {
    assert.ok(!way.includes(file), [...way, file].join(' > '));
    if (safe.has(file)) return;
    for (const next of importedBy.get(file) ?? []) follow(next, [...way, file]);
    safe.add(file);
  };
  for (const file of importedBy.keys()) follow(file, []);
});

test('no file under src is called utils, helpers, common, misc, shared or index', () => {
  const vague = files.filter((file) => /(?:^|[\\/])(?:utils?|helpers?|common|misc|shared|index)\.ts$/.test(file));
  assert.deepEqual(vague, []);
});
