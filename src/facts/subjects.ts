import type { Mention } from '../model/fact.ts';
import { matchesOf } from '../text/matches.ts';
import type { Passage } from './passages.ts';

/** A firm named in a sentence: followed, or another (`company` null). */
export interface Firm {
  readonly company: string | null;
  readonly start: number;
  readonly end: number;
  /**
   * `acts`: figures after it are its own. `within`: only those of its own clause (继摩尔线程以3000亿市值登陆科创板后).
   * `aside`: it is what something is measured against or done with (接近英伟达, 由中金公司保荐).
   */
  readonly part: 'acts' | 'within' | 'aside';
}

/** Who a text has been speaking of, from sentence to sentence. `undefined`: nobody yet. */
export type Speaking = string | null | undefined;

// Firms that news about chips and models names beside the followed ones. The rule below finds firms by their ending; these have none.
const others =
  '寒武纪|英伟达|辉达|超威|海光信息|海光|燧原|昆仑芯|平头哥|景嘉微|龙芯|华为|昇腾|中芯国际|台积电|字节跳动|字节|豆包|抖音|火山引擎|百度|文心|腾讯|混元|阿里巴巴|阿里|通义|千问|蚂蚁|月之暗面|阶跃星辰|零一万物|百川智能|百川|面壁智能|无问芯穹|硅基流动|生数科技|爱诗科技|可灵|快手|小米|美团|京东|拼多多|网易|科大讯飞|讯飞|商汤|旷视|云从|依图|第四范式|地平线|黑芝麻|小马智行|文远知行|宇树|优必选|智元|联想|浪潮|新华三|中科曙光|曙光|摩根士丹利|摩根大通|高盛|瑞银|花旗|中金公司|中信证券|华泰证券|国泰海通|中信建投|红杉|高瓴|软银|葛卫东|迪士尼|环球|华纳兄弟|三星电子|三星|SK\\s?海力士|海力士|铠侠|南亚科技|太空探索|SpaceX|小红书|优步|Arm(?![a-z])|美光|英特尔|高通|博通|谷歌|微软|苹果|亚马逊|特斯拉|甲骨文|彭博|路透|中国移动|中国电信|中国联通|恒指|科创50|沪指|深成指|创业板指|纳指|道指|标普\\s?500';
const othersEnglish =
  'Nvidia|AMD|Intel|Cambricon|Hygon|Enflame|Huawei|ByteDance|Doubao|Baidu|Tencent|Alibaba|Moonshot(?: AI)?|StepFun|DeepSeek|OpenAI|Anthropic|Claude|Google|Microsoft|Meta(?! ?X)|Amazon|Apple|Tesla|xAI|SMIC|TSMC|Samsung|Broadcom|Qualcomm|SoftBank|Disney|Universal|GPT(?:-\\d)?|Gemini|Qwen|Kimi|Goldman Sachs|Morgan Stanley|JPMorgan|UBS|CICC|Hang Seng';
const ending =
  '科技|股份|集团|半导体|微电子|电子|智能|智算|机器人|汽车|软件|通信|电路|证券|银行|基金|资本|创投|生物|医药|光电|控股|航天';
// At the head of a clause, two to five characters and such an ending name a firm — unless they are words like these.
const noName =
  '(?![\\u4e00-\\u9fff]{0,4}(?:发售|发行|配售|认购|限售|流通|公司))(?!(?:注册|实缴|实收|认缴|涉|解禁|减持|增持|回购|质押|转让|认购|出售|购买|收购|持|占|获|按|全|所|公司|该|本|其|这|那|一|两|三|四|五|六|七|八|九|十|各|每|国产|中国|国内|全球|海外|新|旧|老|大|小|高|低|多|少|在|与|和|对|从|以|向|由|为|被|将|已|且|但|而|则|据|如|若|因|发|持|配|募|投|通用|人工|具身|发行|公开|香港|上市|行业|产业|相关|其他|首|此|当|前|后|也|并|又|再|还|更|是|有|主要|核心|数字|金融|证监|商业|预训练|训练|推理|端侧|云端|企业|用户|客户|政府|社保|公募|私募|主权|对冲|量化|风险|股权|基石|地方|国资|大基|另|曾|原|总|限售|员工|战略|网上|网下|可转|优先|普通|内资|外资|北向|南向|累计|目前|同时|今年|去年|拟))';
