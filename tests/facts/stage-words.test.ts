import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stageWords } from '../../src/facts/stage-words.ts';
import { listingTalkIn, stagesOf } from '../../src/facts/stages.ts';
import { fold } from '../../src/text/fold.ts';
import { ipoStages } from '../../src/model/fact.ts';

const steps = (text: string): (string | null)[] =>
  stagesOf(fold(text).text).flatMap(({ stage, isDisclosure }) => (isDisclosure ? [] : [stage]));

test('every step has its words', () => {
  const names = new Set(stageWords.map(({ name }) => name));
  assert.deepEqual(
    ipoStages.filter((stage) => !names.has(stage)),
    [],
  );
});

const taken: readonly (readonly [stage: string, text: string])[] = [
  ['tutoring', '沐曦股份8月11日在上海证监局办理H股上市辅导备案。'],
  ['tutoring', '摩尔线程A股上市辅导状态变更为“辅导验收”。'],
  ['tutoring', '京微齐力与中信建投签署上市辅导协议。'],
  ['accepted', '深交所8月10日正式受理瀚海微的创业板上市申请。'],
  ['accepted', '智谱科创板上市申请获上交所受理。'],
  ['inquiry', '燧原科技回复科创板首轮问询，披露客户集中度。'],
  ['inquiry', '摩尔线程科创板IPO进入问询阶段。'],
  ['approved', '燧原科技首发过会，下一步将提交注册。'],
  ['approved', '上交所上市委会议结果公告：昆仑芯首发符合发行条件、上市条件和信息披露要求。'],
  ['hearing', '燧原科技通过港交所主板上市聆讯。'],
  ['hearing', '摩尔线程刊发聆讯后资料集，距双重上市一步之遥。'],
  ['registered', '证监会公告，同意燧原科技首次公开发行股票的注册申请。'],
  ['registered', '燧原科技科创板IPO注册生效，批文有效期12个月。'],
  ['priced', '燧原科技发行价敲定为38.7元/股。'],
  ['priced', '摩尔线程H股每股定价26.8港元，近招股区间上限。'],
  ['prospectus', '昆仑芯以保密形式向港交所递交A1上市申请。'],
  ['prospectus', '摩尔线程今日起至8月18日招股，每手100股。'],
  ['prospectus', '燧原科技更新招股书后第二次递表港交所。'],
  ['unlocked', '壁仞科技基石投资者的锁定期昨日届满。'],
  ['unlocked', '沐曦股份1804万股限售股今日解禁。'],
  ['listed', '8月11日，燧原科技在科创板鸣锣上市，开盘涨210%。'],
  ['listed', '昆仑芯昨日在港交所主板挂牌，收报52.3港元。'],
  ['listed', '燧原科技登陆科创板首日大涨189%。'],
  ['listed', 'Kunlunxin made its Hong Kong trading debut on Tuesday, closing 32% higher.'],
  ['hearing', 'Moore Threads has cleared its Hong Kong listing hearing.'],
  ['prospectus', 'Kunlunxin has filed confidentially for a Hong Kong IPO.'],
  ['accepted', "Shanghai's exchange has accepted Enflame's filing for a STAR Market IPO."],
  ['priced', 'Enflame priced its IPO at 38.70 yuan a share.'],
  ['unlocked', 'The lock-up period on 210 million MiniMax shares ended on Tuesday.'],
];
for (const [stage, text] of taken) {
  test(`${stage}: ${text}`, () => {
    assert.deepEqual([...new Set(steps(text))], [stage]);
  });
}

/** A listing is spoken of, and no step taken. */
const spokenOf: readonly string[] = [
  '智谱科创板申请有望近期获受理。',
  '燧原科技将于8月20日上会。',
  '燧原科技IPO被上市委暂缓审议。',
  '摩尔线程料于下周进行上市聆讯，有望9月上市。',
  '摩尔线程预计8月20日厘定最终发售价。',
  '壁仞科技拟在9月底前递交科创板招股书。',
  '昆仑芯据传已秘密递表港交所。',
  '摩尔线程12月5日将有3.6亿股限售股解禁。',
  '昆仑芯将于8月20日在港交所挂牌。',
  '昆仑芯明日挂牌，暗盘升21%。',
  '曜石芯片撤回科创板上市申请，上交所终止审核。',
  '壁仞科技推迟A股上市计划至明年。',
  'Enflame plans to list in Shanghai by the end of the year.',
  'Kunlunxin has withdrawn its application for a Hong Kong listing.',
];
for (const text of spokenOf) {
  test(`no step yet: ${text}`, () => {
    assert.ok(steps(text).every((stage) => stage === null));
    assert.ok(steps(text).length > 0 || listingTalkIn(fold(text).text) !== null);
  });
}

/** The words mean something else, or the step is denied, conditional or long past. */
const noStep: readonly string[] = [
  '公司邀请专家为员工作心理辅导。',
  '智谱起诉该公司一案获法院受理。',
  '壁仞科技专利无效申请获受理。',
  '沐曦股份收到上交所关于2025年年报的问询函。',
  '摩尔线程就重组预案回复交易所问询函。',
  '摩尔线程股东大会审议通过发行H股的议案。',
  '今年以来科创板过会率达到96%。',
  '昆仑芯未能通过聆讯。',
  '燧原科技科创板IPO提交注册。',
  '智谱GLM商标注册获批。',
  '摩尔线程MTT S90定价4999元。',
  '智谱GLM-6定价为每百万词元6元。',
  'MiniMax配售价定为每股240港元，较上日收市折让8%。',
  '智谱限制性股票授予价格确定为每股860港元。',
  '招股书显示，摩尔线程研发人员占比超七成。',
  '昆仑芯否认已向港交所秘密递表。',
  '美国商务部宣布H20芯片对华解禁。',
  '智谱控股股东自愿将禁售期延长一年。',
  '摩尔线程新款游戏显卡正式上市，首发价2999元。',
  '壁仞科技与高校共建的联合实验室在临港挂牌。',
  '已在港上市的智谱和MiniMax均未置评。',
  'MiniMax的Talkie登陆App Store美区榜首。',
  '燧原科技上市首日表现或不及摩尔线程，分析师称。',
  '若顺利通过聆讯，摩尔线程最快下月在港上市。',
  '一年前的今天，摩尔线程正式挂牌。',
  '上市公司智谱发布公告，对传闻予以澄清。',
  '沐曦股份没有赴美上市的计划。',
  'Hong Kong-listed Zhipu fell 3% on Wednesday.',
  "MiniMax's new app debuted in the App Store at number three.",
  'Zhipu priced its top-up placement at HK$1,588 a share.',
  'Moore Threads denied it has filed for a Hong Kong IPO.',
];
for (const text of noStep) {
  test(`no step: ${text}`, () => {
    assert.ok(
      steps(text).every((stage) => stage === null),
      JSON.stringify(steps(text)),
    );
  });
}
