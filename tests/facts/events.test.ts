import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventsIn } from './reading.ts';

const steps = (text: string, given = {}): (string | null)[][] =>
  eventsIn(text, given)
    .filter(({ type }) => type === 'ipo')
    .map(({ company, stage, date }) => [company, stage, date]);

test('each firm of a sentence has its own step', () => {
  assert.deepEqual(steps('继摩尔线程以超3000亿市值登陆科创板后，MiniMax也刚刚通过港交所聆讯。'), [
    ['moore-threads', 'listed', null],
    ['minimax', 'hearing', null],
  ]);
});

test('the step has the day its sentence names, and none is guessed', () => {
  assert.deepEqual(steps('12月5日，摩尔线程正式在科创板挂牌上市。'), [['moore-threads', 'listed', '2025-12-05']]);
  assert.deepEqual(steps('12月5日，摩尔线程正式在科创板挂牌上市。', { day: null }), [
    ['moore-threads', 'listed', null],
  ]);
});

test('a day ahead of the item makes a plan of it, 上市首日 in the same notice too', () => {
  const title = '摩尔线程上市公告书：12月5日登陆科创板';
  const found = steps('上市首日起纳入科创成长层。摩尔线程12月5日在科创板上市。', { title, day: '2025-12-03' });
  assert.ok(found.length > 0 && found.every(([, stage]) => stage === null), JSON.stringify(found));
});

test('an authority names the firm behind its act, and firms in a row share it', () => {
  assert.deepEqual(steps('上交所6月30日受理摩尔线程、MiniMax科创板上市申请。'), [
    ['moore-threads', 'accepted', '2025-06-30'],
    ['minimax', 'accepted', '2025-06-30'],
  ]);
});

test('firms in a row take days in a row', () => {
  assert.deepEqual(steps('摩尔线程、MiniMax将于1月2日、1月8日先后在港交所上市。'), [
    ['moore-threads', null, '2026-01-02'],
    ['minimax', null, '2026-01-08'],
  ]);
});

test('talk of a listing is an event without a stage', () => {
  assert.deepEqual(steps('MiniMax正考虑赴香港上市。'), [['minimax', null, null]]);
});

test('the other types are found by their words', () => {
  const types = (text: string): string[] => eventsIn(text).map(({ type }) => type);
  assert.ok(types('摩尔线程发布新一代GPU架构。').includes('product'));
  assert.ok(types('MiniMax完成6亿美元B轮融资。').includes('funding'));
  assert.ok(types('摩尔线程2025年营收15.05亿元。').includes('earnings'));
  assert.ok(types('三家片厂在加州起诉MiniMax。').includes('legal'));
  assert.ok(types('摩尔线程与清华大学签署战略合作协议。').includes('partnership'));
  assert.deepEqual(types('天气晴朗。'), []);
});

test('an event keeps its place and sentence', () => {
  const text = '导语。摩尔线程通过聆讯。';
  const [event] = eventsIn(text);
  assert.equal(text.slice(event?.start, event?.end), '通过聆讯');
  assert.equal(event?.quote, '摩尔线程通过聆讯。');
});

test('a day that something runs up to dates no step', () => {
  assert.deepEqual(steps('截至12月19日收盘，摩尔线程成功上市两周。'), [['moore-threads', 'listed', null]]);
  assert.deepEqual(steps('截至12月19日收盘，摩尔线程较首日收盘下跌15.2%。'), []);
});

test('a step of a firm nobody knows is not lent to the firm the text speaks of', () => {
  assert.deepEqual(steps('摩尔线程跌超1%；某甲旭创今日登陆港交所。'), [[null, 'listed', '2025-12-21']]);
  assert.deepEqual(steps('摩尔线程公布计划。公司已递交招股书。'), [['moore-threads', 'prospectus', null]]);
});

