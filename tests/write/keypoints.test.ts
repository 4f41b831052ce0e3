import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Entry, Line } from '../../src/model/edition.ts';
import type { IpoStage } from '../../src/model/fact.ts';
import { maxHeadlineWidth, openingOf } from '../../src/write/keypoints.ts';
import { figuresOf, plainText, tieLine, widthOf } from '../../src/write/lines.ts';
import { writeDraft } from '../../src/write/draft.ts';
import { aFigure } from '../makers.ts';
import { listingInput } from './draft-input.ts';

const raws = ['600.50元', '425.46%', '75亿元'];
const line = (text: string): Line =>
  tieLine(text, { figures: raws.map((raw) => aFigure({ id: raw, raw })), names: [], published: null, zone: 'UTC' });

function anEntry(changes: Partial<Entry>): Entry {
  const [entry] = writeDraft(listingInput()).entries;
  return { ...(entry as Entry), stage: null, ...changes };
}
const delta = { stageBefore: null, stageNow: null, changed: [], added: [], unchanged: 0 };
const aSection = (company: string, name: string, stageNow: IpoStage | null = null) =>
  ({ company, name, delta: { ...delta, stageNow }, road: [], weeks: [], lastNews: null }) as const;
const sections = [aSection('moore-threads', '摩尔线程'), aSection('biren', '壁仞科技')];
const openingWith = (entries: readonly Entry[]) =>
  openingOf({ entries, sections, language: 'zh-CN', from: '2025-12-01' });
const texts = (entries: readonly Entry[]) => {
  const { headline, keyPoints } = openingWith(entries);
  return { headline: plainText(headline), points: keyPoints.map((point) => plainText(point.line)) };
};

test('two leading companies share the headline where both fit', () => {
  const entries = [
    anEntry({ storyId: 'a', score: 50, headline: line('摩尔线程首日收于600.50元') }),
    anEntry({ storyId: 'b', score: 40, company: 'biren', headline: line('壁仞科技通过港交所聆讯') }),
  ];
  assert.equal(texts(entries).headline, '摩尔线程首日收于600.50元，壁仞科技通过港交所聆讯');
});

test('a headline is not cut before its colon: what stands there only announces', () => {
  const entries = [
    anEntry({ storyId: 'a', score: 50, headline: line('摩尔线程首日收于600.50元，上涨425.46%') }),
    anEntry({ storyId: 'b', score: 40, company: 'zhipu', headline: line('智谱配发结果：所得款项净额41.734亿港元') }),
  ];
  assert.doesNotMatch(texts(entries).headline, /智谱配发结果$/);
});

test('each company speaks once before any speaks twice, five lines at most', () => {
  const entries = [
    ...['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) =>
      anEntry({ storyId: id, score: 50 - at, headline: line('摩尔线程发布新品') }),
    ),
    anEntry({
      storyId: 'z',
      score: 1,
      company: 'biren',
      headline: line('壁仞科技通过港交所聆讯'),
      summary: [line('过了。')],
    }),
  ];
  const { keyPoints } = openingWith(entries);
  assert.deepEqual(
    keyPoints.map(({ storyId }) => storyId),
    ['a', 'z', 'b', 'c', 'd'],
  );
});

test('a line brings its company along and holds at most two figures', () => {
  const summary = [line('收于600.50元，上涨425.46%，募资75亿元。')];
  const [point] = openingWith([anEntry({ headline: line('首日大涨'), summary })]).keyPoints;
  assert.equal(plainText(point?.line ?? []), '摩尔线程：收于600.50元，上涨425.46%');
  assert.equal(figuresOf(point?.line ?? []).length, 2);
});

test('a week without an entry says so', () => {
  assert.equal(texts([anEntry({ included: false })]).headline, '本期没有大新闻');
  assert.deepEqual(texts([anEntry({ included: false })]).points, []);
});

test('an edition of background alone tells one line of each company', () => {
  const entries = [
    anEntry({ storyId: 'a', kind: 'background', score: 0, summary: [line('摩尔线程收于600.50元。')] }),
    anEntry({ storyId: 'b', kind: 'background', score: -1, summary: [line('摩尔线程募资75亿元。')] }),
    anEntry({ storyId: 'c', kind: 'background', score: -2, company: 'biren', summary: [line('壁仞科技募资75亿元。')] }),
  ];
  assert.deepEqual(texts(entries), {
    headline: '两家公司的来路与账本',
    points: ['摩尔线程收于600.50元', '壁仞科技募资75亿元'],
  });
});

test('no headline is wider than a headline may be', () => {
  const headline = line('摩尔线程首日收于600.50元，上涨425.46%，募资75亿元，今年第二大');
  assert.ok(widthOf(texts([anEntry({ headline })]).headline) <= maxHeadlineWidth);
});

test('an edition of one entry says three things, not one thing three times', () => {
  const headline = line('摩尔线程首日收于600.50元');
  const summary = [line('摩尔线程首日收于600.50元，上涨425.46%。募资75亿元。')];
  assert.deepEqual(texts([anEntry({ headline, summary })]).points, [
    '摩尔线程首日收于600.50元，上涨425.46%',
    '摩尔线程募资75亿元',
    '本期消息不多，壁仞科技没有新动态',
  ]);
});

