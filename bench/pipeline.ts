import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readTree } from '../src/adapters/disk.ts';
import { parseCompanies } from '../src/config/companies.ts';
import type { Item } from '../src/model/item.ts';
import { buildRules, buildStories, deriveFacts, draftEdition } from '../src/pipeline.ts';
import { labelsFor } from '../src/render/labels.ts';
import { loadTemplates } from '../src/render/templates.ts';
import { weekById } from '../src/text/week.ts';
import { benchItems } from './items.ts';

/** Runs match → facts → group → draft over so many items and prints what it took, as one line of JSON. */
const count = Number(process.argv[2] ?? 10_000);
const days = Number(process.argv[3] ?? 7);

const root = join(import.meta.dirname, '..');
const companies = parseCompanies(readFileSync(join(root, 'seeds/companies.yaml'), 'utf8'), 'seeds/companies.yaml');
const templates = loadTemplates(readTree(join(root, 'templates')));
const week = weekById('2026-W47', 'Asia/Shanghai');
const items = benchItems(count, days, week.endsAt);

const clock = (): number => performance.now();
const started = clock();
const rules = buildRules(companies, 'Asia/Shanghai');
const known = new Map<string, Item>();
const facts = new Map<string, ReturnType<typeof deriveFacts>>();
for (const item of items) {
  const found = deriveFacts(item, rules);
  if (found.mentions.length === 0) continue;
  known.set(item.id, item);
  facts.set(item.id, found);
}
const derived = clock();
const stories = buildStories([...known.values()], facts, new Map());
const grouped = clock();
const edition = draftEdition(
  {
    digest: {
      title: '简报',
      tagline: '',
      language: 'zh-CN',
      zone: 'Asia/Shanghai',
      siteUrl: 'https://jianbao.example',
      postal: '',
      contact: '',
      demonstration: false,
    },
    week,
    now: week.endsAt + 6 * 3_600_000,
    number: 1,
    late: false,
    companies,
    items: known,
    facts,
    published: [],
    sources: [],
    mute: { outlets: [], words: [], addresses: [] },
    limits: { entriesPerCompany: 6, entriesPerEdition: 24, entriesPerOutlet: 24, maxAgeDays: 14, floor: 0 },
    fill: (name, view) => templates.fillText(name, view),
    labels: labelsFor('zh-CN'),
    manifest: { rules: '', companies: '', templates: '', items: [] },
    itemsSeen: count,
  },
  stories,
);
const drafted = clock();

process.stdout.write(
  `${JSON.stringify({
    count,
    matched: known.size,
    stories: stories.length,
    included: edition.entries.filter((entry) => entry.included).length,
    factsMs: Math.round(derived - started),
    groupMs: Math.round(grouped - derived),
    draftMs: Math.round(drafted - grouped),
    totalMs: Math.round(drafted - started),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  })}\n`,
);
