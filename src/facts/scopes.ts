import type { MetricName } from './metrics.ts';

const scopes: readonly (readonly [string, RegExp])[] = [
  ['扣非', /扣非|扣除?非经常性|excluding one-off/i],
  ['归母', /归母|归属于?(?:母公司|上市公司|本公司)?[^,;]{0,6}(?:股东|所有者|权益|净利|净亏|亏损)|attributable to/i],
  ['经调整', /经调整|调整后|非国际财务|non-(?:ifrs|gaap)|\badjusted\b/i],
  ['剔除可赎回负债', /剔除[^,;]{0,8}可?赎回|可赎回负债[^;]{0,16}剔除|剔除后/],
  ['税前', /税前|pre-?tax/i],
  ['回拨前', /回拨前|before (?:the )?claw-?back|\binitial\b/i],
  ['回拨后', /回拨后|after (?:the )?claw-?back/i],
  ['孖展', /孖展/],
  ['国际', /国际(?:发售|配售|认购|部分)|international (?:tranche|offering|placing)?/i],
  ['网下', /网下|\boffline\b/i],
  ['公开', /公开发售|香港(?:公开)?(?:发售|部分)|散户|公众|\b(?:public tranche|retail)\b/i],
  ['网上', /网上|\bonline\b/i],
  ['C端', /C端|\bTo ?C\b/i],
  ['B端', /B端|\bTo ?B\b/i],
  ['月均', /月均|每月平均/],
  ['海外', /(?:海外|境外)(?=业务|市场|收入|营收)/],
  ['国内', /(?:国内|境内)(?=业务|市场|收入|营收)/],
  ['框架协议', /框架协议/],
  ['约束性订单', /约束性订单/],
  ['研发', /研发(?:人员|团队|员工)/],
  ['总股本', /总股本|(?<!占)已发行(?:总)?股(?:本|份)/],
  ['基石', /基石/],
  ['回拨', /回拨|\bmoved\b|claw-?back/i],
  ['累计', /累计|(?:[一二三四五六七八九十两\d]+个(?:交易日|月)|年内|今年以来|上市以来|\bsince\b)/i],
  ['申购', /申购|\bbid for\b/],
  ['每手', /(?:[每一]手|[每一中单]+签)[^,;。\d]{0,8}[("]?$|\blots? (?:size )?of (?:about )?$/],
  ['回购', /回购|buy-?back|repurchas/i],
  ['减持', /减持|抛售/],
  ['增持', /增持/],
  ['解禁', /解禁|解除(?:禁售|限售|锁定)/],
  ['质押', /质押/],
];
const greyMarket = /暗盘|暗市|\bgr[ea]y[- ]market\b/i;
const uptoGreyMarket = new RegExp(`^.*(?:${greyMarket.source})`, 'is');
const onExchange =
  /[,;].*?(?:首日|首个交易日|上市|挂牌|次日|翌日|开盘|高开|低开|正式|今日|\d日|\b(?:debut|first day|open(?:s|ed))\b)/is;
const traded = new Set<MetricName>(['share_price', 'market_cap', 'turnover']);
const anyScope = new RegExp(scopes.map(([, { source }]) => source).join('|'), 'i');
const withOption = /含绿鞋|绿鞋|超额配[售股]权?|发售量调整权|悉数行使|全额行使|over-?allotment|greenshoe/i;
const segment =
  /(?:^|[,;:、。和及与,\d%元]|由|中|的|来自)([\p{L}]{2,12}?(?:业务|板块|分部|服务|产品|平台|项目|系列|部署))$/u;
const clawback = /^[^,.;]{0,20}?\b(before|after) clawback/i;

const ofOffer = new Set<MetricName>(['shares', 'raise', 'raise_net', 'issue_share']);
const ofWhole = new Set<MetricName>(['gross_margin', 'revenue', 'revenue_share', 'net_loss', 'net_profit']);
const exception = /除了?([\p{L}\d]{2,10}?)(?:之|以)?外/u;

/** Scopes that say something for one family of metrics only. */
const only: Readonly<Record<string, readonly MetricName[]>> = {
  研发: ['employees'],
  总股本: ['shares'],
  基石: ['shares', 'issue_share', 'investors'],
  每手: ['shares'],
  回购: ['shares', 'share_price'],
  减持: ['shares', 'share_price'],
  增持: ['shares', 'share_price'],
  解禁: ['shares'],
  质押: ['shares'],
  申购: ['shares'],
  回拨: ['shares'],
  累计: ['share_price'],
  C端: ['revenue', 'revenue_share', 'overseas_share', 'gross_profit', 'gross_margin', 'users'],
  B端: ['revenue', 'revenue_share', 'overseas_share', 'gross_profit', 'gross_margin', 'customers'],
  税前: ['net_loss', 'net_profit'],
  框架协议: ['order_value'],
  约束性订单: ['order_value', 'order_volume'],
  国际: ['oversubscription', 'shares', 'raise', 'lottery_rate'],
  公开: ['oversubscription', 'shares', 'raise', 'lottery_rate'],
  网上: ['oversubscription', 'shares', 'lottery_rate'],
  网下: ['oversubscription', 'shares', 'lottery_rate'],
  国内: ['revenue', 'revenue_share', 'gross_margin', 'users'],
  海外: ['revenue', 'gross_margin', 'users'],
};

/**
 * The scope of a figure: 归母, 扣非, 经调整, 回拨前, 网上, 含绿鞋, C端 …; null when the plain value is meant.
 *
 * @param window the words since the figure before it
 * @param behind the words after it
 * @param ahead the whole sentence up to the figure: 若绿鞋行使 at its head holds for all of it
 */
export function scopeOf(window: string, behind: string, ahead: string, metric: MetricName): string | null {
  if (traded.has(metric) && isGrey(ahead, behind)) return '暗盘';
  if (ofOffer.has(metric) && withOption.test(ahead)) return '含绿鞋';
  if (metric === 'oversubscription') {
    const later = clawback.exec(behind);
    if (later !== null) return later[1]!.toLowerCase() === 'before' ? '回拨前' : '回拨后';
    // 孖展金额超过2533亿港元,公开发售超购1209倍: the words right before it count more than those of the clause before.
    if (ahead.includes('孖展') && !/公开发售|香港发售|国际(?:发售|配售)/.test(window)) return '孖展';
    const tranche =
      /^\s?(?:(?:over)?subscribed |covered )?(?:of |in )?(?:the |its )?(retail|public|international)\b/i.exec(
        behind,
      )?.[1];
    if (tranche !== undefined) return tranche.toLowerCase() === 'international' ? '国际' : '公开';
  }
  const except = ofWhole.has(metric) ? exception.exec(window)?.[1] : undefined;
  if (except !== undefined) return `除${except}外`;
  // Most words name none of them: one look tells, not one for each.
  if (!anyScope.test(window)) return null;
  for (const [name, pattern] of scopes) {
    if (!pattern.test(window)) continue;
    const fits = only[name];
    if (fits === undefined || fits.includes(metric)) return name;
  }
  return null;
}

/** 暗盘收205.6港元,涨24.6%: both were traded before the share was listed; what a later clause says of its first day was not. */
function isGrey(ahead: string, behind: string): boolean {
  if (!greyMarket.test(ahead)) return greyMarket.test(behind.split(/[,;。]/, 1)[0]!);
  return !onExchange.test(ahead.replace(uptoGreyMarket, ''));
}

const verbs =
  /(?:的|实现|贡献|录得|营收|收入|同比|环比|分别|大?约|为|达到?|增长?|增加|提升|上升|下降|下滑|减少|至|超过?|逾|近|[\d.]|\s)*$/;

/** The segment named at the end of some words, verbs of change aside (开放平台及企业服务增): null when there is none. */
export function segmentBefore(words: string): string | null {
  const name = segment.exec(words.replace(verbs, ''))?.[1]?.replace(/^(?:来自|源自|其中)/, '') ?? null;
  return name === null || noSegment.test(name) ? null : name;
}

const noSegment = /^(?:主营|公司|该|其|本|上述|各|两|三|新|这|多|所有|全部|提供|主要|相关|首款|几|一系列)/;
