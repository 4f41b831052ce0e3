import assert from 'node:assert/strict';
import { test } from 'node:test';

import { typesIn } from '../../src/facts/event-types.ts';
import { fold } from '../../src/text/fold.ts';

const types = (text: string): string[] => [...new Set(typesIn(fold(text).text).map(({ type }) => type))];

/** Sentences of one type each, and what they must not be taken for: prices move with any news, so `market` may stand beside. */
const told: readonly (readonly [type: string, text: string])[] = [
  ['personnel', '壁仞科技宣布，联席首席执行官李新荣因健康原因请辞，由副总裁周远接棒。'],
  ['personnel', '前百度副总裁何宁加入智谱，出任首席商务官。'],
  ['personnel', '沐曦股份董事会选举王定凯为新任副董事长。'],
  ['personnel', 'MiniMax首席运营官悄然离任，内部信称其已转为顾问。'],
  ['personnel', '天数智芯财务总监将于月底卸任，继任人选已定。'],
  ['personnel', 'Biren has named Li Wei as its new chief financial officer.'],
  ['personnel', 'MetaX poached two senior engineers from AMD, including its former head of compilers.'],
  ['personnel', "Zhipu's chief scientist is leaving to start a robotics company."],
  ['funding', '智谱完成新一轮15亿元融资，由中东主权基金领投。'],
  ['funding', '阶跃星辰获国家大基金三期注资20亿元。'],
  ['funding', 'MiniMax折让8%配售2000万股新H股，集资56亿港元。'],
  ['funding', '壁仞科技发行12亿港元可换股债券，2031年到期。'],
  ['funding', '天数智芯先旧后新配股，净筹18亿港元。'],
  ['funding', 'StepFun has closed a US$300 million Series C round led by Hillhouse.'],
  ['funding', 'MiniMax raised HK$9.5 billion by selling new shares in a top-up placement.'],
  ['order', '天数智芯拿下某银行1.2亿元推理服务器订单。'],
  ['order', '摩尔线程与中国移动签订3.1亿元采购合同。'],
  ['order', '沐曦股份中选某省智算中心扩建项目，金额2.4亿元。'],
  ['order', '腾讯向壁仞科技下单1.5万张加速卡。'],
  ['order', 'Biren won a 500 million yuan order from a state-owned cloud operator.'],
  ['order', 'Tencent has placed orders with MetaX for 20,000 accelerator cards.'],
  ['partnership', '沐曦股份与上海交大共建国产GPU联合实验室。'],
  ['partnership', '智谱携手马来西亚电信推出主权大模型平台。'],
  ['partnership', '壁仞科技、无问芯穹、中兴通讯结盟，共同研发光互连超节点。'],
  ['partnership', '天数智芯与中国电信签署框架协议，为期三年。'],
  ['partnership', 'Zhipu and Samsung have teamed up to bring GLM models to Galaxy phones.'],
  ['partnership', 'MetaX signed a strategic cooperation agreement with China Unicom on Monday.'],
  ['product', '沐曦股份推出曦云C700，采用国产3D封装。'],
  ['product', '智谱上线GLM-5V视觉模型，API同步开放。'],
  ['product', '壁仞科技BR200芯片流片成功并点亮。'],
  ['product', 'MiniMax语音模型Speech-3.0今日开源。'],
  ['product', '天数智芯天垓Gen3进入量产阶段。'],
  ['product', '智谱下调GLM-5 API价格六成。'],
  ['product', 'MiniMax宣布海螺AI会员月费上调至99元。'],
  ['earnings', '智谱发布2026年半年度业绩预告。'],
  ['product', 'Moore Threads unveiled its Huashan chip at a developer conference in Beijing.'],
  ['product', 'Zhipu has open-sourced GLM-5.2 under an MIT licence.'],
  ['product', "MiniMax's M3 is now available through its API."],
  ['legal', 'MiniMax遭华纳兄弟起诉，对方索赔7500万美元。'],
  ['legal', '智谱诉前员工侵犯商业秘密一案今日开庭。'],
  ['legal', '壁仞科技收到上海证监局警示函。'],
  ['legal', '法院一审判决摩尔线程胜诉，对方须赔偿400万元。'],
  ['legal', '沐曦股份因广告违法被罚款20万元。'],
  ['legal', '天数智芯与员工的劳动纠纷进入仲裁。'],
  ['legal', "Disney asked the court for an injunction against MiniMax's Hailuo AI."],
  ['legal', 'A California jury found MiniMax liable for copyright infringement.'],
  ['legal', 'Biren was fined by the regulator for late disclosure.'],
  ['market', '摩尔线程午后冲高，一度涨近8%。'],
  ['market', '智谱盘中跌穿2000港元，为两周首次。'],
  ['market', '天数智芯获纳入港股通，下周一生效。'],
  ['market', '壁仞科技控股股东承诺一年内不减持。'],
  ['market', 'MiniMax早盘急挫9%，现报512港元。'],
  ['market', '沐曦股份拟回购不超过5亿元股份。'],
  ['market', 'Shares in Zhipu fell as much as 9% in Hong Kong.'],
  ['market', 'Biren tumbled 7.5 per cent to HK$31.20 on Tuesday.'],
  ['market', 'MetaX is to join the STAR 50 index from June 15.'],
  ['other', '智谱在新加坡设立海外总部。'],
  ['other', '壁仞科技收购一家光互连初创公司全部股权。'],
  ['other', 'MiniMax opened a research centre in Singapore.'],
  ['earnings', '智谱发布中期业绩，收入增长两倍。'],
  ['earnings', '壁仞科技发盈警，预计上半年亏损扩大。'],
  ['earnings', 'Iluvatar CoreX swung to a profit in the first half, helped by higher margins.'],
  ['earnings', "Zhipu's losses widened to US$240 million in the second half."],
];
for (const [type, text] of told) {
  test(`${type}: ${text}`, () => {
    assert.ok(types(text).includes(type), JSON.stringify(types(text)));
  });
}

