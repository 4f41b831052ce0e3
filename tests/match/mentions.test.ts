import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { buildDictionary } from '../../src/match/dictionary.ts';
import { findMentions } from '../../src/match/mentions.ts';
import type { Company } from '../../src/model/company.ts';
import { aCompany } from '../makers.ts';

const aNamed = (id: string, zhShort: string, changes: Partial<Company> = {}): Company =>
  aCompany({
    id,
    names: { zh: null, zhShort, zhHant: null, en: null },
    aliases: [],
    tickers: [],
    products: [],
    people: [],
    contextWords: [],
    blockedNeighbours: [],
    ...changes,
  });

const dictionary = buildDictionary([
  aNamed('moore', '摩尔线程', {
    aliases: [
      { text: 'Moore Threads', guard: 'word' },
      { text: 'MooreThreads', guard: 'word' },
      { text: '摩尔', guard: 'never' },
    ],
    tickers: ['688795.SH'],
    products: [
      { text: 'MTT S80', guard: 'alone' },
      { text: '花港', guard: 'context' },
      { text: '长江', guard: 'context' },
    ],
    contextWords: ['GPU'],
    blockedNeighbours: ['摩尔定律'],
  }),
  aNamed('metax', '沐曦股份', {
    aliases: [
      { text: '沐曦', guard: 'alone' },
      { text: 'MetaX', guard: 'word' },
    ],
    blockedNeighbours: ['沐曦号', 'Meta X'],
  }),
  aNamed('biren', '壁仞科技', {
    aliases: [
      { text: '壁仞', guard: 'alone' },
      { text: 'Biren', guard: 'word' },
    ],
    contextWords: ['GPU', 'chip'],
  }),
  aNamed('zhipu', '智谱', {
    aliases: [{ text: 'Z.ai', guard: 'word' }],
    tickers: ['02513.HK'],
    products: [
      { text: 'GLM-', guard: 'alone' },
      { text: 'GLM', guard: 'context' },
    ],
    contextWords: ['大模型'],
    blockedNeighbours: ['机智谱', '广义线性'],
  }),
  aNamed('minimax', '稀宇科技', {
    aliases: [{ text: 'MiniMax', guard: 'word' }],
    tickers: ['00100.HK'],
    products: [{ text: 'M3', guard: 'context' }],
    people: ['闫俊杰'],
    contextWords: ['模型'],
    blockedNeighbours: ['minimax算法', 'alpha-beta'],
  }),
  aNamed('horizon', '地平线'),
]);

const found = (text: string, title = ''): string[] =>
  findMentions({ title, text }, dictionary).map(({ company, alias }) => `${company}:${alias}`);

