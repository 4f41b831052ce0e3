import assert from 'node:assert/strict';
import { test } from 'node:test';

import { approveEdition, publishEdition } from '../../src/write/approve.ts';
import { writeDraft, type DraftInput } from '../../src/write/draft.ts';
import { plainText } from '../../src/write/lines.ts';
import { anItem } from '../makers.ts';
import { aDraftInput, draftTime, figureIn, mentionsIn, shown, week } from './draft-input.ts';

const seed = anItem({
  id: 'seed',
  origin: 'seed',
  wording: 'retold',
  title: '摩尔线程：市值超过3000亿元',
  text: '摩尔线程的市值超过3000亿元。\n摩尔线程的显卡MTT S80接近英伟达RTX3060。',
  filedUnder: ['moore-threads'],
});
const figure = figureIn(seed, '3000亿元', {
  metric: 'market_cap',
  value: 3e11,
  qualifier: '>',
  quote: '摩尔线程的市值超过3000亿元。',
});
const both = anItem({
  id: 'both',
  origin: 'seed',
  title: '两家公司，两条路',
  text: '两家公司走法不同。',
  filedUnder: ['biren', 'moore-threads'],
});

function input(changes: Partial<DraftInput> = {}): DraftInput {
  return aDraftInput([{ item: seed, figures: [figure] }, { item: both }], changes);
}

test('the first edition tells each seed once, in full, a paragraph a line', () => {
  const draft = writeDraft(input());
  assert.deepEqual(
    draft.entries.map(({ company, kind, itemIds }) => [company, kind, itemIds]),
    [
      ['moore-threads', 'background', ['seed']],
      ['biren', 'background', ['both']],
    ],
  );
  assert.equal(draft.entries[0]?.summary.map(plainText).join('\n'), `示例日报2025年12月5日报道：${seed.text}`);
  assert.equal(shown(draft.entries[0]?.headline ?? []), '摩尔线程：市值超过⟨3000亿元⟩');
  assert.deepEqual(
    draft.entries[0]?.figures.map(({ figure: id, relation }) => [id, relation]),
    [[figure.id, 'first']],
  );
});

test('a first edition without news opens with what the seeds hold', () => {
  const draft = writeDraft(input());
  assert.equal(draft.storiesSeen, 2);
  assert.equal(plainText(draft.headline), '两家公司的来路与账本');
  assert.deepEqual(
    draft.keyPoints.map(({ line }) => shown(line)),
    ['摩尔线程的市值超过⟨3000亿元⟩（{2025年12月5日}）'],
  );
});

test('later editions never repeat the seeds, and measure against them', () => {
  const first = publishEdition(approveEdition(writeDraft(input()), 'li', draftTime, 'required'), draftTime);
  const later = writeDraft(
    input({
      published: [first],
      number: 2,
      week: {
        ...week,
        id: '2025-W50',
        startsAt: week.endsAt,
        endsAt: week.endsAt + 6e8,
        from: '2025-12-08',
        to: '2025-12-14',
      },
    }),
  );
  assert.deepEqual(later.entries, []);
  assert.equal(later.first, false);
  assert.equal(plainText(later.headline), '本期没有大新闻');
  const section = later.sections[0];
  assert.equal(section?.delta.unchanged, 1);
  // What the seeds hold is background: no news that a later edition could point back to.
  assert.equal(section?.lastNews, null);
});

test('every seed opens with who told it when', () => {
  const of = (id: string, text: string) =>
    anItem({ id, origin: 'seed', title: `摩尔线程：${id}`, text, filedUnder: ['moore-threads'] });
  const told = [of('a', '摩尔线程做显卡。'), of('b', '摩尔线程有四代产品。')];
  const draft = writeDraft(aDraftInput(told.map((item) => ({ item }))));
  assert.deepEqual(
    draft.entries.map(({ summary }) => plainText(summary[0]!)),
    ['示例日报2025年12月5日报道：摩尔线程做显卡。', '示例日报2025年12月5日报道：摩尔线程有四代产品。'],
  );
});

test('a step that a seed tells as the present one is followed by what came of it', () => {
  const text = '摩尔线程即将上市。摩尔线程做显卡。';
  const item = anItem({ id: 'a', origin: 'seed', title: '摩尔线程', text, filedUnder: ['moore-threads'] });
  const step = { company: 'moore-threads', stage: 'listed', date: '2025-12-05', itemId: 'a', quote: '' } as const;
  const draft = writeDraft(aDraftInput([{ item, facts: { mentions: mentionsIn(item) } }], { timeline: [step] }));
  assert.match(shown(draft.entries[0]!.summary[0]!), /摩尔线程即将上市（后于{12月5日}上市）。摩尔线程做显卡。$/);
});

test('a seed that has the headline of a story of the week says when it was told', () => {
  const text = '摩尔线程启动上市辅导，辅导机构是一家券商。';
  const news = anItem({ id: 'news', title: '摩尔线程启动上市辅导', text });
  const old = anItem({ id: 'old', origin: 'seed', title: '摩尔线程启动上市辅导', text, filedUnder: ['moore-threads'] });
  const draft = writeDraft(aDraftInput([{ item: news }, { item: old }]));
  assert.deepEqual(
    draft.entries.map(({ kind, headline }) => [kind, plainText(headline)]),
    [
      ['news', '摩尔线程启动上市辅导'],
      ['background', '摩尔线程启动上市辅导（2025年12月5日）'],
    ],
  );
});
