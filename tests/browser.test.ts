import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { chromium, type BrowserContext, type Page } from 'playwright-core';

import { jianbao } from './program.ts';

const browserPath = '/usr/bin/chromium';
const skip = existsSync(browserPath) ? false : 'there is no browser on this machine';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = [
  'index.html',
  'editions/2026-W03/index.html',
  'editions/2026-W04/index.html',
  'editions/2026-W03/letter.html',
  'companies/minimax/index.html',
  'companies/timeline.html',
];

let folder = '';
let browser: BrowserContext;

before(async () => {
  if (skip !== false) return;
  folder = mkdtempSync(join(tmpdir(), 'jianbao-browser-'));
  const ended = await jianbao(['demo'], folder);
  assert.equal(ended.code, 0, ended.err);
  browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: browserPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
});
after(async () => {
  if (skip !== false) return;
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(path: string, width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewportSize({ width, height: 844 });
  await page.emulateMedia({ colorScheme });
  await page.goto(pathToFileURL(join(folder, 'output', path)).href);
  return page;
}

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

for (const path of pages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${path} in ${colorScheme} has no barrier that axe knows`, { skip }, async () => {
      const page = await open(path, 390, colorScheme);
      await page.evaluate(axe);
      const { violations } = (await page.evaluate(
        'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })',
      )) as AxeResult;
      await page.close();
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
        [],
      );
    });
  }

  test(`${path} needs no sideways scrolling at 320 pixels`, { skip }, async () => {
    const page = await open(path, 320, 'light');
    const width = await page.evaluate('document.documentElement.scrollWidth');
    await page.close();
    assert.equal(width, 320);
  });
}

test('pages ask no other host for anything and run no script', { skip }, async () => {
  const asked: string[] = [];
  const page = await browser.newPage();
  page.on('request', (request) => asked.push(request.url()));
  for (const path of pages) await page.goto(pathToFileURL(join(folder, 'output', path)).href);
  const scripts = await page.evaluate('document.scripts.length');
  await page.close();
  assert.deepEqual(
    asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')),
    [],
  );
  assert.equal(scripts, 0);
});

test('a figure tapped lifts its source sentence into view', { skip }, async () => {
  const page = await open('editions/2026-W03/index.html', 390, 'light');
  const figure = page.locator('main a.fig').first();
  const href = (await figure.getAttribute('href')) ?? '';
  await figure.click();
  const box = await page.locator(href).boundingBox();
  await page.close();
  assert.ok(box !== null && box.y < 844 && box.y + box.height > 0, href);
});
