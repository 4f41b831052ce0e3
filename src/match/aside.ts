import type { Mention } from '../model/fact.ts';
import { fold } from '../text/fold.ts';

/** Why a title that names a company is not about it. */
export type Aside = 'former' | 'figurative' | 'compared' | 'held' | 'listed';

// Former staff: "former" before the name, but not in 目前, 此前, 上市前 …
const formerBefore =
  /(?:^|[^目此日之当提空年月天前盘市以史])(?:前|原)\s?$|(?:曾任职?于?|曾在|曾[^,，:：]{0,3}出|离开|出走|ex-|former )\s*$/iu;
const formerAfter =
  /^\s?(?:\d+号员工|(?:前|离职)(?:员工|高管|总裁|副总|首席|负责人|骨干|CTO|CEO|AI)|系创业|系校友|老将|旧部|出身|创业帮)/iu;
// A measure, not a subject: DeepSeek时刻, GLM级, 下一个宇树, 生物DeepSeek.
const figurativeBefore =
  /(?:下一个|下一家|下个|第二个|(?:中国|国产|美国|日本|欧洲|印度|平民)版|[「“"]?生物|(?:^|[^各此同这那人种分一两几多])类|小号|(?:^|[^批核标水瞄])准)\s?$/u;
const figurativeAfter =
  /^\s?(?:时刻|级别?的|式的|平替|同款|含量|们的|斩杀线|概念|moment\b|-level|-like|-class|-tier|pricing\b)/iu;

const comparing =
  '对标|比肩|堪比|媲美|匹敌|抗衡|不输|不敌|不及|不如|碾压|赶超|追平|追上|追赶|看齐|对齐|叫板|挑战|对打|对战|对阵|对撞|硬刚|' +
  '超过|超越|胜过|赢过|跑[赢输]|打赢|力压|击败|打败|战胜|干掉|吊打|秒杀|直逼|逼近|仅次于|逊于|弱于|强于|优于|好于|高于|低于|快于|' +
  '落后于|领先于|先于|(?:能力|水平|性能|表现|效果|得分|成绩)接近|(?<!是)不是|而非|取代|相比|相较于?|\\bvs\\.?|\\b(?:lead|edge|advantage) over|\\bfollow(?:s|ing)|\\beclips(?:es|ing)|\\bovertak(?:es|ing)|\\bthan|\\bunlike|\\blike|\\brivals like|\\bahead of|(?<!(?:company|firm|start-?up|team|lab|developer|maker|force) )\\bbehind|\\bafter|' +
  '\\bbeat(?:s|ing)?|\\bsurpass(?:es|ing)?|\\boutperform(?:s|ing)?|\\bchallenges?';
/** Somebody else's money: 因投资摩尔线程浮盈, 持有沐曦股份. */
const holding =
  '(?<!资金|北水|港股通|公募|机构|外资|股东|高管)持有(?:了|的)?|参股(?:公司|企业)?|重仓|押中|投中|(?:因|受益于?|得益于|靠)(?:投资|入股|参投)';
const naming = '还有|包括|除了|成[分份]股|持仓股|重仓股|致敬|已合作|供货给?|\\bsuch as|\\bincluding';
/** 超过Qwen、Kimi和智谱: names that nobody follows may stand between. 超过3亿元和智谱 is no such list. */
const others =
  '[“"「]?(?:[^\\s\\d,，、:：;；。!！?？|丨百千万亿][^,，、:：;；。!！?？|丨]{0,15}?(?:[、和与及]|\\sand\\s)\\s?){0,4}[“"「]?$';
const opponent = '(?:同日(?:挂牌|上市)的?|(?:老|竞争)?对手|竞品|同行|友商|劲敌)?';
const comparedBefore = new RegExp(`(?:${comparing})\\s?${opponent}${others}`, 'iu');
const heldBefore = new RegExp(`(?:${holding})\\s?${others}`, 'iu');
const listedBefore = new RegExp(`(?:${naming})\\s?${others}`, 'iu');
// 超 alone is also half of 超算 and 涨超12%: only right before a name.
const surpassed = /(?:超|(?:^|[^相后])继)\s?[“"「]?$/u;
/** 智谱之后MiniMax也配股 */
const comparedAfter = /^\s?之后/u;
/** "A day after rival Zhipu" tells of another; "OpenAI rival Zhipu" only says who Zhipu is. */
const rivalBefore =
  /\b(?:[Tt]o|[Ww]ith|[Oo]ver|[Aa]fter|[Bb]ehind|[Tt]han|[Aa]gainst|[Jj]oins?|[Mm]atch(?:es|ing)?)\s(?:\S+\s){0,2}[Rr]ivals?\s$|(?:^|\s)[a-z]+\srivals?\s$/u;
const leaving: readonly [RegExp, RegExp] = [/从\s?$/u, /^\s?(?:离职|离开|出走|走出)/u];
/** 比智谱更便宜, 跟Fable 5掰手腕: the measure stands between two words. */
const betweens: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:^|[^对相同评占环])(?:比|较)\s?$/u, /^\s?(?:[更还高低多少快慢强弱贵]|便宜)/u],
  [/[与和跟同]\s?$/u, /^\s?(?:相比|相较|掰手腕|一较高下|抗衡|比肩|看齐)/u],
];
/** 沐曦、燧原等: 等 closes the whole list. */
const listedAfter = /^\s?(?:(?:、[^\s,，、:：;；。!！?？|丨]{1,12}){0,4}\s?等(?!来|待|到|你|于|于是|级)|and others)/iu;
/** Two that meet are both what the title is about. */
const meeting = /^\s?(?:vs\.?|pk|大战|对决)\s?$/iu;

