/** A firm that a text tells of by what it is to a followed one. */
export interface Relative {
  /** Where the followed firm that it is measured by begins. */
  readonly by: number;
  readonly start: number;
  readonly end: number;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

// No name of a firm begins or ends so: 与华为合作的模型, 智谱投资的金额, 壁仞科技的客户数量.
const noHead =
  /^(?:产品|芯片|集群|模型|大模型|业务|套餐|订单|收入|营收|利润|净利|净亏|亏损|毛利|市值|估值|股价|股份|股权|股东|价格|单价|用户|平台|项目|合同|协议|技术|方案|比例|比重|部分|研发|服务|系统|显卡|加速卡|算力|智算|训练|推理|开源|成本|消息|传闻|报道|金额|总额|总价|数量|公司(?=[数总自,;:]|$)|企业(?=[数总,;:]|$)|首[个批轮颗日]|新|该|这|那|两|三|四|五|六|七|八|九|十|全[部年球]|各|其|本|数|户|占|收入|合计|持股|减持|增持|等|名单|大会|会议|关系|表示|认为|透露|指出|说|称|强调|预计|包括|包含|涵盖|来自|遍[及布]|覆盖|分布|普遍|大多|主要|平均|退出|承诺|要求|可|需|应|会|增|减|达|超|约|近|逾|翻|伙伴|计划|公告|财报|年报|招股|数据|资料|声明|文件|消息|海外|境外|国内|国外|需求|集中|回款|复购|结构|总数|贡献|订购|采购|拜访|和|与|及|是|有|在|已|将|也|均|都|曾|为|于|后|前)/;
const noTail =
  /(?:产品|模型|集群|业务|订单|项目|服务器|方案|价格|成本|收入|比例|份额|占比|金额|数量|公告|报告|文件|数据|总额|版本|应用|服务|技术|合同|报告|计划|活动|关系|消息|人数|数|额)$/;
const name = '([\\p{Script=Han}A-Za-z·.&-]{2,24}?)';
const told =
  '(?=上半年|下半年|前三季|首季|[一二三四]季|20\\d\\d|去年|今年|全年|当年|今日|昨日|今天|明日|本周|上周|近日|日前|早盘|午盘|午间|午后|尾盘|盘中|开盘|收盘|首日|次日|当日|同日|股价|涨|跌|大涨|大跌|收涨|收跌|收报|报收|封[涨板]|高开|低开|触及|月活|日活|用户|拥有|营收|收入|净利|净亏|亏损|毛利|盈利|完成|获[得批投融]?|宣布|披露|公布|公告|发布|推出|递交|递表|提交|启动|上市|登陆|挂牌|通过|拟|计划|正|已|将|也|则|因|以|向|称|表示|产能|月产能|退出|市值|旗下|估值|融资|募|中标|签|售价|研发|员工|累计|[,;:。\\d]|$)';
const head = new RegExp(`^${name}${told}`, 'u');

// What stands between the followed firm and the name: its concept stock, its supplier, 投资的, 前员工创立的.
const concept =
  /^(?:的|[A-Z\d ]{0,6})?(?:概念股?|概念板块|产业链|供应链)(?:公司|企业|个股|标的|龙头|板块|指数)?(?:之一)?的?/;
const relation =
  /^的?(?:主要|最大|第一大|第二大|首批|独家|上游|下游|核心|潜在|早期|重要|长期|最强|头号|直接|间接|海外|国内|本土|国际|大|新|老|前)*(?:竞争对手|竞争者|对手|供应商|供货商|客户|股东|合作伙伴|代工伙伴|合作方|伙伴|投资方|投资者|投资人|代工厂|封测厂|经销商|代理商|分销商|承销商|保荐人|同行|同业|友商|劲敌|参股公司|参股企业|联营公司|被投企业|买家|租户|采购方)(?:之一)?的?/;
const invested =
  /^(?:此前|曾|早年|去年|今年|已|战略|间接|直接|共同|联合|拟|将|计划|正)*(?:收购|并购|领投|跟投|投资|参股|持股|入股|孵化|押注|扶持|背书)(?:\d[\d.]*%)?(?:过|了)?的/;
const founded = /^的?(?:前|原)?[^,;。]{0,14}?(?:创立|创办|创建|组建|成立|发起|加盟|加入|执掌|掌舵|带队|领衔)的/;
// 与X同场竞争的, 曾任X副总裁的林远创办的, 被称为"小X"的: a phrase that leads to its head by 的.
const frameBefore =
  /(?:与|和|跟|同|采[用购]了?|购买了?|使用|搭载|适配|持有|前|曾|曾任|原|出身|对标|比肩|媲美|叫板|挑战|投资|领投|参股|入股|押注|(?<!作)为|给|向|服务于?|脱胎于|依托|基于|替代|来自|在|早于|晚于|先于|离开|供职于?|任职于?|供货|有|称[为作]?|号称|誉为|视为|由|供应)["“'‘《]?(?:小|下一个|另一个|中国版|翻版|国产|中国的?)?[^,;。的]{0,4}$/;
const verbBefore =
  /(?:对标|比肩|媲美|叫板|挑战|(?<!的)投资|领投|参股|入股|押注|持有|采[购用]|购买|使用|替代|服务于?|任职于?|供职于?|来自|离开|供货)[过了]?$/;
// 海螺AI与Talkie是MiniMax的重要支撑: what is or has something leads to no name by its 的.
const modifier = /^(?:["”'’》]|["”'’》]?(?![是为有系])[^,;。:\d是]{2,24}?)的/;
const afterOthers = /继[^,;。]{0,2}$/;
const after = /^(?:、[^,;。]{1,20})?(?:之后|后|以后),(?:同[为属样][^,;。]{0,12}的|[^,;。]{0,10}的)?/;

const nameEnglish = '((?:[A-Z][\\w&.]*)(?:[ -][A-Z][\\w&.]*){0,3})';
const relationEnglish = new RegExp(
  `^(?:'s)?(?: (?:main|biggest|largest|key|former|local|domestic|closest))?[ -](?:rival|competitor|supplier|customer|client|partner|investor|shareholder|backer|distributor|peer|backed|funded|owned|linked|spin-?off)s? ${nameEnglish}`,
);
const foundedEnglish = new RegExp(`^[^,;.]{0,40}, ?(?:[a-z][\\w-]* ){0,4}${nameEnglish}`);
const foundedBefore = /(?:Founded|Started|Set up|Led|Run|Backed|Funded|Once owned) by (?:[a-z-]+ ){0,3}$/;
const conceptEnglish = /^(?:'s)?(?:[ -](?:concept|related|linked))(?: (?:stocks?|shares|firms|companies))/;

/**
 * Firms a sentence tells of by what they are to a followed one: 摩尔线程概念股瀚川电子, 与壁仞科技同场竞争的昊元半导体, 曾任智谱高管的林远创办的…,
 * Zhipu-backed Lingxi Robotics. What follows is theirs and not the followed firm's.
 *
 * @param mentions of followed firms, in order; what overlaps one of them is no other firm
 */
export function relativesOf(text: string, mentions: readonly Place[]): Relative[] {
  return mentions.flatMap((mention) => {
    const found = relativeOf(text, mention);
    const holdsOther = (one: Place): boolean => one.start < (found?.end ?? 0) && one.start >= mention.end;
    return found === null || mentions.some(holdsOther) ? [] : [found];
  });
}

/** How much of a sentence is looked at on either side of a name. */
const reach = 80;

function relativeOf(text: string, { start, end }: Place): Relative | null {
  const rest = text.slice(end, end + reach);
  const ahead = text.slice(Math.max(0, start - 24), start);
  const headed = (length: number): Relative | null => {
    const found = head.exec(rest.slice(length))?.[1];
    if (found === undefined || noHead.test(found) || noTail.test(found)) return null;
    return { by: start, start: end + length, end: end + length + found.length };
  };
  const english = relationEnglish.exec(rest) ?? (foundedBefore.test(ahead) ? foundedEnglish.exec(rest) : null);
  if (english !== null) {
    const until = end + english[0].length;
    return { by: start, start: until - english[1]!.length, end: until };
  }
  const themes = concept.exec(rest) ?? conceptEnglish.exec(rest);
  // The concept stocks of a firm are others, named or not.
  if (themes !== null) return headed(themes[0].length) ?? { by: start, start: end, end: end + themes[0].length };
  for (const [words, before] of leads) {
    if (before !== null && !before.test(ahead)) continue;
    const found = words.exec(rest);
    const relative = found === null ? null : headed(found[0].length);
    if (relative !== null) return relative;
  }
  return null;
}

const leads: readonly (readonly [words: RegExp, before: RegExp | null])[] = [
  [relation, null],
  [invested, null],
  [founded, /(?:由|^|[,;。])[^,;。]{0,4}$/],
  [modifier, frameBefore],
  [/^的/, verbBefore],
  [after, afterOthers],
];
