import { dealFrames } from './deal-frames.ts';
import type { Frame } from './deal-frames.ts';
import type { MetricName } from './metrics.ts';
import type { Quantity } from './quantities.ts';
import type { Meaning } from './view.ts';

const goods: ReadonlySet<string> = new Set(['片', '张', '块', '颗', '卡', '台']);
const spans: ReadonlySet<string> = new Set(['个月', '月', '年', '天', '周']);

const frames: readonly Frame[] = [
  // 每手200股,浮盈2460港元
  {
    metric: 'lot_profit',
    kind: 'money',
    most: 1e6,
    ahead: /(?:每|一)手[^;。]{0,40}?(?:浮盈|浮亏|(?:账面)?(?:[获盈]利|亏损?|损失)|[净可]?赚|蚀|获利|盈利)[约近逾超]?$/,
  },
  // 募资净额的85%投入研发,5%用于商业化推广,余下一成补充营运资金
  {
    metric: 'use_of_proceeds',
    kind: 'percent',
    ahead: /募|集资|所得款|(?<!资产|利润)净额/,
    behind:
      /^(?:左右|的?资金|款项)?(?:将|拟|计划|会)?(?:用于|用作|用来|投入|投向|补充|拨作|作(?:为)?(?:一般)?(?:营运|补充))/,
  },
  {
    metric: 'use_of_proceeds',
    kind: 'percent',
    ahead: /proceeds/i,
    behind:
      /^ (?:of (?:the |its )?(?:net )?proceeds )?(?:(?:will|would|is|are) )?(?:go(?:ing)? to|to be|be (?:used|spent)|(?:set aside|earmarked|to spend) (?:for|on)|for )/i,
  },
  // 引入18家基石投资者,合共认购15.83亿港元
  {
    metric: 'cornerstone',
    kind: 'money',
    ahead:
      /基石(?:投资者|投资人|股东|投资)[^;。]*(?:认购|投资|承诺)(?:总额|金额|额|股份)?(?:约|合计|合共|总计|共|为|达|逾|超过?|近)*$/,
  },
  {
    metric: 'use_of_proceeds',
    kind: 'percent',
    ahead: /\b(?:us|spend|allocat|earmark|put|devot|set aside)\w*\b[^;.]{0,60}$/i,
    behind: /^ of (?:the |its )?(?:net |gross |IPO )*(?:proceeds|funds raised|money raised)/i,
  },
  // Overseas markets contributed 73% of revenue; 73% of sales came from outside China
  {
    metric: 'overseas_share',
    kind: 'percent',
    ahead: /\b(?:overseas|international|foreign|non-Chinese)\b[^,;.]{0,60}$/i,
    behind: /^ of [^,;.]{0,40}?(?:revenue|sales|income)/i,
  },
  {
    metric: 'overseas_share',
    kind: 'percent',
    behind:
      /^ of [^,;.]{0,40}?(?:revenue|sales) (?:(?:came|comes|was|is|being) )?(?:from |generated |earned |made )?(?:overseas|abroad|outside|international|foreign)/i,
  },
  // The five largest customers accounted for 71.9% of revenue
  {
    metric: 'top5_share',
    kind: 'percent',
    ahead: /\b(?:five|top[- ]five|top 5) (?:largest |biggest )?(?:customers|clients)\b[^;.]{0,60}$/i,
    behind: /^ of [^,;.]{0,30}?(?:revenue|sales)/i,
  },
  // each spending US$5 on average
  {
    metric: 'arpu',
    kind: 'money',
    ahead: /\b(?:each|users?|customers?|subscribers?)\b[^;.]{0,20}\bspen(?:d|ds|ding|t) (?:an average of |about )?$/i,
  },
  // 成交1240万股,涉资6.5亿港元
  { metric: 'turnover', kind: 'money', ahead: /成交[^;。]*涉[资及](?:金额)?(?:约|近|逾|超过?)?$/ },
  // 设六个月禁售期; 上市之日起三十六个月内不转让
  {
    metric: 'duration',
    kind: 'count',
    units: spans,
    behind:
      /^的?(?:禁售|锁定|限售|质押|存续)期(?!(?:将|已)?(?:于|在)?[^,;。]{0,6}?(?:届满|结束|到期|期满|解除|满))|^之?内,?(?:将|均)?不(?:得|会|再|予)?[^,;。]{0,6}?(?:转让|减持|出售|上市)/,
  },
  {
    metric: 'duration',
    kind: 'count',
    units: spans,
    ahead: /(?:禁售|锁定|限售|质押|存续)期(?:限|均|设|定)?(?:为|是)?(?:约)?$/,
  },
  // 由64张GPU互连; 用2048张加速卡…训完
  {
    metric: 'cluster_size',
    kind: 'count',
    units: goods,
    least: 8,
    behind: /^[A-Za-z\d\u4e00-\u9fff -]{0,14}?(?:互连|互联|组成|构成|集群)/,
  },
  {
    metric: 'cluster_size',
    kind: 'count',
    units: goods,
    least: 8,
    ahead: /(?:动用|使用|仅用|只用|用|基于|在)了?(?:约|近|逾|超过?)?$/,
    behind: /^[^,;。]{0,12}?(?:加速卡|GPU|显卡|智算卡|算力卡|芯片|卡)[^;。]{0,14}?(?:训|预训练)/,
  },
  // 智算中心部署4096张国产加速卡
  {
    metric: 'cluster_size',
    kind: 'count',
    units: goods,
    least: 8,
    ahead: /(?:智算|集群|超节点|算力中心|数据中心)[^;。]*(?:部署|建成|点亮|配置|上线)了?(?:约|近|逾|超过?|共)?$/,
    behind: /^[^,;。]{0,8}?(?:加速卡|GPU|显卡|智算卡|算力卡|芯片|卡)/,
  },
  // 认购1.92亿股,相当于初步可供认购股数的153倍
  {
    metric: 'oversubscription',
    kind: 'multiple',
    ahead: /可供(?:公众)?(?:认购|申购)[^,;。]{0,8}的?(?:大?约|近|超过?|逾)*$/,
  },
  // 签下采购合同,将交付2048张加速卡
  {
    metric: 'order_volume',
    kind: 'count',
    units: goods,
    ahead:
      /(?:合同|订单|采购|协议|中标)[^;。]*(?:将|拟|须|需|预计|计划|约定)[^,;。]{0,8}?(?:交付|供应|采购|供货)(?:约|近|逾|超过?|不少于|至少)*$/,
  },
  // 授出116.88万股股份奖励
  {
    metric: 'incentive',
    kind: 'count',
    units: new Set(['股', '份']),
    behind: /^的?(?:股份)?(?:奖励|激励|受?限制性?股|购股权|期权)/,
  },
  // 裁减两百余名员工,约占总人数的35%
  {
    metric: 'employees',
    kind: 'percent',
    ahead:
      /裁[^;。]*占(?:公司|其|集团)?(?:总|全体|全部|在职|现有)*(?:人数|员工|人员|雇员)(?:总数|人数)?的?(?:比例)?(?:约|近|超过?|逾|达|为)*$/,
  },
  {
    metric: 'employees',
    kind: 'percent',
    ahead: /\b(?:lay|laid|layoffs|cut|cutting|shed|axe|axed|dismiss\w*|eliminat\w*)\b/i,
    behind: /^ of (?:its |the |their )?(?:[\w-]+ )?(?:staff|workforce|employees|headcount|jobs)/i,
  },
  // 一次可读100万词元
  {
    metric: 'context',
    kind: 'count',
    units: new Set(['token']),
    least: 1000,
    behind: /^\s?(?:at once|in one (?:go|pass)|in a single)/i,
  },
  {
    metric: 'context',
    kind: 'count',
    units: new Set(['token']),
    least: 1000,
    ahead: /(?:一次性?|单次)(?:可|能)?(?:处理|读取?|读入|输入|支持|容纳|阅读)[^,;。]{0,6}$/,
  },
  // 研发开支31.8亿元,相当于收入的4.4倍
  {
    metric: 'rnd_ratio',
    kind: 'multiple',
    after: 'rnd',
    ahead: /(?:相当于|是|为|达)(?:当年|当期|同期|全年|公司)?(?:总|营业)?(?:收入|营收)的[约近超逾]*$/,
  },
  {
    metric: 'rnd_ratio',
    kind: 'multiple',
    after: 'rnd',
    behind: /^ (?:its |the |that year's )?(?:annual )?(?:revenue|sales)/i,
  },
  // 12倍2026年预测PS
  {
    metric: 'ps',
    kind: 'multiple',
    behind: /^的?(?:20\d\d年)?(?:[Ee]|预测|预期|静态|动态|滚动|历史)?(?:市销率|PS\b|P\/S)/,
  },
  {
    metric: 'pe',
    kind: 'multiple',
    behind: /^的?(?:20\d\d年)?(?:[Ee]|预测|预期|静态|动态|滚动|历史)?(?:市盈率|PE\b|P\/E)/,
  },
  // has lost 31% of its value
  {
    metric: 'share_price',
    kind: 'percent',
    ahead: /\b(?:lost|lose[sd]?|losing|shed|gained)\b/i,
    behind: /^ of (?:its|their) (?:market )?value/i,
  },
  ...dealFrames,
];

/** The metric of the first frame a quantity stands in, or null. */
export function framed(text: string, quantity: Quantity, previous: Meaning | undefined): MetricName | null {
  const { kind, unit, value, start, end } = quantity;
  const candidates = frames.filter(
    (frame) =>
      frame.kind === kind &&
      (frame.units === undefined || frame.units.has(unit ?? '')) &&
      value >= (frame.least ?? 0) &&
      value <= (frame.most ?? Infinity) &&
      (frame.after === undefined || frame.after === previous?.metric),
  );
  if (candidates.length === 0 || unit === 'pp') return null;
  const ahead = text.slice(0, start);
  const behind = text.slice(end, end + 96);
  const found = candidates.find((frame) => (frame.behind?.test(behind) ?? true) && (frame.ahead?.test(ahead) ?? true));
  return found?.metric ?? null;
}

/** 每手100股, 中一签(500股): shares that come together. */
const ofLot = /(?:[每一]手|[每一中单]+签)[^,;。\d]{0,8}[("]?$|\b(?:board )?lots? (?:size )?of (?:about )?$/i;
/** 每10股转增4股: told of one share or of ten. */
const ofEach = /(?:每|转增|送)[^,;。\d]{0,8}[("]?$/;

/** How a number of shares is told: of one lot, per share, else as a number of its own. */
export function sharesTold(ahead: string): 'lot' | 'each' | 'own' {
  if (ofLot.test(ahead)) return 'lot';
  return ofEach.test(ahead) ? 'each' : 'own';
}
