import type { MetricWords } from './metrics.ts';

/** Words of business, products and people, and the most general ones of all (融资, 投资者, 股份): the last rows of the lexicon. */
export const businessWords: readonly MetricWords[] = [
  ['arr', '(?:年度?|年化)?经常性收入|年化收入', 'ARR|(?:annual(?:ised|ized)?|recurring) (?:recurring )?revenue'],
  [
    'overseas_share',
    '(?:中国)?(?:内地|大陆|境内|国内)以外(?:的)?(?:市场|地区|国家)?(?:的)?(?:收入|营收|销售额?)?(?:占(?:总)?(?:比|营收|收入)?|比例|比重|贡献)+(?:的|比)?|(?:海外|境外|国外|国际市场)(?:市场|业务|地区)?(?:的)?(?:收入|营收|销售额?)?(?:贡献)?(?:大?约|已|超|合计)?(?:占(?:总)?(?:比|营收|收入)?|比例|比重|贡献)+(?:的|比)?',
    '(?:overseas|international|foreign) (?:share|markets)|(?:came |comes? )?from (?:overseas|abroad|(?:markets |customers |users )?outside (?:of )?(?:the )?(?:mainland )?(?:China|Chinese mainland))',
  ],
  [
    'top5_share',
    '前?五大客户(?:的?(?:收入|销售|营收)?(?:额)?(?:合计)?占比?)?',
    '(?:top|five) (?:five|largest) customers',
  ],
  [
    'revenue_share',
    '(?:营业收入|营收|收入|业务)(?:的)?(?:占比|比重|贡献率)|占[^,。;占]{0,12}?(?:营业收入|营收|收入)(?:的|比例|比重|比)*',
    "(?:share )?of (?:[\\w'’-]+ ){0,4}?(?:revenue|sales)",
  ],
  [
    'revenue',
    '(?:营业|销售|主营|经营)?总?收入(?!来源|结构|模式|端|口径)|(?:总)?营收|营业额|销售额|收益(?!率)',
    'revenues?|(?:net )?sales|(?:brought|pulled|took|raked) in(?= (?:about |nearly |over |more than |some )?(?:US|HK|RMB)?\\$? ?\\d)|generat(?:es|ed|ing)(?= (?:about |nearly |over |more than |some )?(?:US|HK|RMB)?\\$? ?\\d)',
  ],
  [
    'order_value order_volume',
    '(?:在手|约束性|未完成的?|框架|意向)?(?:订单|合同|框架协议|销售合同|协议)(?:金额|总额|总值)?|中标|采购(?:金额)?|大单|(?:项目|集群)(?:金额|合同|项目)|(?:合同|项目|订单|交易|中标|采购|总)金额为|(?<![购销融])金额[为达]|洽购|下单',
    'orders?|contracts?|purchase|to buy(?= (?:at least |about |up to |over |more than )?\\d[\\d,]* (?:[\\w-]+ ){0,3}?(?:chips|GPUs|cards|accelerators|servers|units))',
  ],
  [
    'shipments order_value',
    '(?:累计)?(?:出货|交付|销售?)量|(?:累计)?(?:出货|交付|售出|卖出)|(?:累计|已|共)销售(?=[约超逾近]?\\d)',
    'ship(?:ments?|ped)|deliver(?:ies|ed)|sold(?! (?:\\w+ ){0,3}?shares)',
  ],
  ['developers', '(?:付费|注册)?开发者', 'developers'],
  [
    'customers',
    '(?:企业|机构|付费|服务|累计)?(?:客户|商户)|企业用户|(?:付费|签约|合作|入驻)(?:企业|机构|单位)',
    '(?:enterprise |corporate )?(?:clients|customers)',
  ],
  [
    'users',
    '(?:个人|付费|注册|累计|全球|总|月|日)?(?:活跃)?用户(?:数|规模|量)?|月活(?:跃)?|日活(?:跃)?|(?:付费)?订阅(?:者|数|量)',
    '(?:monthly |daily |active )*(?:users|subscribers)|MAU|DAU',
  ],
  ['countries', '(?:个)?国家(?:(?:和|及|与|或)?地区|(?![\\u4e00-\\u9fff])|(?=[和及与或的市用销客提开]))', 'countries'],
  ['market_share', '(?:市场)?份额|市场占有率|市占率', 'market share|share of the market'],
  ['capacity', '(?:月|年|日|总|设计|封装)?产能(?!利用)', '(?:monthly |annual |production )?capacity'],
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
    '每百万(?:个)?(?:输入|输出)?(?:token|词元)s?|(?:API|产品|模型|套餐)定价|每[月年](?=:?\\d[\\d.,、和]*(?:港元|港币|美元|元))|(?:产品)?(?:售价|零售价|首发价|起售价|月费|年费|单价|标价|提价|涨价|降价|调价|(?<!成交|发行|股|持仓|回购|持股|减持|增持|每股)均价|价格(?!战|区间)|整体涨幅)|(?:输入|输出)(?:token|词元)?(?:价格?|单价)|接口(?:价格?)?|收费|计费|(?:仅|只需?|统一)收(?=\\d)',
    '(?:retail |input |output )?price(?:d|s)?|cost(?:s|ing)?(?= (?:about |just |only |around |from )?(?:US|HK|RMB)?[$¥]?\\d)|charg(?:es?|ed|ing)',
  ],
  [
    'employees',
    '(?:全职)?(?:员工|雇员|职工)(?:总?数|人数)?|团队(?:规模|人数)?|研发(?:人员|团队|员工)',
    'employees|staff|workforce|people|jobs|workers|headcount',
  ],
  ['patents', '(?:发明|授权|申请)?专利(?:申请)?(?:数|量)?', 'patents?'],
  [
    'raise',
    '(?:拟|共|总)?(?:募集?资金?|募资|募集|集资|筹集|(?<!自)筹资|(?<!可转|社会)融资(?!融券|余额)|募得|所得款项)(?:总?额|总计|规模)?|战略投资(?![者方人])|(?:[多再可共另]|(?<=[,元]))筹(?=约|近|逾|超|最多|至多|不超过|\\d)',
    'rais(?:e|es|ed|ing)|(?:sold|sells|selling|sale of) (?:\\w+ ){0,3}?shares (?:worth|for)|(?:gross )?proceeds|funding round|Series [A-H]\\+?(?: funding)? round|secured|seeking(?= (?:a combined |about |up to |as much as |at least )?(?:US|HK)?\\$?\\d)|(?<=(?:yuan|billion|million|bn) )(?:IPO|initial public offering|share sale|listing|offering)',
  ],
  [
    'investors',
    '(?:投资者|投资方|投资人|投资机构|机构(?:投资者)?|股东|天使轮|领投方)(?:数|户数)?',
    'investors|institutions',
  ],
  [
    'duration',
    '耗时|历时|用时|仅用(?:了)?|仅过去|相隔|仅隔|时间|为期|(?:交付|建设|回收|研发|审核)周期',
    'took|within|in just|lasted|lock-?up',
  ],
  ['shares', '(?:发行|发售|配售|总)(?:股[本份数]|规模|数量)?|股份|总股本', 'shares'],
];
