import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { parseCompanies } from '../src/config/companies.ts';
import { buildDictionary } from '../src/match/dictionary.ts';
import { findMentions } from '../src/match/mentions.ts';
import { reasonedRoles, type RoleReason } from '../src/match/role.ts';
import type { ScorePart } from '../src/model/edition.ts';
import { ipoStages, type ConflictKind, type EventType } from '../src/model/fact.ts';
import { tiers } from '../src/model/source.ts';
import { anItem } from './makers.ts';

const read = (path: string): string => readFileSync(join(import.meta.dirname, '..', path), 'utf8');
const manual = read('docs/how-it-decides.md');

// As records, so that a new name of a type does not compile here before it is told there.
const reasons: Readonly<Record<RoleReason, true>> = {
  filed: true,
  title: true,
  opening: true,
  'not-filed': true,
  'round-up': true,
  'market-wrap': true,
  former: true,
  figurative: true,
  compared: true,
  held: true,
  listed: true,
  'not-in-title': true,
  'not-first': true,
  late: true,
  thin: true,
  outnumbered: true,
};
const types: Readonly<Record<EventType, true>> = {
  ipo: true,
  earnings: true,
  product: true,
  order: true,
  partnership: true,
  funding: true,
  personnel: true,
  legal: true,
  market: true,
  other: true,
};
const parts: Readonly<Record<ScorePart['name'], true>> = {
  company: true,
  event: true,
  tier: true,
  outlets: true,
  figures: true,
  novelty: true,
  recency: true,
};
const conflicts: Readonly<Record<ConflictKind, true>> = { rounding: true, moment: true, scope: true, conflict: true };
const leftOut = ['repeat', 'cap', 'outlet-cap', 'floor', 'muted'];

for (const [what, names] of Object.entries({
  'reason for a role': Object.keys(reasons),
  'event type': Object.keys(types),
  'step to the exchange': [...ipoStages],
  'part of a score': Object.keys(parts),
  'kind of conflict': Object.keys(conflicts),
  'reason to leave out': leftOut,
}))
  test(`every ${what} stands in docs/how-it-decides.md`, () => {
    assert.deepEqual(
      names.filter((name) => !manual.includes(`\`${name}\``)),
      [],
    );
  });

test('the tiers stand there from the nearest to the event to the farthest', () => {
  assert.ok(manual.includes(tiers.join(', ').replace('company, press', 'company,\npress')), tiers.join(', '));
});

test('the guide for editors and the README lead there', () => {
  assert.match(read('docs/guide-editor.md'), /how-it-decides\.md/);
  assert.match(read('README.md'), /docs\/how-it-decides\.md/);
});

test('the examples of roles are decided as the page says', () => {
  const companies = parseCompanies(read('seeds/companies.yaml'), 'companies.yaml');
  const dictionary = buildDictionary(companies);
  const examples: readonly (readonly [reason: RoleReason, title: string, id: string, text: string])[] = [
    ['title', 'MiniMax半日涨78.18%', 'minimax', ''],
    ['not-in-title', 'MiniMax半日涨78.18%', 'zhipu', '前一日上市的智谱也上涨。'],
    ['round-up', '早报｜智谱发布新模型；多家芯片股走强', 'zhipu', ''],
    ['market-wrap', '恒指收涨，芯片股走强', 'biren', '壁仞科技涨超一成，领涨芯片股。'],
    ['former', '前智谱高管创业', 'zhipu', ''],
    ['figurative', '下一个摩尔线程', 'moore-threads', ''],
    ['compared', '对标智谱', 'zhipu', ''],
    ['held', '因投资摩尔线程、沐曦股份浮盈', 'metax', ''],
    ['listed', '摩尔线程、沐曦、壁仞等', 'metax', ''],
  ];
  for (const [reason, title, id, text] of examples) {
    const item = anItem({ title, text });
    const role = reasonedRoles(item, findMentions(item, dictionary)).find((one) => one.id === id);
    assert.equal(role?.reason, reason, title);
    assert.ok(manual.includes(title.slice(0, 5)), title);
  }
});
