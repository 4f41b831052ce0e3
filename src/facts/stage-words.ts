import type { IpoStage } from '../model/fact.ts';

/** A step, a prospectus shown to the public, or a listing called off. */
export type StageName = IpoStage | 'disclosure' | 'calledOff';

/** The words for a step. */
interface StageWords {
  readonly name: StageName;
  /** Sources of patterns, joined. */
  readonly words: readonly string[];
  /** Clauses in which the words mean something else. */
  readonly unless?: RegExp;
  /** What a sentence must hold besides. */
  readonly needs?: RegExp;
}

const noStep =
  '(?!公司|申请|辅导|计划|委|公告|前|流程|进程|筹备|之路|事宜|审核|募|网上|投资者|交流|仪式|路演|后仍|规则|聆讯|文件|材料|资格|标准|预期|时间|以来|地点|地位|招股|发行|意向|安排|保荐|备案|融资|平台|销售|发售|开售|科(?!创)|满|首月|周年|日期|部|制度|门槛|改革|企业|机制)';
const boards =
  '科创板|创业板|北交所|港交所|上交所|深交所|联交所|纽交所|主板|港股|A股|美股|纳斯达克|香港|资本市场|新三板';
const board = new RegExp(boards);
/** Goods are brought to market too: 新款显卡正式上市. */
const goods = /显卡|芯片|终端|一体机|手机|笔记本|新品|新款|产品|车型|耳机|眼镜|套餐|机器人整机|加速卡|开发板/;

