import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface TestDigest extends AsyncDisposable {
  readonly path: string;
  readonly read: (name: string) => Promise<string>;
}

const files = {
  'jianbao.yaml': 'limits: {allowPrivateAddresses: true}\n',
  'seeds/companies.yaml': '- {id: metax, name: 沐曦股份, aliases: [沐曦], tickers: [688802], context_words: [GPU]}\n',
  'seeds/sources.yaml': 'sources:\n  - {id: ithome, outlet: IT之家, url: "https://www.ithome.com/rss/"}\n',
};

/** One seed article with one figure, and no source: what a digest knows without a network. */
export const oneSeed = {
  'seeds/articles/metax.md': `---
title: 沐曦股份：第二季度单季盈利
outlet: 示例商报
date: 2025-12-22
section: 沐曦股份
companies: [metax]
wording: retold
---
2025年第二季度，沐曦股份的归母净利润为4661.89万元。
`,
  'seeds/sources.yaml': 'sources: []\n',
};

/** A digest's folder that is gone at the end of the test; `changes` are files by their path. */
export async function aDigest(changes: Readonly<Record<string, string>> = {}): Promise<TestDigest> {
  const path = await mkdtemp(join(tmpdir(), 'jianbao-digest-'));
  for (const [name, text] of Object.entries({ ...files, ...changes })) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return {
    path,
    read: (name) => readFile(join(path, name), 'utf8'),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
