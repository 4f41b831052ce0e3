import type { EventType } from '../model/fact.ts';
import { withHeads } from '../text/heads.ts';
import { matchesOf } from '../text/matches.ts';
import { aheadOf, certaintyOf, isUntrue } from './certainty.ts';

/** Words of a sentence that tell of something done. */
export interface TypeFound {
  readonly type: EventType;
  readonly start: number;
  readonly end: number;
}

interface Words {
  readonly type: EventType;
  readonly pattern: RegExp;
  /** Clauses in which the words mean something else. */
  readonly unless?: RegExp;
  /** Whether an event of this type may lie ahead: `announced` where the announcement is the event (将出任), `any` where the words tell a state. */
  readonly ahead: 'never' | 'announced' | 'any';
}

// The point of US$1.9 billion ends no sentence.
const join = (...parts: readonly string[]): RegExp => new RegExp(sourceOf(parts), 'gi');
const sourceOf = (parts: readonly string[]): string => parts.join('|').replaceAll('[^.;]', '(?:[^.;]|\\.(?=\\d))');
// Most characters begin none of the many words for goods; for the shorter lists a look ahead costs more than it saves.
const joinMany = (...parts: readonly string[]): RegExp => new RegExp(withHeads(sourceOf(parts)), 'gi');

const goods =
  '模型|芯片|GPU|架构|产品|系列|集群|(?<!开放)平台|显卡|[\\u4e00-\\u9fffI]卡(?!位|口|点|塔|片|住|在)|智能体|版本|超节点|权重|驱动|终端|一体机|笔记本|应用|插件|接口|(?:国际|正式|公测|内测|专业|企业)版|功能|Agent|助手|浏览器|操作系统|框架|引擎|软件|App|数据集|工具|套餐|新品|服务器|工作站|主机|套件|编译器|(?:解决|技术|液冷|训推|算力|智算|端侧|推理)方案|(?:云|推理|API|订阅)服务|[A-Z][\\w.-]{0,16}(?: ?\\d)';
const prices =
  '(?:(?:API|套餐|月费|订阅|Plan)[^,。;]{0,12}?|(?:模型|接口|调用|词元|token|产品|输入|输出)[^,。;]{0,6}?(?:价格?|费用?|定价)[^,。;]{0,8}?)';

