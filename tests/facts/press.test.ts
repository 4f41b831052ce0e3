import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { findEvents } from '../../src/facts/events.ts';
import { findFigures } from '../../src/facts/figures.ts';
import type { Change, EventType, IpoStage, Mention, Qualifier } from '../../src/model/fact.ts';
import { fold } from '../../src/text/fold.ts';
import { aCompany, anItem } from '../makers.ts';
import { periodForm } from './reading.ts';

/** What a careful sub-editor takes from a sentence; where a list stands, each of it is accepted, and what is absent is not asked. */
interface Wanted {
  readonly text: string;
  readonly day: string;
  readonly figures: readonly {
    readonly raw: string;
    readonly value: number;
    readonly unit: readonly (string | null)[];
    readonly metric: readonly (string | null)[];
    readonly period?: readonly string[];
    readonly change: readonly (Change | null)[];
    readonly qualifier: Qualifier | null;
    readonly company?: string | null;
    readonly scope?: string;
    readonly asOf?: string;
  }[];
  /** Absent: the row asks for figures alone. */
  readonly events?: readonly {
    readonly type: EventType;
    readonly stage?: IpoStage | null;
    readonly anyStage?: true;
    readonly date?: string;
    readonly company?: string | null;
  }[];
}

const rows = readFileSync(new URL('./press.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Wanted => JSON.parse(line) as Wanted);

const names: readonly (readonly [string, string])[] = [
  ['摩尔线程', 'moore-threads'],
  ['Moore Threads', 'moore-threads'],
  ['沐曦股份', 'metax'],
  ['沐曦集成电路', 'metax'],
  ['MetaX', 'metax'],
  ['曦云', 'metax'],
  ['夸娥', 'moore-threads'],
  ['花港', 'moore-threads'],
  ['壁仞科技', 'biren'],
  ['Biren Technology', 'biren'],
  ['天数智芯', 'iluvatar'],
  ['Iluvatar CoreX', 'iluvatar'],
  ['北京智谱华章科技股份有限公司', 'zhipu'],
  ['智谱', 'zhipu'],
  ['Zhipu', 'zhipu'],
  ['GLM', 'zhipu'],
  ['MiniMax', 'minimax'],
  ['海螺AI', 'minimax'],
  ['星野', 'minimax'],
  ['Talkie', 'minimax'],
  ['Hailuo AI', 'minimax'],
  ['Xingye', 'minimax'],
  ['M3', 'minimax'],
  ['Z.ai', 'zhipu'],
  ['MTT', 'moore-threads'],
  ['AICUBE', 'moore-threads'],
  ['Biren', 'biren'],
  ['壁砺', 'biren'],
  ['Iluvatar', 'iluvatar'],
  ['天垓', 'iluvatar'],
  ['曦景', 'metax'],
  ['沐曦', 'metax'],
];
const productsOf: Readonly<Record<string, readonly string[]>> = {
  metax: ['曦云'],
  'moore-threads': ['夸娥', '花港'],
  zhipu: ['GLM'],
  minimax: ['海螺AI', '星野', 'Talkie'],
};
const followed = [...new Set(names.map(([, id]) => id))].map((id) =>
  aCompany({ id, products: (productsOf[id] ?? []).map((text) => ({ text, guard: 'context' as const })) }),
);

function mentionsIn(text: string): Mention[] {
  const { text: folded } = fold(text);
  const found: Mention[] = [];
  for (const [alias, company] of names) {
    for (let start = folded.indexOf(alias); start >= 0; start = folded.indexOf(alias, start + 1)) {
      const end = start + alias.length;
      if (!found.some((one) => one.start < end && start < one.end))
        found.push({ company, alias, field: 'text', start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

for (const { text, day, figures, events } of rows) {
  test(`a sub-editor reads: ${text}`, () => {
    const item = anItem({ title: '', text, filedUnder: [], publishedAt: Date.parse(`${day}T20:00:00+08:00`) });
    const mentions = mentionsIn(text);
    const found = findFigures(item, mentions, followed, 'Asia/Shanghai');
    const told = found.map(({ raw }) => raw);
    for (const { period, raw } of found) if (period !== null) assert.match(period, periodForm, `period of ${raw}`);
    const open = new Set(found);
    for (const wanted of figures) {
      const fitting = [...open].filter(
        ({ value, unit, raw }) =>
          value === wanted.value && wanted.unit.includes(unit) && raw.startsWith(wanted.raw[0]!),
      );
      const figure = fitting.find(({ metric }) => wanted.metric.includes(metric)) ?? fitting[0];
      // A count that nobody can name (换手 aside) may be left out.
      if (figure === undefined && wanted.metric.includes(null)) continue;
      assert.ok(figure !== undefined, `${wanted.raw} is missing in ${told.join(' ')}`);
      open.delete(figure);
      const said = `${wanted.raw}: ${JSON.stringify(figure)}`;
      assert.ok(wanted.metric.includes(figure.metric), `metric of ${said}`);
      if (wanted.period !== undefined) assert.ok(wanted.period.includes(figure.period!), `period of ${said}`);
      assert.ok(wanted.change.includes(figure.change), `change of ${said}`);
      assert.equal(figure.qualifier, wanted.qualifier, `qualifier of ${said}`);
      if (wanted.company !== undefined) assert.equal(figure.company, wanted.company, `company of ${said}`);
      if (wanted.scope !== undefined) assert.equal(figure.scope, wanted.scope, `scope of ${said}`);
      if (wanted.asOf !== undefined) assert.equal(figure.asOf, wanted.asOf, `moment of ${said}`);
    }
    assert.deepEqual(
      [...open].map(({ raw }) => raw),
      [],
      'figures that nobody asked for',
    );
    if (events === undefined) return;
    const happened = findEvents(item, mentions, followed, 'Asia/Shanghai');
    for (const { type, stage, date, company } of events) {
      const same = happened.filter((event) => event.type === type && (stage === undefined || event.stage === stage));
      assert.ok(same.length > 0, `${type} ${stage ?? ''} among ${JSON.stringify(happened)}`);
      if (date !== undefined) assert.equal(same[0]!.date, date);
      if (company !== undefined) assert.ok(same.some((event) => event.company === company));
    }
    if (!events.some(({ anyStage }) => anyStage))
      assert.deepEqual(
        happened.filter(({ stage }) => stage !== null && !events.some((event) => event.stage === stage)),
        [],
        'steps that were not taken',
      );
  });
}
