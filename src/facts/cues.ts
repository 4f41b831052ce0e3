import { withHeads } from '../text/heads.ts';
import { groupOf, matchesOf } from '../text/matches.ts';
import type { MetricName } from './metrics.ts';

/** Words that name a metric, in a sentence. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  /** The metrics the words may mean: the first that takes the value is meant. Empty: words for something outside the vocabulary. */
  readonly metrics: readonly MetricName[];
  /** 涨至, 升到: verbs that mean the share where nothing else is said to move. */
  readonly isMove?: boolean;
}

type Row = readonly [metrics: string, chinese: string, english?: string];

/**
 * The words for each metric, Chinese and English, the special before the general: where two rows match at one place, the first
 * wins. No capturing groups, no unbounded repeats, no words that may be none: a sentence is read once.
 */
const rows: readonly Row[] = [
  // Outside the vocabulary, but near enough to it to be taken for it.
  [
    '',
    '功耗|能耗|延迟|时延|良率|产能|续约率|续费率|留存率|复购率|付费率|渗透率|净利率|净利润率|负债率|合同负债|应收(?:账款|款项)|应付账款|预付(?:账款|款项)|商誉|(?:营业|销售|生产|推理|训练|采购|单位|人力|运营)成本|(?:销售|管理|营销|行政|财务|期间)(?:费用|开支)|股息|分红|红利|派息|补贴|薪酬|年薪|月薪|浮亏|套现|(?:推理|训练|生成|响应|处理)(?:速度|效率)|能效|缴款|门槛|顶格|放弃认购|包销|配售?沪市市值|蒸发|换手率|折让|溢价率?|换股价|转股价|回购(?:股份|股票)?(?:的)?价格?|授予价格?|行权价|入场费|市盈率|市销率|市净率|市占率|市场份额|市场占有率|违约金|赔偿|政府补[助贴]|浮盈|佣金|承销费|罚款|票房|汇率|利率|税率|基金规模|管理规模|线性(?:扩展|加速)(?:效率|比)|算力利用率|投票权|表决权|可赎回负债|配售比例',
    'price-to-sales|price-to-earnings|market share|damages|turnover rate',
  ],
  [
    'core_net_loss',
    '扣(?:除)?非(?:经常性损益)?(?:后)?的?(?:归母|归属[^,。]{0,16}?)?(?:净利润)?净?亏损?|核心净亏损',
    'core (?:net )?loss',
  ],
  [
    'core_net_profit',
    '扣(?:除)?非(?:经常性损益)?(?:后)?的?(?:归母|归属[^,。]{0,16}?)?净?利润?|核心净利润',
    'core (?:net )?profit|adjusted (?:net )?profit excluding one-off',
  ],
  [
    'cumulative_loss',
    '(?:累计|合计|合共|共计)(?:净)?亏损?|累亏|共亏损|三年(?:合计|共)?亏损?(?=超|约|近|\\d)',
    '(?:cumulative|accumulated|combined) (?:net )?loss(?:es)?',
  ],
  ['eps', '(?:基本)?每股(?:收益|盈利|亏损)', 'earnings per share|EPS'],
  ['roe', '净资产收益率', 'return on equity|ROE'],
  [
    'net_loss',
    '(?:净利润)?净亏损?额?|(?:净利润)?亏损(?:净额|额)?|净损|减亏|增亏|[少多]蚀|(?<![刻腐侵])蚀(?=约|近|逾|\\d)|亏(?=超|约|近|逾|\\d)',
    '(?:net |quarterly |annual )?loss(?:es)?|lost(?= (?:about |nearly |almost )?(?:US|HK|NT|RMB)?\\$? ?\\d)',
  ],
  [
    'net_profit',
    '净利润?(?!率)|(?:净)?盈利(?!能力|预测)|纯利|溢利|税后净利',
    '(?:net )?(?:profit|income|earnings)(?! margin| margins)',
  ],
  ['gross_margin', '(?:综合|整体)?毛利率', 'gross (?:profit )?margins?'],
  ['gross_profit gross_margin', '毛利润?', 'gross profit'],
  [
    'rnd_staff_share',
    '研发(?:人员|团队|员工)[^,。]{0,6}?占比?|占(?:公司)?(?:总|全体|全部)?员工(?:总数|人数)?(?:的|比例|比重)*',
    'R&D staff share|of (?:its |the )?(?:staff|employees|workforce)',
  ],
  [
    'rnd_ratio',
    '研发(?:投入|费用|开支|支出)?(?:总额)?占(?:(?:同期|当期|总)?(?:营业收入|营收|收入))?(?:的)?(?:比例|比重|比)?|研发(?:费用率|强度)',
    'R&D (?:ratio|intensity)',
  ],
  [
    'rnd',
    '研发(?:投入|费用|开支|支出|成本|总?投资)',
    '(?:R&D|research and development|research) (?:spending|expenses?|expenditures?|costs?)',
  ],
  [
    'operating_cash_flow',
    '经营(?:活动|性)?(?:产生的)?(?:现金(?:流量?|流)?)(?:净额|净流[入出])?|现金流',
    '(?:operating )?cash (?:out|in)?flows?',
  ],
  ['net_buying', '净(?:买入|卖出|流入|流出)', 'net (?:buying|selling|inflows?|outflows?)'],
  [
    'use_of_proceeds',
    '闲置(?:募集)?资金|募投(?:项目)?|项目的?(?:拟投入)?募集资金|现金管理|协定存款|募集资金投入|(?:用于|投向|投入)(?=[^,。]{0,24}(?:项目|研发|建设|补充|发展|扩))',
    'use of proceeds|idle (?:funds|proceeds)',
  ],
  [
    'cash',
    '(?:在手|账面|持有|储备)?现金(?:及(?:现金)?等价物|余额|储备|结余)?(?!管理|流|分红|红利|收购|购买|方式|支付|对价|认购)|货币资金',
    'cash(?: and cash equivalents| balance| reserves)?(?! (?:out|in)?flow)',
  ],
  ['total_assets', '总资产|资产总额', 'total assets'],
  ['net_assets', '净资产(?!收益率)', 'net assets'],
  ['inventory', '存货|库存(?!周转)', 'inventor(?:y|ies)'],
  [
    'market_cap',
    '(?:总|流通)?市值',
    'market (?:value|cap(?:italis?z?ation)?)|valu(?:e|ing) (?:at|of)|valu(?:ing|es) (?:it|the (?:company|firm|group|business|chipmaker|start-?up)) at|(?:its|the) value|\\bworth(?! of)',
  ],
  ['valuation', '估值|投[前后](?:估值)?', 'valuation|valued(?: at|(?= (?:it|the) (?:[^,;]{0,24}? )?at))'],
  ['target_price', '目标价', '(?:price target|target price)'],
  [
    'issue_price',
    '(?:每股)?(?:发行|发售|招股|配售|认购|申购)(?:的)?(?:价格?(?:区间|上限|下限|范围)?|定价)|(?:股份|新股|IPO|H股)?定价(?:为|每股)?(?=[^,。]{0,6}元)|招股(?=:?\\d[\\d.,]*(?:港元|港币|美元|元))|每股(?:最终)?(?:发行|发售|招股)价|(?:每股)?作价|每股(?=约?\\d[\\d.,]*(?:港元|港币|美元|元)(?:的?价格?)?(?:发行|发售|配售|配发|招股))',
    '(?:offer|issue|IPO|offering|placing) price|(?<=shares )at(?= (?:HK|US)?\\$?[\\d.]+ (?:yuan )?(?:(?:to|and|-) (?:HK|US)?\\$?[\\d.]+ (?:yuan )?)?(?:each|apiece|per share))|priced (?:at|its)|(?<=yuan )offer',
  ],
  [
    'lot_profit',
    '(?:中一签|每签|单签|每手)[^,。;]{0,12}?(?:浮盈|盈利|获利)|中一签|每签|(?:每|一)手(?=[^,。;]{0,10}?赚)|(?:每|一)手(?:中签)?(?:可|盈|赚|浮)|单签',
    'per lot',
  ],
  [
    'arpu',
    '(?:每(?:位|名|个)?(?:付费|活跃)?(?:客户|用户)|客单价|单用户)(?:的)?(?:平均|年均|月均)?(?:支出|收入|消费|付费|贡献)?',
    'ARPU|(?:average )?(?:revenue|spending) per (?:paying )?(?:user|customer)',
  ],
  [
    'share_price',
    '股价|(?:收盘|开盘|收市|开市|最高|最低|盘中)(?:价|报)|(?:报收|收报|收于|收盘|收市|开盘|开报|现报|高开|低开|涨停|暗盘|收涨|收跌|领涨|领跌)|(?:(?:午间|盘中|发稿|现|股价|最高|最低|触及|首日收|每股)(?:报|收在?|见|为|至)?|报|收在?|见|为|至)(?=:?\\d[\\d.,]*(?:港元|港币|美元|元))(?<=[间中稿现价高低及报收见在])|(?<!价)最终约?(?=\\d[\\d.,]*(?:港元|港币|美元|元))|(?:升|涨|跌|回落|反弹)[至到](?=:?\\d[\\d.,]*(?:港元|港币|美元|元))|股份(?:价格|升|涨|跌)',
    '(?:share|stock|closing|opening) price|shares|stock|(?:clos|open)(?:e|es|ed|ing|s)?(?: at| of)?|touched|trad(?:ed|ing)|(?<!(?:year|months|quarter|period) )end(?:s|ed)?|ranged|debut',
  ],
  ['turnover', '(?:全天|全日|首日|半日)?成交(?:总?额|金额)?(?!量|均价)', 'turnover'],
  [
    'raise_net',
    '(?:募集?资金?|所得款项|募资)?净额|净(?:募集?资金?|筹|得|集资|募)',
    '(?:net (?:proceeds|raise|amount))',
  ],
  ['convertible_bond', '可转(?:换)?(?:公司)?(?:债券|债|票据)', 'convertible (?:bonds?|notes?)'],
  ['registered_capital', '注册资本|增资至|增资', 'registered capital'],
  ['incentive', '股权激励|限制性股票|奖励|激励计划', 'share awards?|incentive'],
  ['cornerstone', '基石(?:投资者|投资人|投资|股东|轮)?', 'cornerstone(?: investors?)?'],
  [
    'oversubscription',
    '(?:有效|网上|超额|足额|公开|孖展|国际)?(?:发售|配售)?(?:获得?)?(?:约)?(?:申购|认购)(?:户数|倍数|倍率)?|超购|孖展',
    '(?:over)?subscri(?:bed|ption)|cover(?:ed|age)?',
  ],
  ['lottery_rate', '中签率', '(?:lot(?:tery)?|winning|allotment|success) rate'],
  [
    'issue_share',
    '占(?:本次|是次)?(?:公司)?(?:首次公开|全球|H股)?(?:发行|发售)(?:后|完成后)?(?:的)?(?:总?股本|股份|规模|总数|总量|数量)*(?:的|比例)*|(?:不超过|不低于|不少于|占|相当于)(?:公司)?(?:本次)?(?:发行后|发行完成后|现有|已发行)?的?(?:总股本|已发行股本)(?:的|比例|总额|约)*|公开发售占',
    'of (?:the )?enlarged (?:share )?capital',
  ],
  [
    'shareholding',
    '(?:合计|直接|间接)?持股(?:比例)?|占股|(?<=%的?)股[权份](?!激励|代号)|持有(?=[^,。]{2,16}?%的?(?:股份|股权))|(?:股权|股份)(?:比例|占比)|持有[^,。]{0,10}?(?:股份|股权|%)|控股',
    'stake|(?:owns|holds|owned)',
  ],
  ['arr', '(?:年度?|年化)?经常性收入|年化收入', 'ARR|(?:annual(?:ised|ized)?|recurring) (?:recurring )?revenue'],
  [
    'overseas_share',
    '(?:中国)?(?:内地|大陆|境内|国内)以外(?:的)?(?:市场|地区|国家)?(?:的)?(?:收入|营收|销售额?)?(?:占(?:总)?(?:比|营收|收入)?|比例|比重|贡献)+(?:的|比)?|(?:海外|境外|国外|国际市场)(?:市场|业务|地区)?(?:的)?(?:收入|营收|销售额?)?(?:贡献)?(?:大?约|已|超|合计)?(?:占(?:总)?(?:比|营收|收入)?|比例|比重|贡献)+(?:的|比)?',
    '(?:overseas|international|foreign) (?:share|markets)|(?:came )?from (?:overseas|abroad|outside China)',
  ],
  [
    'top5_share',
    '前?五大客户(?:的?(?:收入|销售|营收)?(?:额)?(?:合计)?占比?)?',
    '(?:top|five) (?:five|largest) customers',
  ],
  [
    'revenue_share',
    '(?:营业收入|营收|收入|业务)(?:的)?(?:占比|比重|贡献率)|占[^,。;占]{0,12}?(?:营业收入|营收|收入)(?:的|比例|比重|比)*',
    '(?:share )?of (?:[\\w-]+ ){0,3}?(?:revenue|sales)',
  ],
  [
    'revenue',
    '(?:营业|销售|主营|经营)?总?收入(?!来源|结构|模式|端|口径)|(?:总)?营收|营业额|销售额|收益(?!率)',
    'revenues?|(?:net )?sales',
  ],
  [
    'order_value order_volume',
    '(?:在手|约束性|未完成的?|框架|意向)?(?:订单|合同|框架协议|销售合同|协议)(?:金额|总额|总值)?|中标|采购(?:金额)?|大单|(?:项目|集群)(?:金额|合同|项目)|(?:合同|项目|订单|交易|中标|采购|总)金额为|(?<![购销融])金额[为达]|洽购|下单',
    'orders?|contracts?|purchase|to buy(?= (?:at least |about |up to |over |more than )?\\d[\\d,]* (?:[\\w-]+ ){0,3}?(?:chips|GPUs|cards|accelerators|servers|units))',
  ],
  [
    'shipments order_value',
    '(?:累计)?(?:出货|交付|销售?)量|(?:累计)?(?:出货|交付|售出|卖出)',
    'ship(?:ments?|ped)|deliver(?:ies|ed)|sold(?! (?:\\w+ ){0,3}?shares)',
  ],
  ['developers', '(?:付费|注册)?开发者', 'developers'],
  [
    'customers',
    '(?:企业|机构|付费|服务|累计)?(?:客户|商户)|企业用户',
    '(?:enterprise |corporate )?(?:clients|customers)',
  ],
  [
    'users',
    '(?:个人|付费|注册|累计|全球|总|月|日)?(?:活跃)?用户(?:数|规模|量)?|月活(?:跃)?|日活(?:跃)?|(?:付费)?订阅(?:者|数|量)',
    '(?:monthly |daily |active )*(?:users|subscribers)|MAU|DAU',
  ],
  ['countries', '(?:个)?国家(?:和|及|与)?(?:地区)?', 'countries'],
  ['market_size', '市场(?:总)?规模|市场空间', 'market size|market (?:will|to) (?:reach|grow)'],
  ['cagr', '(?:年均?)?复合(?:年)?(?:增长率?|增速|增幅)(?:率)?|年均复合', 'compound annual (?:growth)?(?: rate)?|CAGR'],
  ['views', '(?:累计)?播放(?:量|次数)?|浏览量|观看|点击量|阅读量', '(?:video )?views'],
  [
    'daily_tokens',
    '(?:日均|每日|单日)(?:总)?(?:调用|处理|消耗|使用)量|(?:日均|每日|单日|日)(?:处理|消耗|调用|使用)?(?:词元|token)s?(?:的)?(?:消耗|调用|处理|使用)?(?:量)?|(?:词元|token)s?(?:日均|每日)(?:消耗|调用|处理|使用)?(?:量)?',
    'tokens? (?:a|per) day|daily tokens?',
  ],
  ['active_parameters', '(?:每次|每词元|每token)?激活(?:参数)?(?:量|规模)?', 'activ(?:e|ated)(?: parameters)?'],
  ['parameters', '(?:总|模型)?参数(?:总?量|规模)?', 'parameters'],
  ['context', '(?:最大|最长)?上下文(?:长度|窗口)?', 'context(?: window| length)?'],
  ['bandwidth', '(?:显存|内存|互联|互连|访存)?带宽', 'bandwidth'],
  ['memory', '显存(?:容量)?(?!带宽)|(?:统一)?内存(?:容量)?|(?<!电池)容量', 'memory|HBM'],
  ['cluster_size', '(?:智算|计算|算力|智能计算)?集群(?:规模)?|超节点', 'clusters?'],
  ['compute', '(?:稠密|总|稀疏)?算力(?:规模)?|浮点(?:运算)?(?:能力|性能)?|(?:峰值)?性能达', 'FLOPS|compute'],
  ['uptime', '(?:训练)?有效(?:训练)?(?:时长|时间)(?:占比)?|可用性|在线率', 'uptime|availability'],
  [
    'product_price',
    '每百万(?:个)?(?:输入|输出)?(?:token|词元)s?|(?:API|产品|模型|套餐)定价|每[月年](?=:?\\d[\\d.,、和]*(?:港元|港币|美元|元))|(?:产品)?(?:售价|零售价|首发价|起售价|月费|年费|单价|标价|提价|涨价|降价|调价|(?<!成交|发行|股|持仓|回购|持股)均价|价格(?!战|区间)|整体涨幅)',
    '(?:retail |input |output )?price(?:d|s)?',
  ],
  [
    'employees',
    '(?:全职)?(?:员工|雇员|职工)(?:总?数|人数)?|团队(?:规模|人数)?|研发(?:人员|团队|员工)',
    'employees|staff|workforce|people',
  ],
  ['patents', '(?:发明|授权|申请)?专利(?:申请)?(?:数|量)?', 'patents?'],
  [
    'raise',
    '(?:拟|共|总)?(?:募集?资金?|募资|募集|集资|筹集|筹资|(?<!可转)融资(?!融券|余额)|募得|所得款项)(?:总?额|总计|规模)?|战略投资(?![者方人])',
    'rais(?:e|es|ed|ing)|(?:sold|sells|selling|sale of) (?:\\w+ ){0,3}?shares (?:worth|for)|(?:gross )?proceeds|funding round|secured|seeking(?= (?:a combined |about |up to |as much as |at least )?(?:US|HK)?\\$?\\d)|(?<=(?:yuan|billion|million|bn) )(?:IPO|initial public offering|share sale|listing|offering)',
  ],
  [
    'investors',
    '(?:投资者|投资方|投资人|投资机构|机构(?:投资者)?|股东|天使轮|领投方)(?:数|户数)?',
    'investors|institutions',
  ],
  [
    'duration',
    '耗时|历时|用时|仅用(?:了)?|仅过去|相隔|仅隔|时间|为期|(?:交付|建设|回收|研发|审核)周期',
    'took|within|in just|lasted',
  ],
  ['shares', '(?:发行|发售|配售|总)(?:股[本份数]|规模|数量)?|股份|总股本', 'shares'],
];

