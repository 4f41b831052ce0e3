import type { Mention } from '../model/fact.ts';
import { matchesOf } from '../text/matches.ts';
import { firmNames, group, somebody } from './firm-names.ts';
import type { Passage } from './passages.ts';
import { relativesOf } from './relatives.ts';

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
  for (const match of matchesOf(text, firmNames)) {
    const name = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6]!;
    const start = match.index + match[0].length - name.length;
    add(start, start + name.length);
  }
  for (const words of [group, somebody])
    for (const match of matchesOf(text, words)) add(match.index, match.index + match[0].length);
  for (const match of matchesOf(text, namedByRelation)) {
    const start = match.index + match[0].length - match[1]!.length;
    if (
      mentions.some(
        (named) => relation.test(text.slice(named.end, start)) || foundedBy.test(text.slice(named.end, start)),
      )
    )
      add(start, start + match[1]!.length);
  }
  for (const match of matchesOf(text, madeOf)) {
    const start = match.index + match[0].length - match[1]!.length;
    const leads = (named: Place): boolean =>
      named.end <= start && isPartOfFrame(text, named.start) && /^[^,;。]{0,16}的$/.test(text.slice(named.end, start));
    if (mentions.some(leads)) add(start, start + match[1]!.length);
  }
  const relatives = relativesOf(text, mentions);
  for (const { start, end } of relatives) {
    if (!places.some((place) => place.start < end && start < place.end)) places.push({ company: null, start, end });
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
    const isMeasuring = place.company !== null && relatives.some(({ by }) => by === place.start);
    const isTold = place.company === null && relatives.some((one) => one.start < place.end && place.start < one.end);
    firms.push({
      ...place,
      part:
        isPartner || isMeasuring || isRelative(text, place, next)
          ? 'aside'
          : isTold
            ? 'acts'
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
  return (
    relation.test(between) ||
    foundedBy.test(between) ||
    (/^[^,;。]{0,16}的$/.test(between) && isPartOfFrame(text, place.start))
  );
}

function isPartOfFrame(text: string, start: number): boolean {
  return frameBefore.test(text.slice(clauseStart(text, start), start));
}

const relation =
  /^的?(?:主要|最大|第一大|第二大|上游|下游|核心|潜在|早期|重要|长期|最强|头号|直接|海外|国内|本土|国际|老)*(?:竞争对手|竞争者|对手|供应商|客户|股东|合作伙伴|代工伙伴|伙伴|投资方|投资者|代工厂|经销商|同行|友商|劲敌|参股公司|被投企业)(?:之一)?的?$/;
/** 由摩尔线程前员工创立的光合矩阵 */
const foundedBy =
  /^(?:的?前)?(?:员工|高管|工程师|研究员|联合创始人|创始人|团队)[^,;。]{0,8}?(?:创立|创办|创建|组建|成立)的$/;
// A name right behind the word for what it is to another, and right before what it did or has.
const namedByRelation =
  /(?:竞争对手|竞争者|对手|供应商|客户|股东|伙伴|投资方|投资者|代工厂|经销商|同行|友商|劲敌|参股公司|被投企业|创立的|创办的|创建的|组建的|成立的)(?:之一)?的?(?![数户占比收的合持减增等名需集回复结总贡订采拜和及与])([\u4e00-\u9fffA-Za-z.·-]{2,16}?)(?=上半年|下半年|[一二三四]季|20\d\d|去年|今年|全年|月活|日活|用户|营收|收入|净[利亏]|亏损|毛利|完成|获|宣布|披露|公布|拟|产能|退出|市值|股价|旗下|首日|估值|融资)/g;
const frameBefore =
  /(?:与|和|跟|同|采用|使用|搭载|前|曾|原|对标|投资|领投|参股|入股|押注|(?<!作)为|给|向|服务于?|脱胎于|依托|基于|替代|来自)[^,;。]{0,4}$/;
// 采用天数智芯芯片的某智算中心: the head that the words about another firm lead to.
const madeOf =
  /的((?:某|一家|这家|那家|该)?[\u4e00-\u9fffA-Za-z]{0,10}?(?:公司|企业|平台|中心|机构|厂商|创企|基金|团队|运营商|实验室))(?![的,;:、。和与])/g;

const pronoun = /[前后]者(?![按可将])/g;

function partOf(text: string, company: string | null, start: number, end: number): Firm['part'] {
  const ahead = text.slice(Math.max(0, start - 12), start);
  if (/^所在的?/.test(text.slice(end, end + 3))) return 'aside';
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

/** Where the clause that holds a place ends: before the next comma, semicolon or stop; the commas of 50,000 are none. */
export function clauseEnd(text: string, place: number): number {
  const marks = /,(?!\d{3})|(?<!\d),|[;。]/g;
  marks.lastIndex = place;
  return marks.exec(text)?.index ?? text.length;
}

/** Where the clause that holds a place begins: behind the last comma or semicolon. */
export function clauseStart(text: string, place: number): number {
  const ahead = text.slice(0, place);
  let at = ahead.lastIndexOf(',');
  while (at >= 0 && /^\d,\d{3}$/.test(text.slice(Math.max(0, at - 1), at + 4)))
    at = at === 0 ? -1 : ahead.lastIndexOf(',', at - 1);
  const from = at + 1;
  return from + ahead.slice(from).lastIndexOf(';') + 1;
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
  /^所在的?|^(?:也|还|则|均|都|曾)?(?:是|为|系)(?:其|该公司|公司)?[^,;。]{0,8}?(?:客户|股东|供应商|合作伙伴|合作方|投资方|投资者|伙伴|代工)/;

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