// 某光伏企业, 一家国产GPU公司: somebody, but nobody that is followed. 作为一家… and 是一家… say what somebody else is.
const somebody =
  /(?<=^|[,;:。]\s?|而)(?!作为|是|[^,;]{0,6}是)(?:[\u4e00-\u9fff]{0,6}某|(?:国内|另|另有|还有|有)?一家)[\u4e00-\u9fffA-Za-z ]{0,12}?(?:公司|企业|厂商|机构|券商)(?![,;:、])/g;
const group =
  /(?:[两二三四五六七八九十]|\d{1,2})(?:家|大|小)(?:企业|公司|厂商|巨头|龙|虎)|四小龙|六小虎|双雄|我国|行业(?:整体|平均)?(?=[^,;]{0,4}(?:营收|收入|毛利|净利|平均|增))|同行(?:业)?/g;
// 美团涨超4%,江波龙跌超6%, 韩国KOSPI指数上涨18%: who moves stands right before the move, known or not.
const mover =
  '(?:^|[,;:、。])((?!股价|公司|全天|盘中|累计|开盘|收盘|收市|涨幅|跌幅|市值|港股|股票|股份|较|一度|首日|午后|午间|早盘|尾盘|当日|今日|昨日|随后|其后|截至|同比|环比|半日|暗盘|现|最高|最低|报|成交|盘初|开市|发稿|涨|跌|高|低|升|收|大|集体|合计|上市|其|该|本|公司|一季|二季|三季|四季|上半|下半|价格|整体|目前|期间|周|月|年|日|个|两|三|五|十|\\d)(?:(?!首日|[称内后中日价额率者])[\\u4e00-\\u9fffA-Za-z-]){2,12}?)(?=(?:股价)?(?:收|高开|低开|开盘|盘中)?(?:大|暴|均|上|下|再|续|急|重)?(?:涨|跌|挫|泻)(?:超过?|逾|近|约)?\\d)';
const pattern = new RegExp(
  `(${others})|(?:^|[,;:。"“(]|而|继|同期|与|和|、|(?<=(?:竞争对手|对手|供应商|客户|股东|伙伴|投资方|同行)(?:之一)?的?))\\s*(${noName}[\\u4e00-\\u9fff]{2,5}?(?:${ending}))(?![的]?(?:业务|产品|板块|行业|领域|市场|赛道|企业|公司总))|\\b(${othersEnglish})\\b|\\b((?:[A-Z][A-Za-z]+ ){1,2}(?:Inc|Corp|Ltd|Technolog(?:y|ies)|Semiconductors?|Semi|Group|Securities|Bank|Capital))\\b|([\\u4e00-\\u9fffA-Z]{2,8}(?:指数|成指|综指))|${mover}`,
  'g',
);