test('a prospectus shown beside a hearing is that hearing, alone it is no step', () => {
  const text = '摩尔线程12月19日披露招股书：上半年收入1.909亿元。';
  assert.deepEqual(steps(text, { title: '摩尔线程过聆讯' }), [
    ['moore-threads', 'hearing', null],
    ['moore-threads', 'hearing', null],
  ]);
  assert.deepEqual(steps(text, { title: 'MiniMax过聆讯' }).slice(1), []);
  assert.deepEqual(steps(text), []);
  assert.deepEqual(steps('摩尔线程聆讯后于12月19日更新招股书。'), [['moore-threads', 'hearing', null]]);
});

test('a notice whose title is the act itself dates it, other titles do not', () => {
  const stepOf = (title: string, day: string | null = '2025-12-03'): (string | null)[][] => steps('', { title, day });
  assert.deepEqual(stepOf('摩尔线程发行公告：每股104.66元'), [['moore-threads', 'priced', '2025-12-03']]);
  assert.deepEqual(stepOf('摩尔线程开始招股，发售价17.00至19.60港元'), [['moore-threads', 'prospectus', '2025-12-03']]);
  assert.deepEqual(stepOf('摩尔线程全球发售25,431,800股H股'), [['moore-threads', 'prospectus', '2025-12-03']]);
  assert.deepEqual(stepOf('摩尔线程通过聆讯'), [['moore-threads', 'hearing', null]]);
  assert.deepEqual(stepOf('摩尔线程发行公告：每股104.66元', null), [['moore-threads', 'priced', null]]);
  assert.deepEqual(steps('摩尔线程全球发售37,419,500股，香港部分回拨。'), []);
});

test('a paper that tells of a step afterwards does not date it', () => {
  const stepsOf = (text: string): (string | null)[][] => steps(text, { day: '2025-12-22' });
  assert.deepEqual(stepsOf('MiniMax 12月21日刊发聆讯后资料集。'), [['minimax', 'hearing', null]]);
  assert.deepEqual(stepsOf('12月19日，MiniMax通过聆讯，同日披露聆讯后资料集。'), [
    ['minimax', 'hearing', '2025-12-19'],
  ]);
  // Hong Kong publishes the final price with the allotment, days after it was set; without the price it tells of no pricing at all.
  assert.deepEqual(stepsOf('MiniMax 12月20日公布配发结果，最终发售价定为每股165港元。'), [['minimax', 'priced', null]]);
  assert.deepEqual(steps('', { title: 'MiniMax配发结果：所得款项净额41.734亿港元' }), [['minimax', null, null]]);
  assert.deepEqual(stepsOf('MiniMax 12月20日敲定发行价为每股165港元。'), [['minimax', 'priced', '2025-12-20']]);
});

test('a first day reported as it goes is that of the item', () => {
  const live = 'MiniMax首日掛牌高開42%，報235.4港元，半日收報294港元。';
  assert.deepEqual(steps(live, { day: '2026-01-09' }), [['minimax', 'listed', '2026-01-09']]);
  // On a Sunday everybody looks back.
  assert.deepEqual(steps(live, { day: '2026-01-11' }), [['minimax', 'listed', null]]);
  assert.deepEqual(steps('MiniMax上市首日高开42%，收报345港元。', { day: '2026-01-13' }), [
    ['minimax', 'listed', null],
  ]);
});

test('a step of a firm that others only describe is its own', () => {
  assert.deepEqual(steps('与摩尔线程共用一家封装厂的芯瀚科技12月15日通过港交所聆讯。'), [
    [null, 'hearing', '2025-12-15'],
  ]);
});

test('a weekday alone lists nobody ahead of the day', () => {
  // Tuesday, 6 January 2026.
  const day = '2026-01-06';
  assert.deepEqual(steps('摩尔线程、MiniMax周四同日上市。', { day }), [
    ['moore-threads', null, null],
    ['minimax', null, null],
  ]);
  assert.deepEqual(steps('摩尔线程周一成功上市，收报120港元。', { day }), [['moore-threads', 'listed', '2026-01-05']]);
  assert.deepEqual(steps('MiniMax将于本周五挂牌。', { day }), [['minimax', null, '2026-01-09']]);
});