/** No headline is longer; what a feed sends as one may be, and lists are looked through once per name. */
const titleCharacters = 400;
/** So far back and ahead of a name its title is read. */
const reachBefore = 40;
const reachAfter = 40;
/** Between two names of one list. */
const joiner = /^.\s?$|^.[^,，:：;；。!！?？|丨]{0,20}?(?:[、/&和与及跟]|(?<=[a-z\d]),|\band)\s?$/iu;
/** Between a firm and its product. */
const seam = /^\s?(?:的|旗下的?)?\s?$/u;

/** A stretch of the title that names one company, its product behind it included: 智谱GLM-5. */
interface Span {
  readonly company: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Why a title is not about the companies it names.
 *
 * @param inTitle mentions of the title by ascending `start`
 * @returns by first mention; null where nothing speaks against a company, which one of its mentions is enough for
 */
export function asidesIn(title: string, inTitle: readonly Mention[]): Map<string, Aside | null> {
  const shown = simplified(title.slice(0, titleCharacters));
  return asidesOf(
    shown,
    inTitle.filter(({ end }) => end <= shown.length),
  );
}

/** The rules are written in simplified script. Marks stay as they are: ， parts clauses where a comma may part names. */
function simplified(title: string): string {
  const folded = fold(title).text;
  if (folded.length !== title.length) return title;
  let text = '';
  for (let at = 0; at < title.length; at++) text += title.charCodeAt(at) > 0x33ff ? folded[at]! : title[at]!;
  return text;
}

function asidesOf(title: string, inTitle: readonly Mention[]): Map<string, Aside | null> {
  const spans = spansOf(title, inTitle);
  const asides = new Map<string, Aside | null>();
  let last: { readonly span: Span; readonly aside: Aside | null } | null = null;
  for (const span of spans) {
    const between: string | null = last === null ? null : title.slice(last.span.end, span.start);
    // With the last letter of the name before, which tells an English comma from a Chinese one.
    const gap: string | null = last === null ? null : title.slice(last.span.end - 1, span.start);
    let aside = asideOf(title, span, spans, last?.span.end ?? 0);
    if (between !== null && meeting.test(between)) aside = last!.aside;
    // 不低于三星和SK海力士: what is said before the first name of a list holds for the next.
    else if (aside === null && gap !== null && joiner.test(gap) && isShared(last!.aside)) aside = last!.aside;
    if (!asides.has(span.company) || aside === null) asides.set(span.company, aside);
    last = { span, aside };
  }
  return asides;
}

const isShared = (aside: Aside | null): boolean => aside === 'compared' || aside === 'held';

function spansOf(title: string, inTitle: readonly Mention[]): Span[] {
  const spans: Span[] = [];
  for (const { company, start, end } of inTitle) {
    const last = spans.at(-1);
    if (last?.company === company && start >= last.end && seam.test(title.slice(last.end, start)))
      spans[spans.length - 1] = { company, start: last.start, end };
    else spans.push({ company, start, end });
  }
  return spans;
}

function asideOf(title: string, { start, end }: Span, spans: readonly Span[], lastEnd: number): Aside | null {
  const before = title.slice(Math.max(0, start - reachBefore), start);
  const after = title.slice(end, end + reachAfter);
  if (formerBefore.test(before) || formerAfter.test(after)) return 'former';
  if (leaving[0].test(before) && leaving[1].test(after)) return 'former';
  if (figurativeBefore.test(before) || figurativeAfter.test(after)) return 'figurative';
  // 超过智谱的MiniMax: a verb before another followed firm is about that one.
  const own = title.slice(Math.max(lastEnd, start - reachBefore), start);
  if (comparedBefore.test(own) || surpassed.test(before) || rivalBefore.test(own)) return 'compared';
  if (comparedAfter.test(after) && spans.some((span) => span.start > end)) return 'compared';
  if (betweens.some(([left, right]) => left.test(before) && right.test(after))) return 'compared';
  if (heldBefore.test(own)) return 'held';
  if (listedBefore.test(before) || listedAfter.test(after) || isInLongList(title, start, end, spans)) return 'listed';
  if (isInEnglishList(title, start, end, spans)) return 'listed';
  return null;
}

const listClause = /[,，。;；:：!！?？|丨]/u;
/** Longer than this, what stands between two 、 is a clause and no list of names: Kimi 砸碎护城河、OpenAI 孤立无援. */
const listPartCharacters = 10;
/** What may stand behind a name in a list: 壁仞科技 where 壁仞 is the name, a product, a version. */
const suffix = /^\s?(?:科技|股份|半导体|智能|智芯|集团|电子|微电子|公司|大模型|模型|系列|[-\w\s.]{0,12})$/u;

/**
 * 燧原、沐曦、壁仞: one of three or more that 、 parts within a clause. The last may have the verb behind it.
 * Where all of them are followed, the title is about them together.
 */
function isInLongList(title: string, start: number, end: number, spans: readonly Span[]): boolean {
  let from = start;
  while (from > 0 && !listClause.test(title[from - 1]!)) from--;
  let to = end;
  while (to < title.length && !listClause.test(title[to]!)) to++;
  const parts = title.slice(from, to).split('、');
  if (parts.length < 3) return false;
  const own = title.slice(from, start).split('、').length - 1;
  if (own > 0 && !/、\s*$/u.test(title.slice(from, start))) return false;
  const behind = title.slice(end, title.indexOf('、', end));
  if (own < parts.length - 1 && !suffix.test(behind)) return false;
  if (!parts.every((part, at) => at === parts.length - 1 || part.trim().length <= listPartCharacters)) return false;
  const followed = companiesIn(spans, from, to);
  return followed.size < parts.length || title.slice(from, to).includes('…');
}

const companiesIn = (spans: readonly Span[], from: number, to: number): Set<string> =>
  new Set(spans.filter(({ start, end }) => start >= from && end <= to).map(({ company }) => company));

const englishName = "\\b[A-Z][\\w.&'-]{0,24}(?: [A-Z\\d][\\w.&'-]{0,24}){0,2}";
const englishReach = 120;
const englishList = new RegExp(
  `${englishName}(?:, ${englishName}){1,8},? (?:and|or) (?:others|\\d\\S|${englishName})`,
  'gu',
);

/** Huawei, Moore Threads and Enflame: as `isInLongList`, for English. */
function isInEnglishList(title: string, start: number, end: number, spans: readonly Span[]): boolean {
  const from = Math.max(0, start - englishReach);
  for (const { 0: list, index } of title.slice(from, end + englishReach).matchAll(englishList)) {
    const [first, after] = [from + index, from + index + list.length];
    if (first <= start && after >= end)
      return companiesIn(spans, first, after).size < list.split(/,? (?:and|or) |, /u).length;
  }
  return false;
}