const asideBefore =
  /(?:对标|接近|超越|超过|赶超|对比|相比|比肩|来自|来源于|源自|向|对|较|比|由|被|给|为|投资|收购|采购|包括|例如|支持|适配|兼容|基于|采用|使用|有|像|如|除|除了|联合|携手|背靠|在|于|成为|替代|优于|低于|高于|依赖|引入|获|以及|加入|进入|入股|领投的?|跟投|客户|股东|(?<![此目日之年期月])前|原|曾任|系|任职于?|就职于?|毕业于?|与|和|跟|同|with|from|than|by|on|against|at|to|for|of|like|versus|vs\.?|over|via|and|(?:stakes?|interest|invest\w*|bet|position) in|Claude)\s?["“《(]?$/i;
const withinBefore = /(?:继|随着|自|当|据|根据|因|由于|after|as|since|while|when|following)\s?["“《(]?$/i;
// What may stand between the head of a clause and a firm that acts in it: connectives and times.
const headOnly =
  /^(?:[\d年月日第一二三四季度上下半前同期今去末初底至]|截至|而|但|其中|此外|另外|同时|目前|近日|日前|同日|当日|随后|不过|相比之下|与此同时|作为|[“"《(‘'、\s]|the |in |meanwhile|however|also|at|by)*$/i;
const together = /^[^,;。]{0,10}?(?:达成|签署|签订|订立|合作|携手|联合|共同|共建|展开|开展|洽谈)/;
const moves =
  /^(?:'s)? ?(?:shares )?(?:rose|fell|gained|lost|slipped|jumped|surged|dropped|added|climbed|slid|sank|advanced|soared|tumbled|rallied|declined|eased|closed|ended)\b/;
const inPassing =
  /^\s?(?:whose|which|who|that|an? (?:[\w-]+ ){0,3}?(?:backer|investor|shareholder|rival|supplier|customer|client|partner|start-?up|firm|company)\b)/i;
const sharesOf =
  /^\s?(?:while |and |the )?(?:shares?|stock|revenue|sales|profit|net loss|turnover|market value|shipments) (?:of|in|at|for) (?:the )?$/i;
const joined = /^\s?(?:[、,/]|和|及|与|以及|and|or)\s?$/;

/**
 * Firms named in a sentence, in order. Followed ones come from the mentions; others from a list of names, from endings such as 科技
 * at the head of a clause, and from groups (四家公司), whose figures are nobody's.
 */
export function firmsOf(passage: Pick<Passage, 'text' | 'mentions'>): Firm[] {
  const { text, mentions } = passage;
  const places: { company: string | null; start: number; end: number }[] = mentions.map((named) => ({ ...named }));
  const add = (start: number, end: number): void => {
    if (mentions.some((named) => named.start < end && start < named.end)) return;
    places.push({ company: null, start, end });
  };
  for (const match of matchesOf(text, pattern)) {
    const name = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6]!;
    const start = match.index + match[0].length - name.length;
    add(start, start + name.length);
  }
  for (const words of [group, somebody])
    for (const match of matchesOf(text, words)) add(match.index, match.index + match[0].length);
  for (const match of matchesOf(text, madeOf)) {
    const start = match.index + match[0].length - match[1]!.length;
    const leads = (named: Place): boolean =>
      named.end <= start && isPartOfFrame(text, named.start) && /^[^,;。]{0,16}的$/.test(text.slice(named.end, start));
    if (mentions.some(leads)) add(start, start + match[1]!.length);
  }
  places.sort((a, b) => a.start - b.start);
  addPronouns(text, places);
  const firms: Firm[] = [];
  for (const [at, place] of places.entries()) {
    const next = places[at + 1];
    const last = firms.at(-1);
    const isJoined = last !== undefined && place.start >= last.end && joined.test(text.slice(last.end, place.start));
    // 壁仞与中国电信达成合作: whom a firm acts with does not go on to act alone.
    const isPartner = isJoined && place.company === null && together.test(text.slice(place.end, place.end + 16));
    firms.push({
      ...place,
      part:
        isPartner || isRelative(text, place, next)
          ? 'aside'
          : last !== undefined && isRelative(text, places[at - 1]!, place)
            ? 'acts'
            : isJoined
              ? last.part
              : partOf(text, place.company, place.start, place.end),
    });
  }
  return firms;
}

/** 后者 and 前者 are the second and the first of the two firms named before; of nobody known where there are no two. */
function addPronouns(text: string, places: { company: string | null; start: number; end: number }[]): void {
  if (!text.includes('者')) return;
  const firms = [...places];
  for (const match of matchesOf(text, pronoun)) {
    const start = match.index;
    const named = firms.filter(({ end }) => end <= start).slice(-2);
    const of = named.length < 2 ? undefined : match[0] === '前者' ? named[0] : named[1];
    places.push({ company: of?.company ?? null, start, end: start + match[0].length });
  }
  places.sort((a, b) => a.start - b.start);
}

interface Place {
  readonly company: string | null;
  readonly start: number;
  readonly end: number;
}

/** Whether a firm only says what the next one, another's, is to it: 沐曦股份的竞争对手燧原科技, 与MiniMax合作的短剧平台. */
function isRelative(text: string, place: Place, next: Place | undefined): boolean {
  if (place.company === null || next === undefined || next.company !== null || next.start < place.end) return false;
  const between = text.slice(place.end, next.start);
  return relation.test(between) || (/^[^,;。]{0,16}的$/.test(between) && isPartOfFrame(text, place.start));
}

function isPartOfFrame(text: string, start: number): boolean {
  return frameBefore.test(text.slice(clauseStart(text, start), start));
}

const relation =
  /^的?(?:主要|最大|第一大|第二大|上游|下游|核心|潜在|早期|重要|长期|最强|头号|直接|老)*(?:竞争对手|竞争者|对手|供应商|客户|股东|合作伙伴|伙伴|投资方|投资者|代工厂|经销商|同行|友商|劲敌)(?:之一)?的?$/;
const frameBefore =
  /(?:与|和|跟|同|采用|使用|搭载|前|曾|原|对标|投资|领投|参股|入股|押注|为|给|向|服务于?|脱胎于|依托|基于|替代|来自)[^,;。]{0,4}$/;
// 采用天数智芯芯片的某智算中心: the head that the words about another firm lead to.
const madeOf =
  /的((?:某|一家|这家|那家|该)?[\u4e00-\u9fffA-Za-z]{0,10}?(?:公司|企业|平台|中心|机构|厂商|创企|基金|团队|运营商|实验室))(?![的,;:、。和与])/g;

const pronoun = /[前后]者(?![按可将])/g;

function partOf(text: string, company: string | null, start: number, end: number): Firm['part'] {
  const ahead = text.slice(Math.max(0, start - 12), start);
  if (withinBefore.test(ahead)) return 'within';
  const clause = text.slice(clauseStart(text, start), start);
  // DeepSeek, whose models undercut Zhipu's, charges …: named in passing, of another subject.
  if (clauseStart(text, start) > 0 && inPassing.test(clause)) return 'within';
  if (sharesOf.test(text.slice(0, start)) || sharesOf.test(clause)) return 'acts';
  if (/\band\s$/.test(ahead) && moves.test(text.slice(end, end + 20))) return 'acts';
  if (asideBefore.test(ahead)) return 'aside';
  // Another firm takes over a sentence only from the head of a clause: 拥有深厚AMD技术基因的公司 is not about AMD.
  return company !== null || headOnly.test(text.slice(clauseStart(text, start), start)) ? 'acts' : 'aside';
}

const comma = 0x2c;
const semicolon = 0x3b;

/** Where the clause that holds a place ends: before the next comma, semicolon or stop; the commas of 50,000 are none. */
export function clauseEnd(text: string, place: number): number {
  const marks = /,(?!\d{3})|(?<!\d),|[;。]/g;
  marks.lastIndex = place;
  return marks.exec(text)?.index ?? text.length;
}

/** Where the clause that holds a place begins: behind the last comma or semicolon. */
export function clauseStart(text: string, place: number): number {
  for (let at = place - 1; at >= 0; at--) {
    const mark = text.charCodeAt(at);
    if (mark === semicolon) return at + 1;
    if (mark === comma && !/^\d,\d{3}$/.test(text.slice(Math.max(0, at - 1), at + 4))) return at + 1;
  }
  return 0;
}

/**
 * Who a figure belongs to: the last firm that acts in its clause, else in the nearest clause before; else one named behind it in the
 * same clause (以3000亿市值登陆科创板的摩尔线程); else whoever the text has been speaking of.
 *
 * @param speaking from `speakingAfter` of the sentences before
 * @returns null when it is another firm's, or nobody's
 */
export function subjectAt(
  text: string,
  firms: readonly Firm[],
  start: number,
  end: number,
  speaking: Speaking,
): string | null {
  // 《SK海力士净利润134.15万亿韩元》: the title of another piece speaks of whom it names, and of nobody else.
  const open = text.lastIndexOf('《', start);
  if (open >= 0 && text.indexOf('》', open) >= start)
    return firms.findLast((firm) => firm.start >= open && firm.end <= start)?.company ?? null;
  const clause = clauseStart(text, start);
  const before = firms.filter((firm) => firm.end <= start);
  const inClause = before.findLast((firm) => firm.start >= clause && firm.part !== 'aside');
  if (inClause !== undefined) return inClause.company;
  const acting = before.findLast((firm) => firm.part === 'acts');
  if (acting !== undefined) return acting.company;
  const until = clauseEnd(text, end);
  const behind = firms.find((firm) => firm.start >= end && firm.start < until && firm.company !== null);
  if (behind !== undefined && /(?:的|by|of|,)\s?$/.test(text.slice(Math.max(0, behind.start - 4), behind.start)))
    return behind.company;
  const stop = text.indexOf(';', end);
  const next = firms.find(
    (firm) =>
      firm.start >= end &&
      firm.part === 'acts' &&
      !isMeasure(text, firm) &&
      (stop < 0 || firm.start < stop || leadsIn.test(text)),
  );
  if (next !== undefined && (speaking === undefined || leadsIn.test(text))) return next.company;
  if (speaking !== undefined) return speaking;
  // Named only as what others act on: the sentence is still about it, if it is the only firm there; not where it is a measure or a client.
  const only = new Set(firms.map((firm) => firm.company));
  if (only.size !== 1 || firms.every((firm) => isMeasure(text, firm))) return null;
  return firms[0]?.company ?? null;
}

// 对标MiniMax的视频模型公司Lumen Labs: who is measured by it is somebody else.
const measuredBy = /(?:对标|比肩|类似于?|好比|堪比|媲美|效仿|赶超|超越|超过|rival(?:s|ing|led)?|like|unlike)\s?$/i;

/** Whether a firm is told of only for what it is to another one. */
export function isMeasure(text: string, firm: Firm): boolean {
  return (
    measuredBy.test(text.slice(Math.max(0, firm.start - 10), firm.start)) ||
    isRelated.test(text.slice(firm.end, firm.end + 24))
  );
}

/** 壁仞科技是首批客户: what somebody is to another firm says nothing of whose figures went before. */
const isRelated =
  /^(?:也|还|则|均|都|曾)?(?:是|为|系)(?:其|该公司|公司)?[^,;。]{0,8}?(?:客户|股东|供应商|合作伙伴|合作方|投资方|投资者|伙伴|代工)/;

// 作为…,凭借3亿用户,豆包…; With 368 million users, Doubao…: the firm comes after its figures.
const leadsIn = /^(?:作为|凭借|依托|有着|拥有|坐拥|手握|with|backed by|having|despite)/i;

/** Who the text speaks of after a sentence: the last firm that stands at the head of a clause, else the last that acts. */
export function speakingAfter(
  passage: Passage,
  firms: readonly Firm[],
  speaking: Speaking,
  fallback: Speaking,
): Speaking {
  const acting = firms.filter((firm) => firm.part === 'acts');
  if (acting.length === 0) return passage.isHeading ? fallback : speaking;
  const heads = acting.filter((firm) => firm.start - clauseStart(passage.text, firm.start) <= 12);
  const last = heads.at(-1) ?? acting.at(-1)!;
  // 智谱与MiniMax谁将…: two firms at once are no antecedent for 公司.
  return last.company;
}

/** A first mention this far into a text is no longer its lead. */
const leadLength = 120;

/**
 * The company an item is about when no sentence says: where it is filed, else the only one that acts in its title, else the only one
 * its title names, else the only one of its lead. A title in which only other firms act is about them: null.
 *
 * @param titleFirms `firmsOf` the title
 */
export function mainCompany(
  filedUnder: readonly string[],
  mentions: readonly Pick<Mention, 'company' | 'field' | 'start'>[],
  titleFirms: readonly Firm[],
): Speaking {
  if (filedUnder.length === 1) return filedUnder[0];
  const acting = titleFirms.filter(({ part }) => part === 'acts').map(({ company }) => company);
  if (acting.length > 0 && acting.every((company) => company === null)) return null;
  const sets = [
    acting,
    mentions.filter(({ field }) => field === 'title').map(({ company }) => company),
    // 相关阅读 at the foot of an article makes nobody its subject.
    mentions.some(({ start }) => start < leadLength) ? mentions.map(({ company }) => company) : [],
  ];
  for (const set of sets) {
    const named = new Set(set.filter((company) => company !== null));
    if (named.size > 1) return undefined;
    if (named.size === 1) return [...named][0];
  }
  return undefined;
}
