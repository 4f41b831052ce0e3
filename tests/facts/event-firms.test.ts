import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventsIn } from './reading.ts';

const whose = (text: string): (string | null)[][] => eventsIn(text).map(({ type, company }) => [type, company]);

test('a firm that others describe is known by the name right before its step', () => {
  assert.deepEqual(whose('摩尔线程的供应商、一家名不见经传的芯瀚科技通过港交所聆讯。'), [['ipo', null]]);
  assert.deepEqual(whose('专注GPU的摩尔线程通过港交所聆讯。'), [['ipo', 'moore-threads']]);
});

test('a suit in which a firm has no part is not its own', () => {
  assert.deepEqual(whose('法院立案受理燧明芯科诉前员工侵害商业秘密案，摩尔线程未被列为被告。'), [['legal', null]]);
  assert.deepEqual(whose('法院立案受理迪士尼诉MiniMax侵权案。'), [['legal', 'minimax']]);
});

test('who joins a firm makes it an event of that firm', () => {
  assert.deepEqual(whose('Former research head Chen Wu has joined MiniMax as vice-president.'), [
    ['personnel', 'minimax'],
  ]);
});

test('what takes two belongs to the followed one, and firms in a row share it', () => {
  assert.deepEqual(whose('联想与摩尔线程达成战略合作。'), [['partnership', 'moore-threads']]);
  assert.deepEqual(whose('摩尔线程、MiniMax昨日双双通过聆讯。'), [
    ['ipo', 'moore-threads'],
    ['ipo', 'minimax'],
  ]);
});

test('a step that describes a firm is that of the firm', () => {
  assert.deepEqual(whose('摩尔线程表示祝贺；同日上市的MiniMax未予置评。'), [['ipo', 'minimax']]);
});

test('what another firm does is not lent to a followed one beside it', () => {
  const lent = (text: string): string[] =>
    eventsIn(text).flatMap(({ type, company }) =>
      company === null || type === 'market' ? [] : [`${type} ${company}`],
    );
  for (const text of [
    '12月20日，上交所受理了燧原科技的科创板上市申请，摩尔线程当日跌2.3%。',
    '生数科技完成20亿元B轮融资，MiniMax作为老股东继续跟投。',
    '英特尔中国区董事长退休，曾任职摩尔线程的李强接棒。',
    '英伟达获沙特18亿美元订单，摩尔线程股价承压。',
    '华为与科大讯飞深化合作，MiniMax跌逾4%。',
    'DeepSeek发布V5，摩尔线程、MiniMax股价双双下挫。',
    'OpenAI launched GPT-6 on Tuesday, sending shares of MiniMax lower.',
  ])
    assert.deepEqual(lent(text), [], text);
});

test('who is described by a first day with its outcome has the step, and a question word is no firm', () => {
  assert.deepEqual(
    whose('摩尔线程表示祝贺；上市首日大涨两倍的MiniMax未予置评。').filter(([type]) => type === 'ipo'),
    [['ipo', 'minimax']],
  );
  assert.deepEqual(
    whose('摩尔线程表示，上市仍在筹划，何时递交招股书、能否通过聆讯均无时间表。').filter(
      ([, company]) => company === null,
    ),
    [],
  );
});

test('firms that are counted behind a name leave it its step', () => {
  assert.deepEqual(whose('MiniMax等两家公司挂牌上市。'), [['ipo', 'minimax']]);
});