test('nobody is called without news whose news an editor left out', () => {
  const told = anEntry({ headline: line('摩尔线程首日收于600.50元'), summary: [line('摩尔线程首日收于600.50元。')] });
  const quietWith = (leftOutBecause: string) =>
    texts([told, anEntry({ storyId: 'b', company: 'biren', included: false, leftOutBecause })]).points.join('\n');
  assert.doesNotMatch(quietWith('旧闻'), /没有新动态/);
  assert.match(quietWith('repeat'), /壁仞科技没有新动态/);
});

test('a value that the title and a sentence both tell is one key point', () => {
  const headline = line('摩尔线程签下12.6亿元订单');
  const summary = [line('摩尔线程与某运营商签订采购合同，金额12.6亿元，分两年交付。')];
  // Two figures of one value: the ids differ.
  const other = summary.map((one) =>
    one.map((span) => (span.kind === 'figure' ? { ...span, figure: `${span.figure}-text` } : span)),
  );
  assert.deepEqual(texts([anEntry({ headline, summary: other })]).points.slice(1), [
    '本期消息不多，壁仞科技没有新动态',
  ]);
});

test('the headline of an edition joins its second story before a lesser one that needs no shortening', () => {
  const entries = [
    anEntry({ storyId: 'a', score: 9, headline: line('摩尔线程首日收于345元，上涨109.09%') }),
    anEntry({ storyId: 'b', score: 8, company: 'biren', headline: line('壁仞科技首日收于34.6元，上涨75.82%') }),
    anEntry({ storyId: 'c', score: 7, company: 'c', headline: line('智谱完成定价') }),
  ];
  assert.equal(texts(entries).headline, '摩尔线程首日收于345元，壁仞科技首日收于34.6元');
});

test('a key point goes on with one more value where there is room, and not with one it told', () => {
  const summary = [line('摩尔线程在科创板上市。募资75亿元。')];
  const pointOf = (headline: string): string | undefined =>
    texts(['a', 'b', 'c'].map((storyId, at) => anEntry({ storyId, score: 9 - at, headline: line(headline), summary })))
      .points[0];
  assert.equal(pointOf('摩尔线程首日收于600.50元'), '摩尔线程首日收于600.50元，募资75亿元');
  assert.equal(pointOf('摩尔线程募资75亿元'), '摩尔线程募资75亿元');
});

test('a quiet week tells further sentences of its one story, and none that says the same again', () => {
  const summary = [
    line(
      '摩尔线程启动上市辅导。公司主打全功能图形芯片，覆盖数据中心与个人电脑。摩尔线程启动了上市辅导。显卡出到第四代。',
    ),
  ];
  assert.deepEqual(texts([anEntry({ headline: line('摩尔线程启动上市辅导'), summary })]).points, [
    '摩尔线程启动上市辅导',
    '摩尔线程主打全功能图形芯片，覆盖数据中心与个人电脑',
    '摩尔线程：显卡出到第四代',
    '本期消息不多，壁仞科技没有新动态',
  ]);
});

test('what happened before the week began brings its day along, in the headline and in its key point', () => {
  const old = { kind: 'time', text: '11月28日', iso: '2025-11-28' } as const;
  const summary = [[...line('摩尔线程'), old, ...line('在科创板上市，收于600.50元。')]];
  const { headline, points } = texts([
    anEntry({ storyId: 'a', score: 9, headline: line('摩尔线程首日收于600.50元，上涨425.46%'), summary }),
    anEntry({ storyId: 'b', score: 8, company: 'biren', headline: line('壁仞科技通过港交所聆讯') }),
    anEntry({ storyId: 'c', score: 7, company: 'c', headline: line('智谱完成定价') }),
  ]);
  assert.equal(headline, '摩尔线程首日收于600.50元，上涨425.46%（11月28日）');
  assert.match(points[0] ?? '', /^摩尔线程首日收于600\.50元，上涨425\.46%.*（11月28日）$/);
  assert.doesNotMatch(points[1] ?? '', /（/);
});

test('a quiet week says of whom there is nothing: up to five by name, more by their number', () => {
  const headline = line('摩尔线程发布新品');
  const quietOf = (names: readonly string[], language: 'zh-CN' | 'en' = 'zh-CN'): string => {
    const own = [aSection('moore-threads', '摩尔线程'), ...names.map((name, at) => aSection(`c${at}`, name))];
    const opening = openingOf({
      entries: [anEntry({ headline, summary: [] })],
      sections: own,
      language,
      from: '2025-12-01',
    });
    return plainText(opening.keyPoints.at(-1)!.line);
  };
  assert.equal(quietOf(['甲', '乙', '丙']), '本期消息不多，甲、乙和丙没有新动态');
  assert.equal(quietOf(['甲', '乙', '丙', '丁', '戊', '己']), '本期消息不多，其余6家没有新动态');
  assert.equal(quietOf(['MetaX', 'Biren'], 'en'), 'A quiet week: nothing new of MetaX and Biren');
  assert.equal(quietOf([]), '摩尔线程发布新品');
});
