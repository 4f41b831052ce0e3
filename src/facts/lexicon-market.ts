import type { MetricWords } from './metrics.ts';

/** Words of trading, offers and holdings: the rows between results and business. */
export const marketWords: readonly MetricWords[] = [
  [
    'market_cap',
    '(?:总|流通)?市值',
    'market (?:value|cap(?:italis?z?ation)?)|valu(?:e|ing) (?:at|of)|valu(?:ing|es|ed) (?:it|(?:the|this) (?:[A-Za-z-]+ ){1,4}?)(?: ?(?<= ))at(?= (?:[a-z]+ ){0,3}(?:US|HK|RMB)?[$¥]?\\d)|(?:its|the) value|(?<!(?:orders?|contracts?|deals?|agreements?|shares|chips|cards|GPUs|servers|purchases?|stock|bonds|products|goods) )\\bworth(?! of)',
  ],
  ['valuation', '估值|投[前后](?:估值)?', 'valuation|valued(?: at|(?= (?:it|the) (?:[^,;]{0,24}? )?at))'],
  ['target_price', '目标价', '(?:price target|target price)'],
  [
    'issue_price',
    '(?:每股)?(?:发行|发售|招股|配售|认购|申购)(?:的)?(?:价格?(?:区间|上限|下限|范围)?|定价)|(?:股份|新股|IPO|H股)?定价(?:为|每股)?(?=[^,。]{0,6}元)|招股(?=:?\\d[\\d.,]*(?:港元|港币|美元|元))|每股(?:最终)?(?:发行|发售|招股)价|(?:每股)?作价|每股(?=约?\\d[\\d.,]*(?:港元|港币|美元|元)(?:的?价格?)?(?:发行|发售|配售|配发|招股))',
    '(?:offer|issue|IPO|offering|placing) price|shares (?:were |was |are |being )?(?:sold|issued|offered|priced) at|(?<=(?:sell|sells|sold|selling|offer|offers|offered|offering|issue|issued|issuing|placing|placed) [^,;]{1,40}? shares )at(?= (?:a price of )?(?:HK|US)?\\$?\\d)|(?<!(?:b(?:ought|uys?|uying)|purchased|acquired) [^,;]{1,40}?shares )(?<=shares )at(?= (?:HK|US)?\\$?[\\d.]+ (?:yuan )?(?:(?:to|and|-) (?:HK|US)?\\$?[\\d.]+ (?:yuan )?)?(?:each|apiece|per share))|priced (?:at|its)|(?<=yuan )offer',
  ],
  [
    'lot_profit',
    '(?:中一签|每签|单签|每手)[^,。;]{0,12}?(?:浮盈|盈利|获利)|中一签|每签|(?:每|一)手(?=[^,。;]{0,10}?赚)|(?:每|一)手(?:中签)?(?:可|盈|赚|浮)|单签',
    'per lot',
  ],
  [
    'arpu',
    '(?:每(?:位|名|个|家|户)?(?:付费|活跃|企业|签约)?(?:客户|用户)|客单价|单用户|单客户)(?:的)?(?:平均|年均|月均)?(?:支出|收入|消费|付费|贡献){0,2}|(?:付费|活跃|注册|企业)?(?:用户|客户)的?(?:月均|年均|平均|人均)(?:支出|消费|付费|贡献|收入)|[户客]均(?:支出|消费|付费|贡献|收入)',
    'ARPU|(?:average )?(?:revenue|spending) per (?:paying )?(?:user|customer)',
  ],
  [
    'share_price',
    '股价|(?:每股)?(?:回购|减持|增持|成交|大宗交易)(?:股份|股票)?的?(?:成交)?(?:均|平均|最高|最低)?价格?(?:区间|范围)?|每股(?:均|成交)价|(?:收盘|开盘|收市|开市|最高|最低|盘中)(?:价|报)|(?:报收|收报|收于|收盘|收市|开盘|开报|现报|平开|高开|低开|涨停|暗盘|收涨|收跌|领涨|领跌)|(?:(?:午间|盘中|发稿|现|股价|最高|最低|触及|首日收|每股)(?:报|收在?|见|为|至)?|报|收在?|见|为|至)(?=:?\\d[\\d.,]*(?:港元|港币|美元|元))(?<=[间中稿现价高低及报收见在])|(?<!价)最终约?(?=\\d[\\d.,]*(?:港元|港币|美元|元))|(?:升|涨|跌|回落|反弹)[至到](?=:?\\d[\\d.,]*(?:港元|港币|美元|元))|股份(?:价格|升|涨|跌)',
    '(?:share|stock|closing|opening) price|shares|stock|(?:clos|open)(?:e|es|ed|ing|s)?(?: at| of)?|touch(?:ed|es|ing)|(?:a |an )?(?:intraday |record )?(?:high|low|peak) of|hit(?:s|ting)? a (?:high|low|record)(?: high| low)? of|trad(?:ed|ing)|(?<!(?:year|months|quarter|period) )end(?:s|ed)?|ranged|debut',
  ],
  ['turnover_rate', '换手率', 'turnover rate'],
  ['pe', '市盈率|\\bPE\\b', 'price-to-earnings'],
  ['ps', '市销率|\\bPS\\b', 'price-to-sales'],
  ['ps revenue', '预测收入', '(?:estimated|forecast|projected|forward|trailing) (?:\\d{4} )?(?:sales|revenues?)'],
  ['turnover', '(?:全天|全日|首日|半日)?成交(?:总?额|金额)?(?!量|均价)', 'turnover'],
  [
    'raise_net',
    '(?:募集?资金?|所得款项|募资)?净额|净(?:募集?资金?|筹|得|集资|募)',
    '(?:net (?:proceeds|raise|amount))',
  ],
  ['convertible_bond', '可(?:转换?|换股|交换)(?:公司)?(?:债券|债|票据)', 'convertible (?:bonds?|notes?)'],
  ['registered_capital', '(?:注册|实缴)资本|增资至|增资|认缴(?:出资)?额?', 'registered capital'],
  [
    'incentive',
    '股份奖励|股权激励|(?:受)?限制性?股(?:票|份)(?:单位)?|股票期权|购股权|奖励|激励计划',
    'share awards?|incentive',
  ],
  ['cornerstone investors', '基石(?:投资者|投资人|投资|股东|轮)?', 'cornerstone(?: investors?)?'],
  [
    'oversubscription',
    '(?:有效|网上|超额|足额|公开|孖展|国际)?(?:发售|配售)?(?:获得?)?(?:约)?(?:申购|认购)(?:户数|倍数|倍率)?|超购|孖展',
    '(?:over)?subscri(?:bed|ption)|cover(?:ed|age)?',
  ],
  ['lottery_rate', '中签率', '(?:lot(?:tery)?|winning|allotment|success) rate'],
  [
    'issue_share',
    '占(?:本次|是次)?(?:公司)?(?:首次公开|全球|H股)?(?:发行|发售)(?:后|完成后)?(?:的)?(?:总?股本|股份|规模|总数|总量|数量)*(?:的|比例)*|(?:不超过|不低于|不少于|占|相当于)(?:公司)?(?:本次)?(?:发行后|发行完成后|现有|已发行)?的?(?:总股本|已发行股本)(?:的|比例|总额|约)*|公开发售占|占[^,。;\\d]{0,16}?(?:发行|发售)(?:总)?(?:量|数量|规模|股份|股数|总数|总额)(?:的|比例|约)*|(?:公开|国际|香港|网上|网下)(?:发售|配售|发行)?(?:股份|部分|数量)?(?:占(?:比|全球发售[^,。;\\d]{0,6})|比例)|(?:于|作为?|拨作|在)(?:香港)?(?:公开发售|国际(?:配售|发售))|超额配[售股](?:选择)?权|(?:占|相当于)(?:公司)?(?:经)?扩大后(?:的)?(?:已发行)?(?:总)?(?:股本|股份)(?:总数)?的?约?',
    'of (?:the |its )?(?:global )?(?:offering|offer shares|shares on offer|IPO)|of (?:the |its )?enlarged (?:issued )?(?:share )?capital|(?:over-?allotment|green-?shoe)(?: option)?',
  ],
  [
    'shareholding',
    '持有[^,。;\\d]{0,24}?(?:股份|股权|股本|H股|A股|内资股)的?(?=[约近逾超]?\\d[\\d.]*%)|(?:合计|直接|间接)?持股(?:比例)?|占股|(?<=%的?)股[权份](?!激励|代号)|持有(?=[^,。]{2,16}?%的?(?:股份|股权))|(?:股权|股份)(?:比例|占比)|持有[^,。]{0,10}?(?:股份|股权|%)|控股',
    'stake|(?:owns|holds|owned)',
  ],
];
