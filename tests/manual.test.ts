import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import type { Command } from '../src/commands/command.ts';

const root = join(import.meta.dirname, '..');
const manual = readFileSync(join(root, 'docs/commands.md'), 'utf8');
const overview = readFileSync(join(root, 'src/main.ts'), 'utf8');
const names = [...overview.matchAll(/load: \(\) => import\('\.\/commands\/([a-z]+)\.ts'\)/g)].map((match) => match[1]!);

test('the manual has a section for each command and no other', () => {
  assert.deepEqual(
    [...manual.matchAll(/^## (\w+)$/gm)].map((match) => match[1]),
    names,
  );
});

for (const name of names) {
  test(`the manual shows the help of ${name} as the program prints it`, async () => {
    const { command } = (await import(`../src/commands/${name}.ts`)) as { readonly command: Command };
    assert.ok(
      manual.includes(`## ${name}\n\n\`\`\`text\n${command.help}\`\`\`\n`),
      `docs/commands.md differs from jianbao ${name} --help`,
    );
  });
}

const pages = [
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

for (const page of pages) {
  test(`every link of ${page} leads to a file that is there`, () => {
    const text = readFileSync(join(root, page), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((match) => match[1]!);
    assert.deepEqual(
      links.filter((link) => !existsSync(join(root, dirname(page), link))),
      [],
    );
  });
}