/** The types but `ipo`, whose words stand in stages.ts, in the order in which a sentence that tells several is taken. */
const types: readonly Words[] = [
  {
    type: 'legal',
    ahead: 'announced',
    pattern: join(
      '起诉|诉讼|被诉|提诉|告上法[庭院]|对簿公堂|被控|被指控|(?<=[\\u4e00-\\u9fffA-Za-z])诉(?=[^,。;]{2,24}(?:案|侵|不正当|违约|纠纷))|官司|仲裁|侵权|侵犯[^,。;]{0,12}(?:著作权|版权|专利|商业秘密)|立案|处罚|罚款|罚单|监管函|警示函|监管警示|通报批评|公开谴责|纪律处分|责令|判决|宣判|裁决|开庭|庭审|[一二终]审|上诉(?!求|人)|索赔|禁令|列入[^,。;]{0,6}实体清单|被调查|接受调查|反垄断调查',
      '\\bsu(?:e|es|ed|ing)\\b|lawsuit|litigation|(?:copyright|patent|antitrust|class-action|trade-secret) (?:suit|case|claim)|\\bsuits? (?:against|over|by|filed|brought|alleging|accus)|\\bcourt\\b|\\bjudges?\\b|infring|plaintiff|injunction|\\bverdict\\b|\\barbitration\\b|\\bfined\\b|(?:probe|investigation|inquiry) (?:into|of|over)|\\baccus(?:es|ed|ing)\\b [^.;]{0,40}? of\\b',
    ),
  },
  {
    type: 'personnel',
    ahead: 'announced',
    unless:
      /保荐|(?:财务|法律|合规|上市)顾问|券商|承销|审计|(?:曾|此前|历任|先后)[^,。;]{0,8}(?:出任|接任|任命)|加盟[商店费]/,
    pattern: join(
      '任命|任用|委任|升任|转任|调任|退任|履新|辞任|辞职|辞去|请辞|离职|离任|卸任|去职|免职|解聘|出任|接任|继任|接棒|接掌|出掌|执掌|掌舵|挂帅|不再(?:担|出)?任|出走|聘任|聘请|加盟(?![商店费])|换帅|当选|(?:选举|推选|增补)[^,。;]{2,16}(?:董事|主席|监事)|空降|(?<=(?:总裁|总监|科学家|负责人|高管|工程师|经理|C[ETFO]O)[^,。;]{0,8})(?:转投|投奔|跳槽)|(?:由|改由)[^,。;]{2,14}担任|(?<=[前原][^,。;]{2,24})加入(?!了?(?:指数|该))',
      '\\bappoint(?:s|ed|ment)?\\b|\\bresign(?:s|ed|ation)?\\b|step(?:s|ped|ping)? down|\\b(?:joined|joins|join|hires|hired|poache[sd]|lured)\\b[^.;]{0,60}?\\b(?:as|chief|head|vice|executive|officer|director|president|scientist|architect|to (?:run|lead|head|oversee))\\b|\\b(?:names|named|promotes|promoted|replaced|replaces)\\b[^.;]{0,50}?\\b(?:chief|head|president|chair(?:man|woman)?|officer|director|CEO|CFO|CTO|COO)\\b|\\b(?:chief|head|president|chair(?:man|woman)?|officer|director|founder|CEO|CFO|CTO|COO)\\b[^.;]{0,40}?\\b(?:quits?|departs?|departed|departure|leaves|is leaving|has left|has quit|retires|retired)\\b|(?:has|have) (?:quit\\b|left (?:the|its))|takes? over as|took over as|\\bsucceeded? by\\b',
    ),
  },
  {
    type: 'funding',
    ahead: 'never',
    unless:
      /融资(?:融券|余额|买入|认购|租赁|客)|(?:累计|共|合计|先后|至今)(?:已)?(?:完成|获得?|融资)[^,。;]{0,6}(?:轮|融资)/,
    pattern: join(
      '(?:拿到|拿下|揽获|斩获|收获|敲定|完成|获得?)[^,。;]{0,16}?[A-F天使略]\\+*轮|轮(?:募得|筹得|融得)|(?:完成|获得?|宣布|启动|新一轮|[A-F]\\+?轮|天使轮|战略|Pre-?IPO)[^,。;]{0,14}融资|融资(?:落地|到位|交割)|领投|跟投|投资方|战略投资|(?:获|获得)[^,。;]{0,20}(?:注资|入股|增资|投资(?=[\\d.约近逾超]|$|[,。;]))|增资扩股|(?<!战略|国际|网下|网上|公开|基石|优先|香港|获|按|向[^,。;]{1,8})配售(?=事项|新|现有|股份|至多|最多|至少|合共|合计|完成|[\\d.,]+(?:万|亿)?股)|完成配售|先旧后新|(?<!超额)配股(?!权)|供股(?!章程)|定增|定向增发|增发(?=新|[\\d])|非公开发行|(?:完成|宣布)[^,。;]{0,14}(?:可转债|债券|票据)发行|发行[^,。;]{0,18}?(?:可转(?:换)?(?:公司)?债|可换股债|可转换票据|科创债|公司债|美元债|点心债|永续债|债券|票据|优先股)|(?:可转债|可换股债券?|可转换票据|科创债)[^,。;]{0,8}(?:发行完成|完成发行|发行落地|售罄|完成定价)|(?:可转债|可换股债券?)[^,。;]{0,6}[募筹集融]资|(?:售出|卖出)[^,。;]{0,16}(?:可转债|可换股债|债券|票据)',
      '(?:funding|financing) round|(?:closes?|closed|rais(?:es|ed)|secur(?:es|ed)) [^.;]{0,40}?\\bround\\b|rights issue|rais(?:es|ed) [^.;]{0,60}?\\bplac(?:ement|ing)\\b|rais(?:es|ed) [^.;]{0,50}?(?:round|Series)|rais(?:es|ed) [^.;]{0,50}?(?:valuation|from (?:investors|backers))|\\bSeries [A-F]\\b|(?:secured|closed|completed|landed|closes|secures) [^.;]{0,40}?(?:funding|financing)|(?:overnight|top-up|share|private) (?:share )?plac(?:ement|ing)|(?:s(?:old|ells?|elling)|issu(?:ed|es|ing)|rais(?:ed|es|ing)|pric(?:ed|es)|placed|places) [^.;]{0,50}?(?:convertible|exchangeable|dim sum|dollar|offshore|senior|zero-coupon) (?:bonds?|notes?|debt)|raising [^.;]{0,60}?\\b(?:plac(?:ement|ing)|round|Series|rights)\\b|(?:placed|places|placement of|placing of) [^.;]{0,20}?shares',
    ),
  },
  {
    type: 'earnings',
    ahead: 'any',
    pattern: join(
      '财报(?!季)|年报(?!季|预约)|半年报|季报|中报|业绩|(?:盈利|亏损)预告|预[增减亏盈]|盈[警喜]|快报|(?:亏损|收入|营收|利润|净利)(?:大幅|同比|料|预计|料将)?(?:收窄|扩大|翻番|翻倍|增逾|升逾|大增|大升|倍增|增长)|(?:营收|营业收入|营业额|收入|收益|净利润?|(?<!累计|合计|月均|账面)亏损|净亏损?|毛利)[^,。;]{0,20}\\d|扭亏|收入指引',
      '\\b(?:revenue|profit|net loss|earnings|results)\\b|\\bloss(?:es)? (?:to )?(?:widen|narrow)|(?:widen|narrow)(?:s|ed) [^.;]{0,20}?\\bloss',
    ),
  },
  {
    type: 'order',
    ahead: 'never',
    unless:
      /在手|手握|手持|另有[^,;]{0,24}(?:合同|协议|订单)|手头|手上|未完成|待执行|待交付|能见度|可见度|订单储备|排到|排至|排期|积压|饱满|合同(?:负债|资产|纠纷)|劳动合同|贷款|借款|授信|融资租赁|采购(?:成本|价|额占|占比)|用于|投向|所得款项|总值|约束力|on hand|backlog/i,
    pattern: join(
      '(?:签订|签署|签下|签约|订立|拿下|斩获|揽获|获得?|赢得|敲定|达成|接获)[^,。;]{0,24}?(?:订单|合同|大单|采购|供货|首单)|(?:拿下|获得?|斩获)[^,。;]{0,16}定点(?!医|药)|供[货应]协议|采购协议|向[^,。;]{2,16}(?:供货|供应)[^,。;]{0,6}\\d|签[订署下约][^,。;]{0,24}?(?:(?:销售|供应|购销|买卖|租赁)协议|(?:供应|供货|采购)(?=\\d))|集采|订单|合同|中标|中选|大单|采购(?!成本)|下单|订购|交付了?[^,。;]{0,12}项目',
      '(?:plac(?:es?|ed|ing)|w[io]ns?|won|winning|land(?:s|ed)|secur(?:es|ed)|sign(?:s|ed)|bag(?:s|ged)|award(?:s|ed)|receiv(?:es|ed)|clinch(?:es|ed)|book(?:s|ed)) [^.;]{0,50}?\\b(?:orders?|contracts?|tenders?)\\b|\\borders? (?:for|with|from)\\b|supply (?:deal|contract|agreement)|(?:w[io]ns?|won|land(?:s|ed)|secur(?:es|ed)|sign(?:s|ed)|clinch(?:es|ed)|ink(?:s|ed)|str(?:ikes|uck)|bag(?:s|ged)|seal(?:s|ed)) [^.;]{0,50}?\\b(?:deals?|agreements?) (?:to (?:supply|provide|sell|deliver)|for [^.;]{0,30}?(?:chips|GPUs|cards|accelerators|servers))|agree[sd] to (?:supply|sell|deliver|buy|purchase)\\b|(?:sells?|sold) [^.;]{0,14}?\\d[\\d,]* [^.;]{0,20}?(?:chips|GPUs|cards|accelerators|servers) to\\b|suppl(?:ies|ied) [^.;]{0,14}?\\d[\\d,]* [^.;]{0,20}?(?:chips|GPUs|cards|accelerators|servers)|under an? [^.;]{0,40}?(?:contract|order)\\b|(?:bought|buys|to buy|ordered|purchased) [^.;]{0,40}?(?:chips|GPUs|cards|accelerators|servers)',
    ),
  },
  {
    type: 'partnership',
    ahead: 'never',
    unless: /没有(?:相关|任何)?合作|终止合作|协议[^,;]{0,10}总[值额]/,
    pattern: join(
      '(?:战略|深度|达成|签署|签订|展开|开展|建立|深化|加强|扩大)[^,。;]{0,10}合作|合作(?:协议|伙伴|备忘录|框架|项目)|携手|联手|牵手|谅解备忘录|联合(?:发布|推出|打造|研发|开发|成立|设立|宣布|实验室|体(?!系))|共建|共同(?:建设|打造|开发|研发|设立|成立|推出|发起)|(?:框架|合作)协议|签约(?!客户)|结盟|(?:合资|创新|联合)(?:公司|实验室|中心)',
      '\\bpartner(?:s|ed|ing|ship)?\\b|team(?:s|ed|ing) up|\\bjointly\\b|joint (?:venture|lab|development)|co-?(?:develop|build)|agreed to (?:work|build|develop)|collaborat|memorandum|\\bMoU\\b|tie-up|\\balliance\\b|join(?:s|ed)? forces|under an? [^.;]{0,40}?(?:agreement|pact|accord)|(?:framework|co-?operation|strategic) (?:agreement|pact|deal)|(?:agreement|pact|accord)\\b',
    ),
  },
  {
    type: 'product',
    ahead: 'never',
    unless: /收入|营收|毛利|股价|目标价|发行价|招股价|收[盘市报]价/,
    pattern: joinMany(
      `(?:发布|推出|亮相|开源|量产)[^,。;]{0,8}?[\\u4e00-\\u9fff]{2}\\d{3}(?![\\d.,]*[万亿%元年月家台名])|(?:发布|推出|上线|开源|亮相|首发|发售|预售|量产|开放|放出|释出|展示|展出|推送|上新|点亮|上架|揭晓|亮出|祭出)[^,。;]{0,24}?(?:${goods})|(?:${goods})[^,。;]{0,20}?(?:发布|推出|上线|开源|亮相|量产|公开|发售|开售|预售|上市销售|问世|面世|点亮|登场|流片|open[- ]?source(?:d|s)?|开放下载|批量(?:供货|出货|交付)|上新|展出|(?<!股.?)来了(?=[!:,。;]|$)|(?:全球|全网|独家|国内|今日|正式)首发(?!申请|上市|过会|募|限售|股|审|获)|送样|挂[上到出]|上传|传[上到]|公测|内测|开测|搬上|接受预[订定约]|开[启放](?:公测|内测|预[售约订]|使用|试用|体验|注册)|全量(?:开放|推送)|向[^,。;]{1,8}开放|登陆(?!科创|港|资本)|上架|已能[^,。;]{0,14}下载|可下载)|(?:今起|宣布|全线|整体|即日起|再度|起)(?:涨价|降价|提价)|(?:App|应用|版本|驱动)[^,。;]{0,6}更新|(?<!转型)升级(?:了|旗下|其|至|到)?[^,。;]{0,10}?(?:模型|App|版本|平台(?!化)|[A-Z][\\w.-]{0,16}(?: ?\\d))|开售|开卖|首销|首发价|(?:完成|实现|宣布|已)[^,。;]{0,18}(?:适配|推理部署)`,
      `${prices}(?:上调|下调|上涨|下降|降低|涨价|降价|提价|打[\\d一二三四五六七八九半]+折|降至|涨至|降到|涨到|调至)|(?:套餐|月费|API|订阅|接口)[^,。;]{0,8}由[^,。;]{1,12}(?:调|涨|升|降|增|减)至|(?:上调|下调|降低|提高)[^,。;]{0,14}(?:API|套餐|月费|订阅|接口|调用)`,
      '\\b(?:launch|unveil)(?:es|ed|ing|s)?\\b(?! (?:its |an? )?(?:Hong Kong )?(?:IPO|share sale|probe|investigation|lawsuit|buyback))(?! [^.;]{0,24}?(?:placement|offering|bond|fund|tender))|releas(?:es|ed|ing)\\b(?! [^.;]{0,20}(?:results|statement|report|prospectus|figures))|open-sourc(?:es|ed|ing)\\b|open[- ]?source[sd]?(?=\\s?(?:啦|了|[!,;:。]|$))|\\bships\\b|\\bnow shipping\\b|rol(?:ls|led) out|(?:starts?|started|begins?|began) (?:shipping|shipments|selling|sales of|deliver(?:ing|ies))|(?:puts?|post(?:s|ed)|publish(?:es|ed)|upload(?:s|ed)|drop(?:s|ped)) [^.;]{0,24}?\\bweights\\b|(?:show(?:s|ed) off|showcas(?:es|ed)|took the wraps off|takes the wraps off|debut(?:s|ed)) [^.;]{0,40}?\\b(?:chips?|GPUs?|models?|accelerators?|cards?|version)\\b|introduc(?:es|ed)\\b|goes? on sale|went on sale|(?:is|are|goes|went|now) live\\b|(?:is|are|now|became|made) available\\b|price (?:cut|increase|rise|hike)s?\\b|(?:cuts?|rais(?:es|ed)|slash(?:es|ed)|lower(?:s|ed)|halv(?:es|ed)|doubl(?:es|ed)|increas(?:es|ed)) [^.;]{0,40}?\\b(?:API|subscription|token|plan|tier)s?\\b[^.;]{0,20}?\\b(?:prices?|fees?)|(?:cuts?|rais(?:es|ed)|slash(?:es|ed)|lower(?:s|ed)|halv(?:es|ed)|doubl(?:es|ed)) (?:the |its )?prices? (?:of|for|on)|mass[- ]produc(?:es|ed|ing|tion)|now costs?\\b|charg(?:es|ed|ing) [^.;]{0,16}?(?:more|less) for',
    ),
  },
  {
    type: 'market',
    ahead: 'any',
    unless:
      /评级(?!.*股价)|(?:月费|套餐|售价|涨价|降价|调价|API|毛利率?|营收|收入|利润|亏损|费用|销量|出货|成本|用户|\b(?:revenue|profit|sales|prices?|users|spending|margin|shipments|orders|output|usage|costs?|expenses|income|loss(?:es)?|GDP|demand)\b)(?!.*(?:股价|股份|收报|市值|\bshares|\bstock))/i,
    pattern: join(
      '股价|涨停|跌停|收[涨跌]|[大暴急][涨跌]|高开|低开|平[收开]|破发|市值|盘中|(?<!["“「])[增减]持(?!["”」]|评级)|回购|解禁|港股通|龙虎榜|净[买卖][入出]|暗盘|收报|收于|收盘|报收|复牌|停牌',
      '(?:纳入|调入|剔除|剔出|调出|晋身|晋升|入选|跻身)[^,。;]{0,20}(?:指数|成[份分]股|港股通|恒指)|(?:指数|港股通|成[份分]股)[^,。;]{0,20}(?:纳入|调入|剔除|剔出|调出|入选)|获(?:调入|剔除|纳入)',
      '(?:跌穿|跌破|升穿|失守|站上)[^,。;]{0,8}(?:元|关口|大关|发行价|招股价)|(?:创|刷新)[^,。;]{0,10}新[高低]|(?:[涨跌挫泻]|飙升|抽升|急升|下挫|拉升|走高|走低|跳水|插水)(?:超过?|逾|近|约|至)?[^,。;幅价]{0,4}\\d[\\d.]*%|(?<![提上回抬攀])升(?:超过?|逾|近|约)?\\d[\\d.]*%(?=,(?:现|最新|收)?报)|(?:拉升|跳水)(?=,)',
      '\\bshares\\b|\\bstock\\b|market (?:value|cap)|(?:record|all-time) (?:high|low)|daily limit|(?:join|added to|included in|enter|removed from) [^.;]{0,30}?\\b(?:index|Stock Connect)\\b|\\b(?:rose|fell|gained|lost|slid|slipped|jumped|surged|dropped|added|climbed|sank|soared|tumbled|rallied|declined|eased|edged|plunged|shed|slumped|leapt|shot)(?: (?:up|down|higher|lower|as much as|more than|by|about|nearly))* [\\d.]+ ?(?:%|per ?cent)',
    ),
  },
  {
    type: 'other',
    ahead: 'never',
    pattern: join(
      '(?:设立|新设|组建|注册成立)[^,。;]{0,16}?(?:公司|研究院|研发中心|研究中心|总部|基金|事业部)|成立(?:了)?(?:一家)?(?:全资|控股|海外|境外|新)[^,。;]{0,8}?公司|(?:完成|宣布|同意|签署)[^,。;]{0,24}?(?:收购|并购)|[更改]名为|收购[^,。;]{0,16}?(?:股权|股份|业务|资产|%)',
      '\\bacquir(?:es|ed)\\b|(?:sets? up|established|establishes|opened|opens) [^.;]{0,30}?(?:subsidiary|unit|office|research (?:centre|center)|headquarters)',
    ),
  },
];

