import type { FigureKind } from '../model/fact.ts';
import type { MetricName } from './metrics.ts';

/** A turn of phrase that tells what a quantity measures where the metric words around it would mislead. All its conditions must hold. */
export interface Frame {
  readonly metric: MetricName;
  readonly kind: FigureKind;
  /** Measure words; absent where the kind says enough. */
  readonly units?: ReadonlySet<string>;
  /** Of the sentence up to the quantity. */
  readonly ahead?: RegExp;
  /** Of what follows the quantity. */
  readonly behind?: RegExp;
  /** What the quantity before must measure. */
  readonly after?: MetricName;
  readonly least?: number;
  readonly most?: number;
}

const goods: ReadonlySet<string> = new Set(['片', '张', '块', '颗', '卡', '台']);

/** Frames of contracts, rounds, clusters and shares of revenue; the first that holds wins. */
export const dealFrames: readonly Frame[] = [
  // 研发开支31.8亿元,相当于收入的439.2%
  {
    metric: 'rnd_ratio',
    kind: 'percent',
    after: 'rnd',
    ahead:
      /(?:相当于|是|为|达到?)(?:当年|当期|同期|全年|公司|其)*(?:总|营业|当期|全部)*(?:收入|营收)(?:总额)?的[约近超逾]*$/,
  },
  {
    metric: 'rnd_ratio',
    kind: 'percent',
    after: 'rnd',
    behind: /^ of (?:its |the |that year's |total |annual )*(?:revenue|sales)/i,
  },
  // 日均调用9.4万亿Token
  {
    metric: 'daily_tokens',
    kind: 'count',
    units: new Set(['token']),
    ahead:
      /(?:日均|每日|每天|单日|一天|日)(?:平均)?(?:最高|峰值|约|可|能|总|的|已|超)*(?:调用|处理|消耗|使用|生成|吞吐|推理)(?:量|了|近|约|超过?|逾|达到?|突破|至|升|增|已|高达|为|规模|峰值)*$/,
  },
  // 签下3.96亿元算力服务器销售合同; 斩获逾2亿元的加速卡大单
  {
    metric: 'order_value',
    kind: 'money',
    ahead:
      /(?:签[下订署约了得]|签|中标|获得?|拿下|拿到|斩获|斩下|收获|赢得|接获|接到|承接|揽下|敲定|达成|取得|锁定)(?:了|总额|金额|价值|总价|合计|一[份笔张单个]|一项|约|近|超过?|逾|高达|达|的)*$/,
    behind:
      /^的?(?![^,;。]{0,18}(?:融资|投资|贷款|授信|借款|增资|理财))[^,;。\d]{0,18}?(?:合同|订单|大单|采购单|采购协议|销售协议|供货协议|标的?(?=[,;。]|$))/,
  },
  {
    metric: 'order_value',
    kind: 'money',
    ahead:
      /(?:合同|订单|中标|采购单|标段|协议)[^;。]*,[^,;。\d]{0,4}(?:含税|不含税|税后)?(?:总价款?|总价格|价税合计|合同价款?|标的额|价款|总金额|中标价|成交价|作价)(?:合计|为|约|达|近|逾|超过?|共|计)*$/,
  },
  // 与字节跳动洽谈供应至少5万颗芯片; will deliver 12,000 GPUs under a contract
  {
    metric: 'order_volume',
    kind: 'count',
    units: goods,
    ahead:
      /(?:洽谈|商谈|磋商|谈判|接触|协商|有意|有意向|拟|计划|承诺|约定|同意|将|签约|签订|签下)[^,;。]{0,14}?(?:供应|采购|供货|订购|交付|购入|购买|提供|引进|洽购)(?:了|总计|合计|共|大约|约|近|逾|超过?|不少于|不低于|至少|至多|最多)*$/,
    behind: /^[^,;。]{0,14}?(?:芯片|卡|GPU|处理器|加速器|服务器|一体机)/i,
  },
  {
    metric: 'order_volume',
    kind: 'count',
    units: goods,
    ahead:
      /\b(?:deliver|supply|provide|ship|sell|order|buy|purchase|procure)(?:s|ed|ing)?(?: (?:\w+ ){0,3}?with)? (?:about |around |at least |up to |more than |over |nearly |another |an initial )?$/i,
    behind: /\b(?:contract|order|agreement|deal|tender)s?\b/i,
  },
  {
    metric: 'order_volume',
    kind: 'count',
    units: goods,
    ahead:
      /\b(?:contract|order|agreement|deal|tender)s? (?:[\w-]+ ){0,6}?(?:for|of|covering) (?:about |at least |up to |more than |over |nearly )?$/i,
  },
  // 单柜互联64张GPU; 由512张加速卡组成
  {
    metric: 'cluster_size',
    kind: 'count',
    units: goods,
    least: 8,
    ahead:
      /(?:互联|互连|组网|集成|整合|容纳|串联|并联|内置|可连接|连接|最大支持|可扩展至|扩展至|扩展到)(?:了|多达|最多|高达|达|约|近|超过?|逾|至)*$/,
    behind: /^[^,;。]{0,10}?(?:加速卡|GPU|显卡|智算卡|算力卡|芯片|卡|处理器)/i,
  },
  // 完成B轮融资,金额12亿元
  {
    metric: 'raise',
    kind: 'money',
    ahead:
      /(?:融资|轮|配售|配股|增发|定增|供股)[^,;。\d]{0,12},(?:本轮|该轮|此次|融资|募资|总|交易|合计|涉资)*(?:金额|规模|总额|额)?(?<=额|模|资)(?:合计|为|约|达到?|近|逾|超过?|共|计|高达)*$/,
  },
  {
    metric: 'raise',
    kind: 'money',
    ahead:
      /融资[^;。]*,(?:本轮|该轮|此次|本次|首轮)(?:融资|募资)?(?:总)?(?:金额|规模|总额|额)(?:合计|为|约|达到?|近|逾|超过?|共|计|高达)*$/,
  },
  // 配发1980万股,筹得约314亿港元
  {
    metric: 'raise',
    kind: 'money',
    ahead:
      /(?:配售|配股|配发|发行|增发|定增|供股|招股|IPO|上市|股份)[^;。]*(?<!净)(?:筹得|筹措|筹[集资]|集得|融得|募得|套得|筹)(?:资金|款项)?(?:总额|合计|共|约|近|逾|超过?|达|了)*$/,
  },
  // is raising HK$6.5 billion through convertible bonds
  {
    metric: 'convertible_bond',
    kind: 'money',
    behind:
      /^ (?:through|via|by (?:issuing|selling|offering|placing)|from|in|of|with) (?:an? |the |its |new |zero-coupon |five-year |[\w-]+-year )*(?:issue of |sale of |offering of |placement of )?(?:zero-coupon |offshore |[\w-]+-denominated )*(?:convertible|exchangeable)/i,
  },
  // 研发人员比重约七成四
  {
    metric: 'rnd_staff_share',
    kind: 'percent',
    ahead:
      /(?:研发|技术)(?:人员|团队|员工|人才)(?:数量|人数)?的?(?:比重|比例|占比|占)(?:则|已|也|升至|提升至|达到?|为|约|近|逾|超过?|高达)*$/,
  },
  // 已连续运行45天
  {
    metric: 'duration',
    kind: 'count',
    units: new Set(['个月', '月', '年', '天', '周', '小时', '分钟']),
    ahead:
      /(?:连续|稳定|持续|不间断|无故障|平稳)+(?:地|的)?(?:运行|运转|训练|工作|服务|在线|执行)(?:了|已|为|共|长达|达|约|近|超过?|逾|不少于|至少)*$/,
  },
];
