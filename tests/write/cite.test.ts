import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ended, joinCited, leadParts, ownPart, standsAlone, tieSlice } from '../../src/write/cite.ts';
import { plainText } from '../../src/write/lines.ts';
import { anItem } from '../makers.ts';
import { figureIn, shown, someFacts } from './draft-input.ts';

const zone = 'Asia/Shanghai';

test('a digit that no figure covers leads to its sentence', () => {
  const item = anItem({ text: '公司已成立。产品采用7nm工艺，占比5%。' });
  const cited = tieSlice(item, undefined, 'text', { start: 6, end: item.text.length }, [], zone);
  assert.equal(shown(cited.line), '产品采用⟨7nm⟩工艺，占比⟨5%⟩。');
  const [nanometres] = cited.figures;
  assert.equal(nanometres?.id, 'item-1:text:10');
  assert.equal(nanometres?.quote, '产品采用7nm工艺，占比5%。');
  assert.equal(nanometres?.metric, null);
  assert.equal(item.text.slice(nanometres?.start, nanometres?.end), '7nm');
});

test('figures are tied by their place, not by their look', () => {
  const item = anItem({ text: '毛利率5%，市占率5%。' });
  const second = figureIn(item, '5%', { start: 9, metric: 'market_share' });
  const cited = tieSlice(item, someFacts(item, [second]), 'text', { start: 0, end: item.text.length }, [], zone);
  const ids = cited.line.flatMap((span) => (span.kind === 'figure' ? [span.figure] : []));
  assert.deepEqual(ids, ['item-1:text:3', second.id]);
});

test('a slice keeps its characters', () => {
  const item = anItem({ text: '摩尔线程12月5日上市，发行价114.28元，MTT S80与RTX3060相当，前9个月亏损7.24亿元。' });
  const part = { start: 0, end: item.text.length };
  const cited = tieSlice(item, someFacts(item, [figureIn(item, '114.28元')]), 'text', part, ['MTT S80'], zone);
  assert.equal(plainText(cited.line), item.text);
  assert.equal(
    shown(cited.line),
    '摩尔线程{12月5日}上市，发行价⟨114.28元⟩，‹MTT S80›与‹RTX3060›相当，前{9个月}亏损⟨7.24亿元⟩。',
  );
});

test('a title is its own sentence', () => {
  const item = anItem({ title: '募资80亿元' });
  const cited = tieSlice(item, undefined, 'title', { start: 0, end: 6 }, [], zone);
  assert.equal(cited.figures[0]?.quote, '募资80亿元');
});

test('a lead ends where the next sentence no longer fits', () => {
  const item = anItem({ title: '', text: `${'一'.repeat(59)}。${'二'.repeat(59)}。${'三'.repeat(9)}。` });
  assert.deepEqual(leadParts(item, 120), [
    { start: 0, end: 60 },
    { start: 60, end: 120 },
  ]);
});

test('a short lead takes the first clauses of the sentence that does not fit', () => {
  const item = anItem({
    title: '',
    text: `公司今天召开了发布会。新产品的算力比上一代提高了很多，${'价格没有公布'.repeat(20)}。`,
  });
  const words = leadParts(item, 60).map(({ start, end }) => item.text.slice(start, end));
  assert.deepEqual(words, ['公司今天召开了发布会。', '新产品的算力比上一代提高了很多']);
});

test('a lead does not begin with a sentence that leans on another', () => {
  const item = anItem({ title: '', text: '该公司未回应。沐曦股份今日挂牌上市。' });
  assert.equal(leadParts(item, 60)[0]?.start, 7);
  assert.equal(standsAlone('此外，公司还有订单。'), false);
  assert.equal(standsAlone('公司还有订单。'), true);
});

test('cut sentences are ended and joined as their language does', () => {
  const piece = (text: string) => ({ line: [{ kind: 'text' as const, text }], figures: [] });
  assert.equal(plainText(joinCited([piece('上市。'), piece('大涨。')]).line), '上市。大涨。');
  assert.equal(plainText(joinCited([piece('It listed.'), piece('It rose.')]).line), 'It listed. It rose.');
  assert.equal(plainText(ended(piece('公司上市').line)), '公司上市。');
  assert.equal(plainText(ended(piece('他说“涨了。”').line)), '他说“涨了。”');
  assert.equal(plainText(ended(piece('Shares rose').line)), 'Shares rose.');
});

test('a line cut behind a comma ends with a full stop in its place', () => {
  assert.equal(plainText(ended([{ kind: 'text', text: '报118元，' }])), '报118元。');
});

test('a sentence ends where it turns to another followed company', () => {
  const text = '摩尔线程报294港元；募资55.4亿港元；前一日上市的智谱报151.1港元，涨14.9%。';
  const mention = (alias: string, company: string) => ({
    company,
    alias,
    field: 'text' as const,
    start: text.indexOf(alias),
    end: text.indexOf(alias) + alias.length,
  });
  const facts = someFacts(anItem({ text }), [], {
    mentions: [mention('摩尔线程', 'moore-threads'), mention('智谱', 'zhipu')],
  });
  const whole = { start: 0, end: text.length };
  const own = ownPart(text, whole, 'moore-threads', facts);
  assert.equal(text.slice(own.start, own.end), '摩尔线程报294港元；募资55.4亿港元');
  assert.equal(ownPart(text, whole, 'moore-threads', undefined), whole);
});

test('the period of a report is no report: 报告期内 stands alone', () => {
  assert.ok(standsAlone('报告期内公司研发投入累计38.1亿元。'));
  assert.ok(!standsAlone('报告称公司将继续投入。'));
});

test('a question that is asked and answered is left out of a lead', () => {
  const item = anItem({ title: '', text: '公司开了发布会。为什么要开？因为新产品到了。' });
  const words = leadParts(item, 120).map(({ start, end }) => item.text.slice(start, end));
  assert.deepEqual(words, ['公司开了发布会。', '因为新产品到了。']);
});