/** English abbreviations that Chinese sentences use too. */
const both: Readonly<Record<string, string>> = {
  eps: 'EPS',
  roe: 'ROE',
  arpu: 'ARPU',
  arr: 'ARR',
  users: 'MAU|DAU',
  cagr: 'CAGR',
  memory: 'HBM',
};

/** The rows of one language. */
interface Lexicon {
  /** A group for each shelf. */
  readonly shelfAt: RegExp;
  readonly shelves: readonly Shelf[];
}

interface Shelf {
  /** A group for each row. */
  readonly rowAt: RegExp;
  readonly metrics: readonly (readonly MetricName[])[];
}

// A match has a place for each group of its pattern, and with more than 62 groups the engine takes a road many times as slow: first
// the shelf is looked for, then the row on it.
const rowsOnShelf = 9;

function lexiconOf(entries: readonly (readonly [words: string, metrics: string])[]): Lexicon {
  const alternatives = (all: readonly string[]): string => all.map((words) => `(${words})`).join('|');
  const shelved = Array.from({ length: Math.ceil(entries.length / rowsOnShelf) }, (_, index) =>
    entries.slice(index * rowsOnShelf, (index + 1) * rowsOnShelf),
  );
  return {
    shelfAt: new RegExp(
      withHeads(alternatives(shelved.map((shelf) => shelf.map(([words]) => `(?:${words})`).join('|')))),
      'gi',
    ),
    shelves: shelved.map((shelf) => ({
      rowAt: new RegExp(alternatives(shelf.map(([words]) => words)), 'iy'),
      metrics: shelf.map(([, names]) => names.split(' ').filter((name) => name !== '') as MetricName[]),
    })),
  };
}

const chinese = lexiconOf(
  rows.map(([names, words]) => [both[names] === undefined ? words : `${words}|\\b(?:${both[names]})\\b`, names]),
);
const english = lexiconOf(
  rows.flatMap(([names, , words]) => (words === undefined ? [] : [[`\\b(?:${words})\\b`, names] as const])),
);
const moves = /^(?:升|涨|跌|回落|反弹)[至到]$/;
const han = /\p{Script=Han}/u;

/**
 * Metric words of a folded sentence, by ascending place, never overlapping. A sentence with one Chinese character is read as Chinese:
 * trying both languages everywhere costs twice the time.
 */
export function cuesOf(sentence: string): Cue[] {
  const { shelfAt, shelves } = han.test(sentence) ? chinese : english;
  return matchesOf(sentence, shelfAt).map((match) => {
    const { rowAt, metrics } = shelves[groupOf(match)]!;
    rowAt.lastIndex = match.index;
    const row = groupOf(rowAt.exec(sentence)!);
    const place = { start: match.index, end: match.index + match[0].length, metrics: metrics[row]! };
    return moves.test(match[0]) ? { ...place, isMove: true } : place;
  });
}
