import assert from 'node:assert/strict';
import { test } from 'node:test';

import { adopterIn, areOtherAdopters } from '../../src/group/adopters.ts';

const told = (title: string, lead: string | null = null) => ({ adopter: adopterIn(title), lead });
const silent = (lead: string) => ({ adopter: null, lead });

test('who takes a model up stands before the verb, without the words that name nobody', () => {
  assert.deepEqual([...adopterIn('有道正式接入v4-pro')], ['有道']);
  assert.deepEqual([...adopterIn('day0 适配:阿里云现已支持k3')], ['阿里', '里云']);
  assert.deepEqual([...adopterIn('适配完成')], []);
});

test('two firms that take one model up are two, told apart by their names or by their place in the title', () => {
  assert.ok(areOtherAdopters(told('有道正式接入v4-pro'), told('灵犀专业版首批接入v4-pro')));
  assert.ok(!areOtherAdopters(told('有道正式接入v4-pro'), told('网易有道全产品接入v4-pro')));
  assert.ok(areOtherAdopters(told('沐曦完成适配', 'metax'), told('沐曦之外壁仞也完成适配', 'biren')));
});

test('a firm that takes a model up is not its maker who releases it', () => {
  assert.ok(areOtherAdopters(told('沐曦day 0适配glm-5.3', 'metax'), silent('zhipu')));
  assert.ok(!areOtherAdopters(told('智谱glm-5.3适配国产芯片', 'zhipu'), silent('zhipu')));
  assert.ok(!areOtherAdopters(silent('zhipu'), silent('metax')));
});
