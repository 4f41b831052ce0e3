import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Aside, asidesIn } from '../../src/match/aside.ts';
import type { Mention } from '../../src/model/fact.ts';

const names = ['沐曦', '壁仞', '智谱', 'GLM-5', 'MiniMax'];
const companyOf = (name: string): string => (name === 'GLM-5' ? '智谱' : name);

/** The names of a title, each its own company but for the product of 智谱. */
function asides(title: string): Record<string, Aside | null> {
  const inTitle = names.flatMap((alias): Mention[] => {
    const found: Mention[] = [];
    for (let start = title.indexOf(alias); start >= 0; start = title.indexOf(alias, start + 1))
      found.push({ company: companyOf(alias), alias, field: 'title', start, end: start + alias.length });
    return found;
  });
  return Object.fromEntries(
    asidesIn(
      title,
      inTitle.sort((one, other) => one.start - other.start),
    ),
  );
}

const rows: readonly (readonly [string, Record<string, Aside | null>])[] = [
  ['沐曦登陆科创板', { 沐曦: null }],
  ['前智谱研究员创业', { 智谱: 'former' }],
  ['沐曦离职员工创办新公司', { 沐曦: 'former' }],
  ['清华博士从智谱离职创业', { 智谱: 'former' }],
  ['一家公司不做第二个沐曦', { 沐曦: 'figurative' }],
  ['Rivals such as GLM-5, MiniMax and others', { 智谱: 'listed', MiniMax: 'listed' }],
  ['A lead over GLM-5, MiniMax', { 智谱: 'compared', MiniMax: 'compared' }],
  ['挑战英伟达的沐曦拿到订单', { 沐曦: null }],
  ['壁仞引入启明、平安人寿、3W等23家基石', { 壁仞: null }],
  ['智谱、MiniMax、沐曦……这场竞速谁在退出', { 智谱: 'listed', MiniMax: 'listed', 沐曦: 'listed' }],
  ['智谱之後 MiniMax 也補血', { 智谱: 'compared', MiniMax: null }],
  ['智谱之后，大模型公司怎么定价', { 智谱: null }],
  ['天數跑贏同日掛牌智谱', { 智谱: 'compared' }],
  ['某公司击败老对手沐曦', { 沐曦: 'compared' }],
  ['OpenAI Rival GLM-5 Edges Higher', { 智谱: null }],
  ['A hearing passed on a day on which rival MiniMax jumped', { MiniMax: 'compared' }],
  ['Huawei, MiniMax and Enflame seek to fill the gap', { MiniMax: 'listed' }],
  ['网信办点名MiniMax违规收集信息', { MiniMax: null }],
  ['南向资金持有智谱比例升至两成', { 智谱: null }],
  ['The company behind GLM-5 plans a listing', { 智谱: null }],
  ['泄密的是不是MiniMax', { MiniMax: null }],
  ['各类智谱应用上架', { 智谱: null }],
  ['监管批准智谱上市', { 智谱: null }],
  ['下一个沐曦在哪里', { 沐曦: 'figurative' }],
  ['A new model: GLM-5-class at half the price', { 智谱: 'figurative' }],
  ['Kimi K3编程得分超过GLM-5', { 智谱: 'compared' }],
  ['某模型成绩超过Qwen、Kimi和智谱', { 智谱: 'compared' }],
  ['小模型碾压MiniMax智谱', { MiniMax: 'compared', 智谱: 'compared' }],
  ['什么模型能跟GLM-5掰手腕', { 智谱: 'compared' }],
  ['这款模型比智谱更便宜', { 智谱: 'compared' }],
  ['智谱GLM-5得分反超海外模型', { 智谱: null }],
  ['超智谱GLM-5：某模型登顶', { 智谱: 'compared' }],
  ['MiniMax盘中涨超12%', { MiniMax: null }],
  ['订单超过3亿元和沐曦有关', { 沐曦: null }],
  ['超过智谱的MiniMax', { 智谱: 'compared', MiniMax: null }],
  ['智谱 vs MiniMax：谁先盈利', { 智谱: null, MiniMax: null }],
  ['某公司：间接持有沐曦0.12%股份', { 沐曦: 'held' }],
  ['净利增6倍，因投资沐曦、壁仞浮盈', { 沐曦: 'held', 壁仞: 'held' }],
  ['燧原、沐曦、壁仞齐聚大会', { 沐曦: 'listed', 壁仞: 'listed' }],
  ['沐曦、壁仞、智谱同日披露半年报', { 沐曦: null, 壁仞: null, 智谱: null }],
  ['已合作华为、沐曦，获一亿投资', { 沐曦: 'listed' }],
  ['与沐曦、燧原等厂商合作', { 沐曦: 'listed' }],
  ['智谱等来了盈利', { 智谱: null }],
  ['智谱开源了旗舰模型、同行纷纷跟进、市场反应热烈', { 智谱: null }],
];
for (const [title, expected] of rows) {
  test(`what speaks against the names of: ${title}`, () => assert.deepEqual(asides(title), expected));
}

test('one mention that nothing speaks against is enough for its company', () => {
  assert.deepEqual(asides('对标智谱？智谱回应'), { 智谱: null });
});

test('a title of sixteen thousand names is read as far as a headline goes', () => {
  const title = '智谱、沐曦、'.repeat(8000);
  const inTitle = Array.from({ length: 16_000 }, (_, at): Mention => {
    const alias = at % 2 === 0 ? '智谱' : '沐曦';
    return { company: alias, alias, field: 'title', start: at * 3, end: at * 3 + 2 };
  });
  assert.deepEqual(Object.fromEntries(asidesIn(title, inTitle)), { 智谱: 'listed', 沐曦: 'listed' });
});
