import type { MetricWords } from './metrics.ts';

/** Words of results and balance sheets, and those for things outside the vocabulary: the first rows of the lexicon. */
export const resultWords: readonly MetricWords[] = [
  // Outside the vocabulary, but near enough to it to be taken for it.
  [
    '',
    '功耗|能耗|延迟|时延|良率|续约率|续费率|留存率|复购率|付费率|渗透率|净利率|净利润率|负债率|合同负债|应收(?:账款|款项)|应付账款|预付(?:账款|款项)|商誉|(?:营业|销售|生产|推理|训练|采购|单位|人力|运营)成本|(?:销售|管理|营销|行政|财务|期间)(?:费用|开支)|股息|分红|红利|派息|补贴|薪酬|年薪|月薪|浮亏|套现|(?:推理|训练|生成|响应|处理)(?:速度|效率)|能效|缴款|门槛|顶格|放弃认购|包销|配售?沪市市值|预计市值(?=不低于)|(?:解禁|持股|持仓|所持|套现|减持|质押|参考)(?:股份|股票)?的?市值|折让|溢价率?|换股价|转股价|回购(?:股份|股票)?(?:的)?价格?(?:上限)?(?=(?:由|为|定为|将)?(?:不超过|不高于|至多))|授予价格?|行权价|入场费|市净率|违约金|赔偿|政府补[助贴]|浮盈|佣金|承销费|罚款|票房|汇率|利率|税率|基金规模|管理规模|(?:经调整)?(?:经营|营业)(?:亏损|利润|溢利)|(?:经调整)?EBITDA|线性(?:扩展|加速)(?:效率|比)|算力利用率|投票权|表决权|可赎回负债|配售比例|(?:贷款|借款|授信|融资租赁|担保)(?:额度|总额|合同|协议)?',
    'price-to-book|damages|operating (?:loss(?:es)?|profit|income)|EBITDA',
  ],
  [
    'core_net_loss',
    '扣(?:除)?非(?:经常性损益)?(?:后)?的?(?:归母|归属[^,。]{0,16}?)?(?:净利润)?净?亏损?|核心净亏损|(?:经调整|调整)(?:后)?的?(?:年内|期内|期间)?净?亏损?(?:净额|额)?|非(?:国际财务报告准则|IFRS|GAAP)(?:下的?)?净?亏损',
    '(?:core|adjusted|non-IFRS|non-GAAP) (?:net |annual |quarterly )?loss(?:es)?',
  ],
  [
    'core_net_profit',
    '扣(?:除)?非(?:经常性损益)?(?:后)?的?(?:归母|归属[^,。]{0,16}?)?净?利润?|扣非(?=-?\\d)|核心净利润|(?:经调整|调整)(?:后)?的?(?:年内|期内|期间)?(?:净利润?|净?盈利|利润|溢利|纯利)|非(?:国际财务报告准则|IFRS|GAAP)(?:下的?)?净?利润',
    '(?:core|adjusted|non-IFRS|non-GAAP) (?:net )?(?:profit|income|earnings)',
  ],
  [
    'cumulative_loss',
    '未弥补亏损|(?:累计|合计|合共|共计)(?:净)?亏损?|累亏|共亏损|三年(?:合计|共)?亏损?(?=超|约|近|\\d)',
    '(?:cumulative|accumulated|combined) (?:net )?loss(?:es)?',
  ],
  ['eps', '(?:基本)?每股(?:收益|盈利|亏损)', 'earnings per share|EPS'],
  ['roe', '净资产收益率', 'return on equity|ROE'],
  [
    'net_loss',
    '(?:净利润)?净亏损?额?|(?:净利润)?亏损(?:净额|额)?|净损|预亏|减亏|增亏|[少多]蚀|(?<![刻腐侵])蚀(?=约|近|逾|\\d)|[少多]?亏(?=超|约|近|逾|[\\d一二三四五六七八九十两])',
    '(?:net |quarterly |annual )?loss(?:es)?|lost(?= (?:about |nearly |almost )?(?:US|HK|NT|RMB)?\\$? ?\\d)',
  ],
  [
    'net_profit',
    '净利润?(?!率)|(?:净)?盈利(?!能力|预测)|纯利|溢利|预盈|税后净利|[少多]赚(?=超|约|近|逾|[\\d一二三四五六七八九十两])',
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
    '经营(?:活动|性|业务)?(?:所)?(?:产生的)?(?:现金(?:流量?|流)?)(?:净额|净流[入出])?|现金流',
    '(?:operating )?cash (?:out|in)?flows?',
  ],
  ['net_buying', '净(?:买入|卖出|流入|流出)', 'net (?:buying|selling|inflows?|outflows?)'],
  [
    'use_of_proceeds',
    '闲置(?:募集)?资金|募投(?:项目)?|项目的?(?:拟投入)?募集资金|现金管理|协定存款|募集资金投入|(?:用于|投向|投入)(?=[^,。]{0,24}(?:项目|研发|建设|补充|发展|扩|推广|营运|运营|一般|偿还|采购|收购|并购|流片|产能|人才))|补充(?:一般)?(?:营运|流动|运营)资金',
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
];