test('a step that only dates something else is none', () => {
  assert.deepEqual(steps('12月2日，MiniMax交出登陆港交所之后的第一份年度业绩。'), []);
  assert.deepEqual(
    steps('Moore Threads weighs a share sale eight months after its Shanghai debut.', { day: '2026-08-12' }),
    [['moore-threads', null, null]],
  );
  assert.deepEqual(steps('解禁倒计时还早，摩尔线程已从高点回撤三成。'), []);
  assert.deepEqual(steps('摩尔线程提示，科创板新股的平均首日涨幅超过200%。'), []);
});

test('the report of an opening is of the day it opens', () => {
  assert.deepEqual(steps('MiniMax登陆港交所，开盘大涨42%。', { day: '2026-01-09' }), [
    ['minimax', 'listed', '2026-01-09'],
  ]);
});

test('the listing committee of Hong Kong holds the hearing', () => {
  assert.deepEqual(steps("MiniMax won approval from the Hong Kong exchange's listing committee."), [
    ['minimax', 'hearing', null],
  ]);
});

test('a listing called off is an event without a stage, one denied is none', () => {
  assert.deepEqual(steps('摩尔线程撤回港股上市申请。'), [['moore-threads', null, null]]);
  assert.deepEqual(steps('摩尔线程否认已递交招股书。'), []);
  assert.deepEqual(steps('摩尔线程董事会今日审议通过发行H股的议案。'), [['moore-threads', null, '2025-12-21']]);
});

test('a day behind the step counts where it is called its day', () => {
  assert.deepEqual(steps('摩尔线程已完成上市辅导备案，辅导机构为某证券，备案时间为2025年12月17日。'), [
    ['moore-threads', 'tutoring', '2025-12-17'],
  ]);
});

test('the market moves each firm of a sentence', () => {
  const moved = eventsIn('摩尔线程跌逾10%，MiniMax跌13.2%。').map(({ type, company }) => [type, company]);
  assert.deepEqual(moved, [
    ['market', 'moore-threads'],
    ['market', 'minimax'],
  ]);
});

test('a first day told without its date has the day its opening and close are told for', () => {
  const listed = (title: string, text: string, day = '2026-01-13'): (string | null)[] =>
    steps(text, { title, day }).flatMap(([, stage, date]) => (stage === 'listed' ? [date!] : []));
  const trading = 'Shares opened at HK$235.4 and closed on January 9 at HK$345, up 109.09%.';
  assert.deepEqual(listed('MiniMax doubles on first day', trading), [null, '2026-01-09']);
  assert.deepEqual(listed('MiniMax doubles on first day', trading, '2026-02-13'), [null]);
  assert.deepEqual(listed('MiniMax in numbers', trading), []);
  assert.deepEqual(listed('MiniMax挂牌首日翻倍', 'MiniMax次日，1月12日开盘350港元，收盘360港元。'), [null]);
  assert.deepEqual(listed('', 'MiniMax首日收345港元，涨近110%。'), [null]);
  assert.deepEqual(listed('', 'MiniMax 1月9日发行价165港元，开盘235.4港元，收盘涨109%。'), ['2026-01-09']);
});

test('what takes two is an event of the followed one, whoever acts', () => {
  const whose = (text: string): (string | null)[] => eventsIn(text).map(({ company }) => company);
  assert.deepEqual(whose('迪士尼、环球影业起诉MiniMax侵权。'), ['minimax']);
  assert.deepEqual(whose('联想与摩尔线程达成战略合作。'), ['moore-threads']);
  assert.deepEqual(whose('联想与宇树达成战略合作，摩尔线程下跌。'), [null]);
});