const rows: readonly [string, string, readonly string[]][] = [
  ['the longest name wins', '沐曦股份今日上市', ['metax:沐曦股份']],
  [
    'traditional script and full width are the same name',
    '摩爾線程與ＭｉｎｉＭａｘ',
    ['moore:摩爾線程', 'minimax:ＭｉｎｉＭａｘ'],
  ],
  [
    'a name broken by a line end is found',
    '由摩尔\n线程与Moore\nThreads研发',
    ['moore:摩尔\n线程', 'moore:Moore\nThreads'],
  ],
  ['a spaced-out name of two characters is found where a word can start', '据悉，智 谱发布', ['zhipu:智 谱']],
  ['two characters of two words are no name', '更智 谱新篇', []],
  ['a longer word that holds a name blocks it', '摩尔定律放缓，有人机智谱写新篇', []],
  ['a satellite is not the firm', '沐曦号卫星升空', []],
  ['two characters behind a surname are a given name', '演员张沐曦出席活动，沐曦表示感谢', []],
  [
    'behind other characters they are the firm',
    '上周沐曦上市，最高沐曦、感谢沐曦',
    ['metax:沐曦', 'metax:沐曦', 'metax:沐曦'],
  ],
  [
    'a given name beside the firm itself leaves the firm',
    '沐曦股份张沐曦说沐曦',
    ['metax:沐曦股份', 'metax:沐曦', 'metax:沐曦'],
  ],
  ['two characters that meant something else count beside evidence', '人机智谱写新篇，智谱发布大模型', ['zhipu:智谱']],
  ['a Latin name needs its word borders', 'biz.ai and Z.ai and z.aide', ['zhipu:Z.ai']],
  [
    'a capital seam ends a Latin name, a longer word does not',
    'MiniMaxAI, MetaXpress',
    ['minimax:MiniMaxAI'.slice(0, -2)],
  ],
  ['Meta X is not MetaX', 'Meta X 头显', []],
  ['all capitals are the name', 'METAX and MINIMAX', ['metax:METAX', 'minimax:MINIMAX']],
  ['lower case alone is the algorithm', 'use minimax to play chess', []],
  ['lower case beside evidence is the firm', 'minimax 开源新模型', ['minimax:minimax']],
  ['a cue of the other meaning takes the evidence away', 'minimax 与 alpha-beta 剪枝的模型', []],
  ['a first name before a surname is a person', 'Biren Singh resigned on Sunday', []],
  ['the same word beside evidence is the firm', 'Biren Technology makes a chip', ['biren:Biren']],
  [
    'a Hong Kong number needs its market',
    '2513人报名，100元，代码2513.HK与HK02513',
    ['zhipu:2513.HK', 'zhipu:HK02513'],
  ],
  ['a bare mainland number is a ticker unless it measures', '688795股，688795元；代码688795', ['moore:688795']],
  ['a versioned product takes its version along', 'GLM-4.5和GLM 5发布', ['zhipu:GLM-4.5', 'zhipu:GLM 5']],
  ['a year is no version', 'GLM 2024 年会谈统计', []],
  ['a bare GLM beside broad evidence names nobody', 'GLM是一种大模型', []],
  ['a bare GLM beside the firm is its product', '智谱的GLM', ['zhipu:智谱', 'zhipu:GLM']],
  ['a short product beside broad evidence names nobody', '苹果M3芯片可跑大模型', []],
  ['a short product beside its founder counts', '闫俊杰谈M3', ['minimax:M3']],
  ['a river is no chip even beside evidence', '长江证券看好GPU', []],
  ['a product of two characters counts in quotes beside evidence', '“花港”架构的GPU', ['moore:花港']],
  ['a game of the same name is not the firm', '《极限竞速：地平线 6》上线', []],
  ['a thing named by the word is not the firm', '支持360°地平线校正', []],
  ['a person alone names nobody', '闫俊杰出席会议', []],
  [
    'spellings of a product with hyphen, space or neither meet',
    'MTT-S80、MTT S80、mtts80',
    ['moore:MTT-S80', 'moore:MTT S80', 'moore:mtts80'],
  ],
];
for (const [says, text, expected] of rows) {
  test(says, () => assert.deepEqual(found(text), expected));
}

test('a name in the title is evidence for the text', () => {
  assert.deepEqual(found('M3已开源', 'MiniMax发布新品'), ['minimax:MiniMax', 'minimax:M3']);
});

test('a founder in a title stands for the firm that the item names, and for nobody else', () => {
  assert.deepEqual(found('MiniMax创始人在财报会上回应。', '闫俊杰：不做下一个谁'), [
    'minimax:闫俊杰',
    'minimax:MiniMax',
  ]);
  assert.deepEqual(found('他以2小时20分完赛。', '闫俊杰获马拉松冠军'), []);
  assert.deepEqual(found('闫俊杰是MiniMax创始人。'), ['minimax:MiniMax']);
});

test('in an English headline a verb with a capital is no surname', () => {
  const kimi = buildDictionary([aNamed('moonshot', '月之暗面', { aliases: [{ text: 'Kimi', guard: 'word' }] })]);
  const named = (title: string): number => findMentions({ title, text: '' }, kimi).length;
  for (const title of ['Kimi Weighs Raising Billions', 'Kimi Launches $4 Billion Placement', 'Kimi And Its Rivals'])
    assert.equal(named(title), 1, title);
  for (const title of ['Kimi Antonelli Wins Again', 'Kimi Paulus on Film']) assert.equal(named(title), 0, title);
});

