import assert from 'node:assert/strict';
import { test } from 'node:test';

import { buildDictionary } from '../../src/match/dictionary.ts';
import { findMentions } from '../../src/match/mentions.ts';
import { companyRoles, isMarketWrap, reasonedRoles, type RoleReason } from '../../src/match/role.ts';
import { aCompany } from '../makers.ts';

const names = { metax: '沐曦', biren: '壁仞', zhipu: '智谱', minimax: 'MiniMax' };
const dictionary = buildDictionary(
  Object.entries(names).map(([id, zhShort]) =>
    aCompany({
      id,
      names: { zh: null, zhShort, zhHant: null, en: null },
      aliases: [],
      tickers: [],
      products: [],
      people: [],
      contextWords: [],
      blockedNeighbours: [],
    }),
  ),
);

function mainIn(title: string, text = '', filedUnder: readonly string[] = []): string[] {
  const item = { title, text, filedUnder };
  const roles = companyRoles(item, findMentions(item, dictionary));
  return roles.filter(({ role }) => role === 'main').map(({ id }) => id);
}

const rows: readonly [string, string, string, readonly string[]][] = [
  ['a company in the title is main', '沐曦登陆科创板', '', ['metax']],
  ['two companies in the title are both main', '壁仞与沐曦先后上市', '', ['biren', 'metax']],
  ['a round-up is about nobody', '早报｜沐曦上市/智谱开源/壁仞招股', '', []],
  ['former staff is not the firm', '前智谱研究员创业', '', []],
  ['before a listing is not former staff', '上市前智谱再获融资', '', ['zhipu']],
  ['a measure is not a subject', '机器人迎来MiniMax时刻', '', []],
  ['the next of its kind is another firm', '谁是下一个沐曦', '', []],
  ['one of many in a list is passing', '燧原、沐曦、壁仞齐聚大会', '', []],
  ['clauses parted by 、 are no list', '智谱开源了旗舰模型、同行纷纷跟进、市场反应热烈', '', ['zhipu']],
  ['compared with is passing', 'Some model ahead of MiniMax', '', []],
  [
    'a brief that opens with a company is about it',
    '新股今日申购',
    '智谱今日启动招股，发售价每股116.20港元，预计1月8日在港交所挂牌上市，智谱募资约43亿港元。',
    ['zhipu'],
  ],
  [
    'a company named late is passing',
    '国产算力怎么走',
    `${'行业观察人士认为算力需求仍在增长。'.repeat(8)}沐曦也在其中。`,
    [],
  ],
  ['a teaser says too little', '国产算力怎么走', '沐曦代表一种路。', []],
  ['a short text with a figure is a report', '大模型第一股来了', '智谱今日挂牌，开盘报120港元。', ['zhipu']],
  ['firms that are all followed are no long list', '沐曦、壁仞、智谱同日披露半年报', '', ['metax', 'biren', 'zhipu']],
  [
    'a market wrap is about nobody it names in the text',
    '恒指收涨1.28%',
    '智谱涨3%，创上市以来新高，成交额放大，智谱领涨板块，恒生科技指数走高，市场情绪回暖。',
    [],
  ],
];
for (const [says, title, text, expected] of rows) {
  test(says, () => assert.deepEqual(mainIn(title, text), expected));
}

test('companies an item is filed under are main, others named passing', () => {
  const item = { title: '一则评论', text: '壁仞值得关注，沐曦亦然。', filedUnder: ['metax'] };
  assert.deepEqual(companyRoles(item, findMentions(item, dictionary)), [
    { id: 'metax', role: 'main' },
    { id: 'biren', role: 'passing' },
  ]);
});

test('an item that names nobody has no roles', () => {
  assert.deepEqual(companyRoles({ title: '天气', text: '晴' }, []), []);
});

test('a report on an index is a market wrap, one on a share is not', () => {
  assert.equal(isMarketWrap('A股三大指数集体低开'), true);
  assert.equal(isMarketWrap('沐曦股份大涨'), false);
});

const reasons: readonly (readonly [RoleReason, string, string, readonly string[]])[] = [
  ['filed', '四家公司', '沐曦上市。', ['metax']],
  ['title', '沐曦登陆科创板', '', []],
  ['opening', '新股今日申购', `沐曦今日启动招股，${'沐曦预计近期挂牌上市，'.repeat(6)}`, []],
  ['not-filed', '四家公司', '沐曦上市。', ['biren']],
  ['round-up', '早报｜沐曦上市/智谱开源/壁仞招股', '', []],
  ['market-wrap', '沪指收涨1%', '沐曦上涨。', []],
  ['former', '前沐曦研究员创业', '', []],
  ['figurative', '谁是下一个沐曦', '', []],
  ['compared', '某芯片跑分超过沐曦', '', []],
  ['held', '某公司持有沐曦股份', '', []],
  ['listed', '燧原、沐曦、壁仞齐聚大会', '', []],
  ['not-in-title', '壁仞通过聆讯', '沐曦上周上市。', []],
  ['late', '国产算力怎么走', `${'算力需求仍在增长。'.repeat(6)}沐曦是其中之一。`, []],
  ['thin', '新股', '沐曦。', []],
];
for (const [reason, title, text, filedUnder] of reasons) {
  test(`the reason ${reason} is told of ${title}`, () => {
    const item = { title, text, filedUnder };
    const found = reasonedRoles(item, findMentions(item, dictionary)).find(({ id }) => id === 'metax');
    assert.equal(found?.reason, reason);
    assert.equal(found?.role, ['filed', 'title', 'opening'].includes(reason) ? 'main' : 'passing');
  });
}