/** Planned, discussed, rumoured, denied, on the books already, or something else that uses the same words. */
const notTold: readonly string[] = [
  '摩尔线程张建中曾任英伟达全球副总裁。',
  '壁仞科技否认首席执行官离职的传闻。',
  '中金公司担任智谱上市的独家保荐人。',
  '网传智谱一名高管已离职，公司未予回应。',
  'Zhipu denied that its chief scientist had resigned.',
  '摩尔线程拟向特定对象发行股票，募资不超过60亿元。',
  '月之暗面正洽谈新一轮融资，估值或达120亿美元。',
  '燧原科技累计完成十轮融资，总额近百亿元。',
  '壁仞科技国际配售获25.95倍认购，战略配售占比18.97%。',
  '融资余额连续三日上升，沐曦股份融资买入4.2亿元。',
  'Moonshot AI is in talks to raise US$1 billion at a US$10 billion valuation.',
  '沐曦股份在手订单充足，排产已到明年二季度。',
  '天数智芯有望获得字节跳动的大额订单。',
  '壁仞科技与某云厂商的采购谈判已告吹。',
  '公司尚未与该运营商签署任何合同。',
  '摩尔线程合同负债6.2亿元，较年初增长42%。',
  '网传智谱拿下10亿元政务大单，公司称消息不实。',
  'Alibaba is considering buying chips from Moore Threads.',
  'Iluvatar had an order backlog of 1.2 billion yuan at the end of June.',
  '智谱计划与三星就端侧模型展开合作。',
  '壁仞科技与该运营商的战略合作协议已到期，双方未续签。',
  '沐曦股份澄清，与特斯拉没有任何合作。',
  '摩尔线程正与多家车企商谈合作，尚未签约。',
  'Zhipu is exploring a partnership with SoftBank, two people said.',
  '智谱将于下月发布GLM-6。',
  '摩尔线程计划明年推出下一代花港架构芯片。',
  '沐曦股份C700芯片尚未量产。',
  '摩尔线程公布股权激励方案。',
  '有爆料称MiniMax M4即将亮相。',
  '沐曦股份发布股份回购方案，金额不超过10亿元。',
  'Zhipu plans to release GLM-6 before the end of the year.',
  'Biren will launch its next-generation chip in 2027, its chief executive said.',
  '智谱正考虑起诉该自媒体。',
  '市场传言燧原科技将收购壁仞科技，双方均予否认。',
  '摩尔线程拟收购云砥智算60%股权，尚在尽调。',
  '天数智芯将于8月28日公布中期业绩。',
  '花旗预计壁仞科技2027年收入达48亿元。',
  '智谱尚未公布年报。',
];
for (const text of notTold) {
  test(`no event: ${text}`, () => {
    assert.deepEqual(
      types(text).filter((type) => type !== 'market'),
      [],
    );
  });
}

test('a sentence that tells one thing of two firms in two clauses gives both places', () => {
  const found = typesIn('摩尔线程中标5.2亿元,壁仞科技中标3.9亿元').filter(({ type }) => type === 'order');
  assert.equal(found.length, 2);
});

test('Hong Kong writes the same words in other characters', () => {
  assert.deepEqual(types('天數智芯副總裁因個人原因辭任，即日生效'), ['personnel']);
  assert.deepEqual(types('壁仞科技獲納入恒生科技指數'), ['market']);
});