test('one letter with a number is a product of the firm only beside more than the trade', () => {
  const chips = buildDictionary([
    aNamed('metax', '沐曦', { products: [{ text: 'C600', guard: 'context' }], contextWords: ['GPU', 'MXMACA'] }),
  ]);
  const named = (text: string): number => findMentions({ title: '', text }, chips).length;
  assert.equal(named('英特尔C600芯片组，可插两块GPU。'), 0);
  assert.equal(named('C600支持MXMACA。'), 1);
});

test('a ticker may stand behind its market and a space, and is no sum', () => {
  for (const text of ['Zhipu (HKEX: 2513) said', '股份代號：2513', '2513 HK', '港股02513今日走高'])
    assert.equal(found(text).length, 1, text);
  for (const text of ['HK$2513', '共2513元', '第02513号', 'HK 100 million', 'HK100'])
    assert.deepEqual(found(text), [], text);
});

test('a name with one capital is the other thing where the item says so', () => {
  assert.deepEqual(found('用Minimax做约束，本文用alpha-beta剪枝。'), []);
  assert.deepEqual(found('用Minimax做视频。'), ['minimax:Minimax']);
});

test('a product that is a context word too does not vouch for itself', () => {
  const musa = buildDictionary([
    aNamed('moore', '摩尔线程', { products: [{ text: 'MUSA', guard: 'context' }], contextWords: ['MUSA', 'MTT'] }),
  ]);
  const named = (text: string): number => findMentions({ title: '', text }, musa).length;
  assert.equal(named('MUSA是西班牙语的缪斯。'), 0);
  assert.equal(named('MUSA支持全系MTT显卡。'), 1);
});

test('a name that is also a word counts in a list beside a followed firm', () => {
  const withDays = buildDictionary([
    aNamed('metax', '沐曦', {}),
    aNamed('iluvatar', '天数智芯', {
      aliases: [{ text: '天数', guard: 'context' }],
      blockedNeighbours: ['周转天数'],
    }),
  ]);
  const inText = (text: string): string[] =>
    findMentions({ title: '', text }, withDays).map(({ company, alias }) => `${company}:${alias}`);
  assert.deepEqual(inText('备货的有沐曦、天数、壁仞。'), ['metax:沐曦', 'iluvatar:天数']);
  assert.deepEqual(inText('还有天数和沐曦。'), ['iluvatar:天数', 'metax:沐曦']);
  assert.deepEqual(inText('沐曦的存货周转天数上升，优良、天数、均值都在变。'), ['metax:沐曦']);
  assert.deepEqual(inText('沐曦大涨，连涨天数创新高。'), ['metax:沐曦']);
});

test('spans point at the field as given, do not overlap, and hold the alias', () => {
  const parts = [
    '摩爾線程',
    '智\u200B譜',
    'ＭｉｎｉＭａｘ',
    'GLM-4.5',
    ' ',
    '\n',
    '，',
    'x',
    '㈱',
    '👍',
    '沐曦股份',
    '688795.SH',
    'M3',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 20 }), (chosen) => {
      const text = chosen.join('');
      let end = 0;
      for (const mention of findMentions({ title: '', text }, dictionary)) {
        assert.ok(mention.start >= end && mention.end > mention.start && mention.end <= text.length);
        assert.equal(text.slice(mention.start, mention.end), mention.alias);
        end = mention.end;
      }
    }),
  );
});

test('a name that goes on behind a word that blocks names the firm, unless that word holds the name', () => {
  const days = buildDictionary([
    aNamed('iluvatar', '天数智芯', {
      aliases: [{ text: '天数', guard: 'context' }],
      blockedNeighbours: ['的天数', '才天数智芯'],
    }),
  ]);
  const named = (text: string): string[] => findMentions({ title: '', text }, days).map(({ alias }) => alias);
  assert.deepEqual(named('翌日上市的天数智芯，暗盘升9.5%。'), ['天数智芯']);
  assert.deepEqual(named('持股的天数不限。'), []);
  assert.deepEqual(named('用才天数智芯片。'), []);
});