/** 将于3月30日开会审议年度业绩: the day of a report is no report; what brokers expect is none of the firm's own. */
const scheduled =
  /(?:将|拟|定于|预约|预定|计划|\b(?:set a date|will|scheduled|due)\b)[^,。;]{0,20}(?:审议|公布|发布|披露|刊发|召开|\b(?:report|publish|publication|release|announce)\w*)[^,。;]{0,16}$/i;
const brokers =
  /(?:大行|该行|券商|分析师|分析人士|机构|研报|大摩|小摩|花旗|高盛|瑞银|里昂|野村|汇丰|中金|招银国际|摩根\p{Script=Han}{2,3}|\p{Script=Han}{2}证券|\b(?:analysts?|Goldman|Morgan Stanley|JPMorgan|Bernstein|UBS|Citi(?:group)?|Jefferies|HSBC|Nomura)\b)[^;。]{0,20}?(?:料|预计|预测|预期|给予|首予|维持|重申|予|将[^,。;]{2,20}预测|估算|认为|称作|\b(?:expects?|forecasts?|estimates?|keeps?|sees)\b)[^;。]*$/iu;

/**
 * What a folded sentence tells as done, but for the steps of a listing.
 *
 * Left out is what is only planned, discussed, rumoured or denied, the orders a firm still has on its books, the ratings of brokers and
 * what they expect. What is announced for a day to come (将于月底卸任) is an event of `personnel` and `legal`.
 *
 * @returns by type in the order of the table, then by place; several of one type where a sentence tells it in several clauses
 */
