import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { IpoStage, TimelineStep } from '../../src/model/fact.ts';
import { labelsFor } from '../../src/render/labels.ts';
import { isOvertaken, outcomeOf } from '../../src/write/overtaken.ts';
import { aCompany } from '../makers.ts';
import { anotherCompany, shown } from './draft-input.ts';

const step = (company: string, stage: IpoStage, date: string): TimelineStep => ({
  company,
  stage,
  date,
  itemId: 'a',
  quote: '',
});
const roads = new Map([
  ['moore-threads', [step('moore-threads', 'approved', '2025-09-26'), step('moore-threads', 'listed', '2025-12-05')]],
  ['biren', [step('biren', 'hearing', '2025-12-17')]],
]);
const outcome = (text: string, ...named: readonly string[]): string | null => {
  const line = outcomeOf(text, named, {
    roads,
    companies: [aCompany(), anotherCompany],
    labels: labelsFor('zh-CN'),
    language: 'zh-CN',
    year: '2025',
  });
  return line === null ? null : shown(line);
};

test('a sentence is overtaken when it tells an earlier step as of now', () => {
  assert.ok(isOvertaken('公司刚刚通过聆讯。', 'listed'));
  assert.ok(isOvertaken('谁先成为第一股还没有分晓。', 'listed'));
  assert.ok(!isOvertaken('公司刚刚通过聆讯。', 'hearing'));
  assert.ok(!isOvertaken('公司2024年通过聆讯。', 'listed'));
  assert.ok(!isOvertaken('公司刚刚通过聆讯。', null));
});

test('what came of it is told with its day, and with names where several companies are meant', () => {
  assert.equal(outcome('公司刚刚过会，即将上市。', 'moore-threads'), '（后于{12月5日}上市）');
  assert.equal(outcome('公司已经上市。', 'moore-threads'), null);
  assert.equal(outcome('公司刚刚过会。', 'moore-threads'), '（后于{12月5日}上市）');
  assert.equal(outcome('两家谁先成为第一股还没有分晓。', 'moore-threads', 'biren'), '（摩尔线程{12月5日}上市）');
  assert.equal(outcome('公司刚刚过会。', 'biren'), null);
});
