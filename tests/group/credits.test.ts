import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sourcesNamed } from '../../src/group/credits.ts';

const named = (text: string, title = '沐曦中标'): string[] =>
  sourcesNamed({ title, text }).map((credit) => `${credit.name}${credit.isSure ? '' : '?'}`);

test('an outlet that an item has its news from is found, however it is named', () => {
  assert.deepEqual(named('据36氪报道，沐曦中标。'), ['36氪']);
  assert.deepEqual(named('据《科创板日报》1月8日独家报道，沐曦中标。'), ['科创板日报']);
  assert.deepEqual(named('据路透社此前报道，沐曦中标。'), ['路透社']);
  assert.deepEqual(named('沐曦中标。\n来源：财联社'), ['财联社']);
  assert.deepEqual(named('沐曦中标。（转载自证券时报）'), ['证券时报']);
  assert.deepEqual(named('The chip maker won the bid, as first reported by Nikkei Asia on Monday.'), ['Nikkei Asia']);
});

test('what may be an outlet or a company is told from what can only be an outlet', () => {
  assert.deepEqual(named('据智谱消息，新模型已上线。'), ['智谱?']);
  assert.deepEqual(named('36氪获悉，沐曦中标。'), ['36氪?']);
  assert.deepEqual(named('MetaX won the bid, according to Bloomberg.'), ['Bloomberg?']);
});

test('media without a name, notices and companies whose name ends so are no outlets', () => {
  assert.deepEqual(named('据外媒报道，沐曦中标。据多家媒体报道，金额不详。'), []);
  assert.deepEqual(named('来源：公司公告'), []);
  assert.deepEqual(named('沐曦与腾讯合作，据了解金额不大。据报道，还有下文。'), []);
});

test('a reprint that names nobody is one all the same', () => {
  assert.deepEqual(named('（转载）沐曦中标。'), ['null']);
});

test('credits in the middle of a long text are those of other news', () => {
  const filler = '沐曦的芯片用在数据中心。'.repeat(40);
  assert.deepEqual(named(`${filler}据路透社报道，另一家公司也中标。${filler}`), []);
  assert.deepEqual(named(`${filler}来源：路透社`), ['路透社']);
});