/** By step; where two match at one place, the first wins. No capturing groups. */
export const stageWords: readonly StageWords[] = [
  {
    name: 'calledOff',
    words: [
      '(?:撤回|撤销|撤下|终止|中止|暂缓|推迟|搁置|叫停|取消|放弃)(?:了|对|其|赴|在|在港|赴港|原定|科创板|创业板|港股|的)*[^,。;]{0,14}?(?:上市|IPO|首次公开发行|首发|发行申请|招股|聆讯)',
      '撤回申请|(?:上市|IPO|首发|首次公开发行|招股|招股书)[^,。;]{0,8}?(?:告吹|终止|中止|搁置|推迟|暂缓|失效|被否|折戟|撤回)|未(?:能)?过会|(?:终止|撤回|中止|取消)[^,。;]{0,10}辅导',
      '(?:withdr[ae]w(?:s|n)?|scrap(?:s|ped)|shelve[sd]?|postpone[sd]?|delay(?:s|ed)|pull(?:s|ed)|suspend(?:s|ed)|cancel(?:s|led)) [^,.;]{0,40}?\\b(?:IPO|listing|share sale|offering|float)\\b|\\b(?:IPO|listing|share sale|offering|float) (?:was|has been|is|have been) (?:withdrawn|shelved|postponed|delayed|pulled|suspended|cancelled|scrapped)',
    ],
  },
  {
    name: 'tutoring',
    words: [
      '(?<!升学|校外|课外|学业|学科|就业|心理|创业|家庭|考[研试公])(?:上市|IPO|A股|H股)?辅导(?:备案|登记|协议|报告|工作|验收|期)|(?:上市|IPO|A股|H股)辅导机构|(?:登记|备案)[^,。]{0,4}辅导|启动[^,。;]{0,8}上市辅导|(?:进入|开始|接受|完成|办理|开展)[^,。;]{0,8}上市辅导|A股辅导',
      'tutoring|pre-(?:listing|IPO) (?:guidance|coaching)',
    ],
  },
  {
    name: 'accepted',
    unless: /法院|仲裁|诉|专利|商标|破产|投诉|举报|\bcourt\b|patent/i,
    words: [
      '(?:申请|IPO|上市|招股书|注册)[^,。;]{0,10}?(?:已|获|被|得到)?[^,。;]{0,6}?(?:获?受理)|获[^,。;]{0,6}受理|(?:上交所|深交所|北交所|交易所)[^,。;]{0,14}?受理|受理了?[^,。;]{0,20}(?:上市|IPO|首发|注册)申请',
      '(?:application|filing) (?:was |has been |is )?accepted|(?:accepts?|accepted) [^.;]{0,40}?(?:application|filing)',
    ],
  },
  {
    name: 'inquiry',
    // 年报问询函 goes to listed firms.
    unless: /年报|半年报|季报|定期报告|财务报告|重组|监管|关注函|收购/,
    needs:
      /IPO|上市(?!公司)|科创板|创业板|北交所|首发|招股|保荐|审核|[首两]轮|第[一二三]轮|已问询|listing|bourse|exchange/,
    words: [
      '(?:已|进入|首轮|两轮|第[一二三]轮|审核|回复)[“"]?(?:的)?(?:审核)?问询|回复[^,。;]{0,8}?问询|问询(?:函|回复|阶段|状态)|[“"]已问询',
      'inquiry (?:stage|letter)|round of inquir(?:y|ies)',
    ],
  },
  {
    name: 'hearing',
    unless: /内资股|转为H股|全流通|未上市股份|非上市股份/,
    words: [
      '(?:通过|过|完成|闯过|拿下)[^,。;]{0,8}?聆讯(?!后)|聆讯(?:环节|关)?,?[^,。;]{0,10}?(?:获|顺利|成功|一次)?(?:通过|过关|闯过|获批|放行)|聆讯后资料集?',
      '(?:passed|passes|cleared|clears) (?:\\w+ ){0,4}?hearing|post-hearing|approval [^,.;]{0,30}?(?:Hong Kong|HKEX)[^,.;]{0,40}?listing committee|(?:港交所|联交所)上市委(?:员会)?[^,。;]{0,10}?(?:批准|通过|同意|放行)',
    ],
  },
  {
    name: 'approved',
    unless:
      /董事会|董事局|股东大?会|监事会|过会(?:率|企业|名单|家数|概率|预期)|暂缓审议|内资股|转为H股|全流通|\bboard\b|shareholders/,
    words: [
      '过会|(?:上市委|上会|首发|IPO)(?:(?!聆讯)[^。;]){0,24}?(?:(?:顺利|成功|一次)过关|闯关(?:成功|上市委))|上会[^,。;]{0,4}获[^,。;]{0,4}通过|上会,?[^,。;]{0,16}?(?:顺利|成功|终|一次)[^,。;]{0,3}通过|上市(?:审核)?委(?:员会)?[^,。;]{0,14}?(?:审议)?(?:通过|同意|放行|首肯|点头)|首发(?:申请)?[^,。;]{0,6}?获[^,。;]{0,10}?(?:通过|放行)|审议通过[^,。;]{0,20}?(?:首发|首次公开|上市|发行)|首发(?:获|申请)?(?:获得?)?通过|IPO(?:申请)?(?:获|已)?通过|(?<!不)符合发行(?:条件)?[^,。;]{0,3}上市条件',
      'listing (?:committee|panel) (?:approved|approves|cleared|clears|signed off|signs off|waved through)|approval [^,.;]{0,50}?listing committee|(?:wins?|won|gets?|got|secured?|received?) (?:\\w+ ){0,4}?(?:STAR Market|Shanghai|Shenzhen|Beijing|ChiNext) (?:\\w+ ){0,3}?approval',
    ],
  },
  {
    name: 'registered',
    unless: /商标|注册资本|注册用户|药品|器械|注册证/,
    words: [
      '(?:同意|批准|准予|核准)[^,。;]{0,24}?注册|注册(?:申请)?[^,。;]{0,4}?(?:获(?:批|准|得批复|同意|证监会)|生效)|注册批[文复]|证监会[^,。;]{0,4}注册(?:批准|核准|许可)|(?:(?:IPO|首发|上市|发行|股票)的?注册(?:申请)?|注册申请),?[^,。;]{0,14}?(?:获|得到|拿到|被)[^,。;]{0,10}?(?:批复|同意|核准|批准|放行|通过|绿灯|批文|获准)',
      '(?:registration|IPO) (?:was |is |has been )?(?:approved|cleared|greenlit) by (?:the )?(?:CSRC|China Securities)|(?:approv|clear)(?:ed|es|ing) (?:the )?(?:\\w+ ){0,2}?registration|registration approval|(?:approved|approves|cleared|clears) [^.;]{0,40}?\\bregist(?:er|ration)\\b|CSRC (?:approved|approves|clear(?:s|ed))',
    ],
  },
  {
    // The same word is given to funds, bonds and medicines; a listing abroad is only put on file.
    name: 'registered',
    unless:
      /药|可转|债|定增|增发|配股|特定对象|收购|重组|出口|土地|环评|基金|ETF|境外|备案|赴港|H股|Hong Kong|overseas|bond|fund\b/i,
    needs:
      /IPO|首发|公开发行|上市(?!公司)|科创板|创业板|北交所|过会|新股|招股|listing|STAR|ChiNext|float|share sale|public offering/i,
    words: [
      '(?:拿到?|获得?|收到|取得|喜提|领到|等来|迎来|核发|下发|颁发|签发|发出)了?[^,。;]{0,14}?批[文复]|批[文复](?:已|正式|终于)?(?:到手|落地|下发|到位|落袋)|证监会[^。;]{0,16}?(?:准许|同意|核准|批准)[^,。;]{0,24}?公开发行|证监会[^,。;]{0,24}?(?:放行|[开亮][^,。;]{0,2}绿灯|点头)',
      '(?:CSRC|China Securities Regulatory Commission|securities regulator)(?:.s)? (?:has |had )?(?:gave|given|gives|grant(?:s|ed)|green-?li[gt]h?t?(?:s|ed)?|sign(?:s|ed) off|approv(?:es|ed)|clear(?:s|ed))|(?:gets?|got|gain(?:s|ed)|w[io]ns?|won|secure[sd]?|receive[sd]?|obtain(?:s|ed)?) [^.;]{0,30}?(?:green light|go-ahead|nod|approval|clearance|sign-off) [^.;]{0,20}?(?:CSRC|China Securities|securities regulator)',
    ],
  },
  {
    // Which exchange nods tells the step: that of Hong Kong hears, those of the mainland approve.
    name: 'hearing',
    unless: /court|government|customs|\b(?:STAR|ChiNext)\b/i,
    needs: /IPO|listing|hearing|float|share sale|public offering/i,
    words: [
      '(?:gets?|got|gain(?:s|ed)|wins?|won|secure[sd]?|receive[sd]?) (?:the )?(?:HKEX|Hong Kong)(?: stock)?(?: exchange| bourse)?(?:.s)?(?: IPO| listing)? (?:nod|green light|go-ahead|approval|clearance)|(?:nod|green light|go-ahead|approval|clearance) (?:from|of|by) (?:the )?(?:HKEX|Hong Kong)|(?:HKEX|Hong Kong(?: stock)?(?: exchange| bourse)|Hong Kong(?: stock)? exchange)(?:.s)?(?: listing (?:committee|panel))? (?:gave|gives|grant(?:s|ed)|approv(?:es|ed)|clear(?:s|ed)|green-?lit)',
    ],
  },
  {
    name: 'approved',
    unless: /Hong Kong|HKEX|court|government|\bboard\b|shareholders/i,
    needs: /IPO|listing|float|flotation|STAR|ChiNext|share sale|public offering/i,
    words: [
      '(?:nod|green light|go-ahead|approval|clearance) (?:from|of|by) (?:the )?(?:Shanghai|Shenzhen|Beijing|STAR|ChiNext)|(?:Shanghai|Shenzhen|Beijing|STAR Market|ChiNext)(?:.s)?(?: stock)?(?: exchange| bourse)?(?:.s)?(?: listing)?(?: committee| panel)? (?:gave|gives|grant(?:s|ed)|approv(?:es|ed)|clear(?:s|ed)|green-?lit)',
    ],
  },
  {
    name: 'priced',
    // What a product, a placement, a bond or an option costs is no offer price of a listing.
    unless:
      /\bAPIs?\b|\btoken|词元|套餐|订阅|月费|(?<!发)售价|零售|每百万|每卡|每张|每台|显卡|模型定价|配售价|配股|定增|增发|特定对象|可转|转股|换股|回购|授予|行权|激励|convertible|placement|placing|bond|notes\b/i,
    words: [
      '(?:确定|敲定|厘定|锁定|落实|拍板)了?(?:最终|每股|其|[本此]次|IPO|新股|首发|H股|A股|的){0,3}(?:发行|发售|招股)价(?!格?(?:区间|范围))|(?:发行价|发售价|招股价|最终(?:发行|发售)?价格?|每股(?:发行|发售)?价)(?:格)?(?:最终)?(?:被)?(?:确定|敲定|厘定|锁定|定)(?:为|于|在)?|(?:最终)?定价(?:为|于|在|每股)|最终(?:发售|发行)价(?:格)?(?:为|:)?每股(?=[\\d.]+(?:港|美)?元)|(?:每股|[HA]股|股份|新股|招股|IPO|发行)定价(?=[\\d.]+(?:港|美)?元)|定价(?=[\\d.]+(?:港|美)?元[^。]*(?:公开发售|超购|认购|招股|募资|集资))|(?<=(?:^|:)(?:公司)?)[本此]次(?:新股)?发行价(?:格)?为(?=[\\d.]+元)|以每股[^,。;]{1,14}定价|(?:发行价|发售价|招股价|最终定价)[^,。;]{0,12}?(?:落定|出炉|揭晓)|(?:新股|股份|H股)[^,。;]{0,6}定[在于为]每股(?=[\\d.]+(?:港|美)?元)|(?:[上下]限|中位数|顶格|封顶)[^,。;\\d]{0,4}(?:[\\d.]+(?:港|美)?元)?定价|定价:?(?=[\\d.]+(?:港|美)?元/股)|配发结果(?=[^。]*(?:每股|[发招]售?股?价))|发行公告(?=[^。]{0,16}\\d元)',
      'prices? (?:its )?(?:IPO|offering|shares) at|\\bprices (?:its |US |Hong Kong |Shanghai |Nasdaq |upsized )+?IPO\\b|priced (?:its |the |their )?(?:[\\w-]+ ){0,3}?(?:IPO|offering|shares|share sale|float|flotation|listing)\\b|(?:sets?|fix(?:es|ed)|settled on) (?:its |the |an? |final |Hong Kong |US |Shanghai ){0,3}(?:IPO|offer|issue|offering)(?: share)? price(?! (?:range|band|guidance))|IPO (?:was |is |has been )?priced at|priced (?:at|near|towards?) the (?:top|bottom|low|high|upper|lower|mid)',
    ],
  },
  {
    name: 'prospectus',
    unless:
      /配股章程|供股章程|(?:已有|共有|累计|逾|超过?|近|年内)\d+[余多]?家|\d+余家|数十家|递表(?:制度|规则|企业|公司|数量)/,
    words: [
      '(?:递交|提交|递表|报送|呈交)[^,。;]{0,14}?(?:招股(?:说明)?书|招股章程|上市申请|A1)(?![^,。;]{0,6}失效)|递表|招股(?:说明)?书[^,。;]{0,6}递交|(?:刊发|公布|发布)招股章程|招股章程(?:载明|列明)|(?:开始|启动|开启|今日|正式|展开|起|进行|至[^,。;]{1,8}日)(?:招股(?!书|说明|价|章程|结束|截止|完毕|完成|最后)|公开发售)|招股(?:期为|启动)|公开发售(?:期|开始|启动)|全球发售(?=\\d[\\d,.]*万?股)',
      '(?:fil(?:ed|es|ing)(?! (?:to withdraw|for withdrawal))|submit(?:ted|s)) (?:\\w+ ){0,5}?(?:prospectus|IPOs?\\b|listing application|(?:for|to) (?:an? )?(?:\\w+ ){0,3}?(?:IPOs?\\b|listing|list))|(?:submit(?:ted|s)|lodge[sd]|refile[sd]|filed|files)(?! (?:to withdraw|for withdrawal)) [^.;]{0,30}?(?:A1|listing|IPO) (?:application|filing|form|paperwork|documents)|launch(?:ed|es) (?:its )?(?:Hong Kong )?(?:IPO|share sale)',
    ],
  },
  {
    name: 'disclosure',
    words: ['(?:披露|更新|公布|刊发|发布|曝光)[^,。;]{0,14}?招股(?:说明)?书|招股(?:说明)?书[^,。;]{0,6}(?:披露|曝光)'],
  },
  {
    name: 'unlocked',
    // 延长禁售期 and H20对华解禁 free no shares.
    unless: /延长|承诺|安排|出口|对华|禁令|禁运|解禁(?:倒计时|潮|压力|前|预期|在即|将至|临近|规模|计划|时间)/,
    words: [
      '(?:限售(?:股)?[^,。;]{0,14}(?:解禁|上市流通|流通上市|可?上市交易|解锁|解除|期满)|解除(?:限售|禁售|锁定)|(?:禁售|限售|锁定)期[^,。;]{0,6}?(?:届满|已?满|结束|到期|解除)|解禁)',
      'lock-?ups?\\b[^,.;]{0,60}? (?:expire[sd]?|end(?:s|ed)|lift(?:s|ed))',
    ],
  },
  {
    name: 'listed',
    unless:
      /挂牌(?:转让|出让|成立|督办|价)|(?:实验室|中心|基地|研究院)[^,;]{0,10}挂牌|(?:已有|共有|累计|逾|超过?|近)\d+[余多]?家|\d+余家|数十家|(?:(?:已|刚刚?|新近|不久前)(?:经|在[^,;]{1,6})?(?:上市|挂牌)|(?:去年|前年|此前|早前|早已)[^,;]{0,8}(?:上市|挂牌|登陆[^,;]{2,6}))的|(?:App Store|Steam|商店|应用市场)|debut(?:s|ed)? (?:in|on) (?!Hong Kong|Shanghai|Shenzhen|New York|the (?:STAR|Hong Kong|Shanghai|Shenzhen|New York|Nasdaq|NYSE|stock|main|HKEX)|Nasdaq|Friday|Monday|Tuesday|Wednesday|Thursday|[A-Z][a-z]{2,8} \d|\d)/,
    words: [
      `首挂|鸣锣|(?:${boards})[^,。;]{0,8}(?:敲(?:锣|钟|响)|开锣)|敲响(?![警丧])[^,。;]{0,10}?[锣钟]|登板(?!台)|(?:${boards}|上市|挂牌)[^,。;]{0,2}首秀(?=[^。;]{0,12}?(?:[涨跌升]|开盘|高开|低开|收[报盘于]|破发|报\\d))|(?:完成|上演)[^,。;]{0,8}(?:上市|${boards})首秀|迎来新(?:股|成员)|(?:挂牌|登陆|登录|敲钟|敲锣|敲响)[^,。;]{0,12}?(?:上市|交易|${boards}|开市钟)|挂牌|登陆(?:${boards})`,
      `(?:正式|成功|强势|顺利|完成|同日|同步|已|已经|刚刚?|率先|先后|双双|相继|陆续)(?:在|于)?[^,。;]{0,10}?上市${noStep}|日(?:(?:在|于)[^,。;]{1,10}?|正式|成功)?上市${noStep}|(?<!并在|并于)(?:${boards})上市${noStep}`,
      '(?<!自|从|因|新股)上市(?:首日|首个交易日|当日)(?!起)|(?<!较|比|自|从|平均|新股的?|历史|招股|发售|申购|[开预]售|暗盘|复[牌市]|[年月周节]|节后|入|解禁|除[权息])首日(?:股价|分别|均)?(?:上市|挂牌|收|报收|上?涨|[大暴飙]涨|飙升|高开|低开|破发|开盘|盘中)|发行价(?:为)?[\\d.]+(?:港元|港币|美元|元),(?:首日)?开盘(?=价?[报为]?\\d)|(?:年|月)上市的|IPO受理至上市|[至到]上市(?:耗时|用时|仅|历时|共|只)',
      '(?:beg[ai]ns?|start(?:ed|s)?|commenced?s?|first) (?:trad(?:ing|ed)|dealings?\\b)|(?:trading|stock market|market|Shanghai|Hong Kong|Nasdaq|NYSE|New York|STAR Market|ChiNext|Shenzhen|Beijing) debut|(?:shares|stock) (?:of [^.;,]{2,30} )?(?:made|makes?|making) (?:its|their|a) debut|(?:made|makes?|making) (?:its|their|an?) (?:[\\w-]+ ){0,3}?debut(?= (?:in|on|at) (?:the )?(?:[\\w-]+ ){0,2}?(?:exchange|bourse|Nasdaq|NYSE|STAR|ChiNext|HKEX|stock))|debut(?:s|ed)? (?:in|on)|r(?:ang|ings?|ung) (?:the )?(?:[\\w-]+ ){0,2}?(?:bell|gong)|(?:bang(?:s|ed)|struck|strikes|sound(?:s|ed)) the (?:[\\w-]+ )?gong|(?:went|goes|gone) public|(?:list(?:ed|s)) (?:in|on)|first (?:day|session) of trading|first (?:Shanghai|Hong Kong )?(?:day|session)|closes? (?:its )?(?:first day|debut)|end(?:s)? (?:first|debut)',
    ],
  },
  {
    // Dealings begin anew after a halt, and in rights and small lots.
    name: 'listed',
    unless: /复牌|停牌|供股|碎股|期权|期货|并行|每手|柜台|权证|ETF|基金|债/,
    words: [
      `(?:股份|股票|[HA]股|新股)[^,。;]{0,16}?(?:开始|正式)(?:交易|买卖)|(?:在|于)(?:${boards})[^,。;]{0,6}?(?:开始|正式|开市)(?:交易|买卖)`,
    ],
  },
];

/** Whether words about a step mean something else in their clause: another firm's paper, goods, a lawsuit. */
export function isOtherMatter(name: StageName, unless: RegExp | undefined, clause: string, words: string): boolean {
  if (unless?.test(clause) === true) return true;
  return name === 'listed' && words.endsWith('上市') && goods.test(clause) && !board.test(clause);
}