export function typesIn(text: string): TypeFound[] {
  const found: TypeFound[] = [];
  for (const words of types) {
    let clause = -1;
    for (const match of matchesOf(text, words.pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const begin = start - aheadOf(text, start).length;
      if (begin === clause || !isTold(text, start, end, words)) continue;
      // 某甲完成B轮融资,智谱跟投: who invests has raised nothing.
      if (/^(?:领投|跟投|投资方)$/.test(match[0]) && found.some(({ type }) => type === 'funding')) continue;
      clause = begin;
      found.push({ type: words.type, start, end });
    }
  }
  return found;
}

const priceMoved = /(?:上调|下调|上涨|下降|降低|涨价|降价|提价|调)/;
const objectMarker = /将(?=(?:(?!于|在|会|自|从|把)[^,。;]){0,20}$)/;
/** 开源模型第一次干满一天 speaks of a kind of models, GLM-4.7上线后用户激增 of what came of it. */
function isBeside(text: string, start: number, end: number): boolean {
  if (/^(?:之?后|以后|以来|之前|前(?!沿|所))/.test(text.slice(end))) return true;
  return (
    /^开[源放](?:大?模型|权重|软件|框架|工具|引擎)/.test(text.slice(start, end)) &&
    /(?:^|[的是为个款揽强])$/.test(aheadOf(text, start).trim())
  );
}

const noSuit =
  /拟|考虑|威胁|准备|\b(?:plans?|consider|threaten)|将于[^,;。]*$|(?:不存在|没有|并无|[并从]?未(?:涉及?|收到|接到|接获|卷入)?)[^,;。]{0,10}$/i;

/** 将于月底卸任: a change of persons is told when it is announced. */
function isAnnounced(before: string, certainty: string): boolean {
  return certainty === 'planned' && /将|will|\bto\b/.test(before) && !/拟|考虑|有望|可能|传|若|或/.test(before);
}

const comesLater =
  /(?:计划|拟|将|预计|有望|可能|准备|最快|最早|尚未|未|何时|什么时候)[^,。;]{0,12}(?:发布|推出|上线|登场|更新|流片|开源|亮相|量产|公开|发售|开售|预售|上市销售|问世|面世|点亮|上架)$/;

function isTold(sentence: string, start: number, end: number, { type, unless, ahead }: Words): boolean {
  // 将API价格下调五成: 将 names the object, not the time to come.
  const text = priceMoved.test(sentence.slice(start, end))
    ? sentence.slice(0, start).replace(objectMarker, '把') + sentence.slice(start)
    : sentence;
  const before = aheadOf(text, start);
  if (unless?.test(before + text.slice(start, end) + (/^[^,;。]*/.exec(text.slice(end, end + 30))?.[0] ?? '')))
    return false;
  // will build a cluster under a pact: the pact is there.
  if (type === 'market' || sentence.startsWith('under ', start)) return true;
  // 曦云C600计划本季度量产: the plan stands between the name and the verb.
  if (
    type === 'product' &&
    (/传[闻言]|猜测/.test(text.slice(start, end)) ||
      comesLater.test(text.slice(start, end)) ||
      isBeside(text, start, end))
  )
    return false;
  if (type === 'earnings')
    return !scheduled.test(before) && !brokers.test(text.slice(0, start)) && certaintyOf(text, start, end) !== 'denied';
  const certainty = certaintyOf(text, start, end);
  if (ahead === 'announced')
    return type === 'legal'
      ? !noSuit.test(before) && !isUntrue(text, end)
      : certainty === 'told' || isAnnounced(before, certainty);
  return certainty === 'told';
}
