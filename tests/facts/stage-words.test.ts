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
  ['tutoring', '证监会披露，宇树科技已启动上市辅导，由中信证券辅导。'],
  ['tutoring', '昆仑芯完成上市辅导，拟申报科创板。'],
  ['accepted', '长鑫科技科创板IPO申请获得受理。'],
  ['accepted', '北交所受理清微智能的上市申请。'],
  ['inquiry', '上交所向燧原科技发出首轮审核问询函。'],
  ['inquiry', 'Enflame has responded to a first round of inquiries from the Shanghai bourse.'],
  ['approved', '瀚博半导体科创板首发申请获上市委审议通过。'],
  ['approved', '燧原科技IPO顺利过会。'],
  ['approved', "Enflame won approval from the Shanghai Stock Exchange's listing committee."],
  ['registered', '瀚博半导体拿到IPO注册批文。'],
  ['registered', '中国证监会核准燧原科技首次公开发行注册。'],
  ['registered', "China's securities regulator has approved Enflame's IPO registration."],
  ['hearing', '港交所文件显示，曦智科技通过聆讯。'],
  ['hearing', '曦智科技上载聆讯后资料集。'],
  ['hearing', 'Xizhi Technology passed its listing hearing on Thursday.'],
  ['prospectus', '天数智芯12月30日起招股，集资最多37亿港元。'],
  ['prospectus', '曦智科技首次向港交所递交招股书，中金、海通国际联席保荐。'],
  ['prospectus', '昆仑芯正式向港交所提交上市申请书。'],
  ['prospectus', 'Kunlunxin launched its Hong Kong share sale on Monday, seeking up to HK$8 billion.'],
  ['prospectus', 'Kunlunxin submitted a listing application to the Hong Kong exchange.'],
  ['priced', '曦智科技最终发售价定为每股183.2港元，为招股价上限。'],
  ['priced', 'Unitree set its IPO price at 96.50 yuan.'],
  ['listed', '曦智科技今早在港交所敲钟，股份代号01879。'],
  ['listed', '宇树科技科创板上市首日收涨210%。'],
  ['listed', '曦智科技首日掛牌，收報412元，升125%。'],
  ['listed', '长鑫科技正式登陆科创板，开盘市值破万亿。'],
  ['listed', 'Xizhi shares more than doubled on their first day of trading in Hong Kong.'],
  ['listed', 'Unitree soared 188% in its Shanghai debut.'],
  ['unlocked', '曦智科技六个月禁售期今日届满，股价跌7%。'],
  ['unlocked', '摩尔线程约3.6亿股限售股今起上市流通。'],
  ['unlocked', "Lock-up restrictions on Zhipu's cornerstone investors expired on July 8."],
  ['tutoring', '曦望科技启动A股上市辅导，辅导券商为国泰海通。'],
  ['tutoring', '云天励飞旗下公司在深圳证监局辅导备案。'],
  ['accepted', '深交所官网显示，曦望科技创业板IPO获受理。'],
  ['inquiry', '曦望科技创业板IPO状态变更为已问询。'],
  ['approved', '7月24日，创业板上市委审议通过曦望科技首发申请。'],
  ['hearing', 'MiniMax已通过港交所聆讯，最快1月挂牌。'],
  ['hearing', '天数智芯过聆讯！国产GPU再添一家港股公司。'],
  ['registered', '曦望科技IPO获证监会同意注册。'],
  ['registered', '7月30日，证监会按法定程序同意曦望科技首次公开发行股票注册。'],
  ['prospectus', '曦望科技开启招股，入场费3200港元。'],
  ['prospectus', '曦望科技于6月30日递表港交所主板。'],
  ['prospectus', '【新股】曦望科技今起招股，每手500股。'],
  ['priced', '曦望科技定价18.8港元，公开发售超购520倍。'],
  ['priced', '曦望科技公布发行结果，发行价确定为每股45.6元。'],
  ['listed', '曦望科技今日成功登陆港交所，首日涨62%。'],
  ['listed', '曦望科技港股上市，开盘破发。'],
  ['listed', '曦望科技上市首日盘中触发临停。'],
  ['listed', '恭喜！曦望科技在上交所科创板成功挂牌。'],
  ['listed', 'Xiwang Technology closed up 62% on its first day in Hong Kong.'],
  ['listed', 'Xiwang made its debut on the Hong Kong stock exchange on Friday.'],
  ['unlocked', '曦望科技首批限售股上市流通，股价低开5%。'],
  ['unlocked', '智谱今日解禁，约2亿股可流通。'],
  ['unlocked', '沐曦股份网下配售限售股于6月17日起上市流通。'],
  ['hearing', '消息｜雲脊科技昨過聆訊，擬集資4億美元。'],
];
for (const [stage, text] of taken) {
  test(`${stage}: ${text}`, () => {
    assert.deepEqual([...new Set(steps(text).filter((one) => one !== null))], [stage]);
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
  '昆仑芯拟分拆至港交所上市，百度持股降至五成。',
  '阶跃星辰已聘请中金公司，筹备赴港IPO。',
  '月之暗面据悉暂缓赴港上市。',
  '燧原科技IPO终止审核。',
  '宇树科技将于7月25日上会。',
  '曦智科技明日挂牌，暗盘报380港元。',
  'StepFun is preparing for a Hong Kong IPO that could raise US$500 million.',
  "Moore Threads' shareholders approved a plan to issue H shares.",
  "Enflame's listing has been postponed.",
  '曦望科技计划年内赴港IPO，募资4亿美元。',
  '曦望科技拟8月18日在科创板上市。',
  '据IFR报道，曦望科技考虑赴港上市。',
  '曦望科技暂停赴港IPO计划。',
  '曦望科技聆讯在即，或成港股光计算第一股。',
  '曦望科技上市日期定为8月18日。',
  '智谱上海上市申请有望下月获受理，知情人士称。',
  'Xiwang is said to be considering a US$400 million Hong Kong IPO.',
  'Xiwang filed to withdraw its Shanghai IPO application.',
  '摩尔线程H股上市申请材料获中国证监会接收。',
  '港交所：云脊科技提交的上市申请已失效。',
  '传MiniMax考虑回A，或在科创板二次上市。',
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
  '月之暗面创始人杨植麟：短期内不着急上市。',
  '港交所上市科主管表示，将优化18C章上市规则。',
  '今年以来已有23家芯片公司在港上市。',
  '沐曦股份董事会通过赴港上市议案。',
  '智谱上市后市值一度突破万亿。',
  '壁仞科技自上市以来累计上涨190%。',
  '摩尔线程的游戏显卡在京东正式上市。',
  'MiniMax新模型登陆OpenRouter，调用量居首。',
  '市场人士预计燧原科技将在三季度上市。',
  '宇树科技回应上市传闻：以公告为准。',
  '昆仑芯的招股书将于下月失效。',
  '智谱GLM-6预计年底上线。',
  '摩尔线程收到问询函，要求说明股价异动。',
  '上市公司股东名单显示，多家基金持有曦望科技。',
  '曦望科技CEO谈上市：顺其自然。',
  '曦望科技辟谣IPO被否传闻。',
  '曦望科技的上市首秀被一些投资者寄予厚望。',
  '摩尔线程上市首月累计上涨45%。',
  '曦望科技新品发布会定于8月挂牌日之后。',
  '壁仞科技港股上市满百日，股价较发行价高七成。',
  '沐曦股份称公司不存在赴港二次上市安排。',
  '曦望科技过会概率大，券商研报称。',
  '曦望科技若成功上市，将是A股光计算第一股。',
  '刚在港上市的智谱发布三年技术路线图。',
];
for (const text of noStep) {
  test(`no step: ${text}`, () => {
    assert.ok(
      steps(text).every((stage) => stage === null),
      JSON.stringify(steps(text)),
    );
  });
}
