import type { CompanyRole, Mention } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { fold } from '../text/fold.ts';
import { isRoundUp } from '../text/series.ts';

const marketWrap =
  /(?:恒指|恒生|沪指|深成指|创业板指|科创50|三大指数|三大股指|两市|A股.{0,6}(?:收评|午评|开盘|收盘)|港股.{0,4}(?:收评|午评|早盘|午盘|开盘|收盘)|概念股|板块(?:异动|走强|走低|拉升|活跃|领涨|领跌))/u;

/** Reports on a whole market or index: a share that is named moved with the others. */
export const isMarketWrap = (title: string): boolean => marketWrap.test(fold(title).text);

// Former staff: "former" before the name, but not in 目前, 此前, 上市前 …
const formerBefore = /(?:^|[^目此日之当提空年月天前盘市以史])(?:前|原)\s?$|(?:曾任职?于?|离开|出走|ex-|former )\s*$/iu;
const formerAfter =
  /^\s?(?:\d+号员工|前(?:员工|高管|总裁|副总|首席|负责人|CTO|CEO|AI)|系创业|系校友|老将|旧部|出身|创业帮)/iu;
// A measure, not a subject: DeepSeek时刻, GLM级, 下一个宇树, 生物DeepSeek.
const figurativeBefore = /(?:下一个|下一家|下个|(?:中国|国产|美国|日本|欧洲|印度|平民)版|[「“"]?生物|类|准|小号)\s?$/u;
const figurativeAfter = /^\s?(?:时刻|级别?的|式的|平替|同款|含量|们的|斩杀线|概念|moment\b|-level|-like)/iu;
const comparedBefore =
  /(?:对标|比肩|堪比|媲美|不输|碾压|赶超|追平|叫板|对打|对阵|超越|不是|而非|\bvs\.?|\bthan|\bunlike|\blike|\brivals?|\bahead of|\bafter)\s?$/iu;
const listedAfter = /^\s?(?:等(?!来|待|到|你|于|于是)|and others)/iu;

/** Why a title that names a company is not about it; null when nothing speaks against it. */
function asideIn(title: string, start: number, end: number): RoleReason | null {
  const before = title.slice(Math.max(0, start - 12), start);
  const after = title.slice(end, end + 12);
  if (formerBefore.test(before) || formerAfter.test(after)) return 'former';
  if (figurativeBefore.test(before) || figurativeAfter.test(after)) return 'figurative';
  if (comparedBefore.test(before)) return 'compared';
  if (listedAfter.test(after) || isInLongList(title, start, end)) return 'listed';
  return null;
}

const listClause = /[,，。;；:：!！?？|丨]/u;
/** Longer than this, what stands between two 、 is a clause and no list of names: Kimi 砸碎护城河、OpenAI 孤立无援. */
const listPartCharacters = 10;
/** What may stand behind a name in a list: 科技, 半导体. */
const suffixCharacters = 4;

/** 摩尔线程、沐曦、壁仞、燧原: one of three or more that 、 parts within a clause. The last may have the verb behind it. */
function isInLongList(title: string, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && !listClause.test(title[from - 1]!)) from--;
  let to = end;
  while (to < title.length && !listClause.test(title[to]!)) to++;
  const parts = title.slice(from, to).split('、');
  if (parts.length < 3) return false;
  const own = title.slice(from, start).split('、').length - 1;
  if (own > 0 && !/、\s*$/u.test(title.slice(from, start))) return false;
  if (own < parts.length - 1 && parts[own]!.trim().length > end - start + suffixCharacters) return false;
  return parts.every((part, at) => at === parts.length - 1 || part.trim().length <= listPartCharacters);
}

/** Within this many characters a text has said what it is about; outlet and date come first. */
const openingCharacters = 40;
/** A text below this weight is a teaser: it says what is good to read, not what happened. */
const teaserWeight = 40;
/** One name for so many characters, or the text only began with the firm. */
const charactersPerName = 250;
/** A firm that only the text names is the subject when at least this share of all names is its own. */
const dominantShare = 0.6;

/** What decided a role; `why` puts it into words. The first three make an item be about a company. */
export type RoleReason =
  | 'filed'
  | 'title'
  | 'opening'
  | 'not-filed'
  | 'round-up'
  | 'market-wrap'
  | 'former'
  | 'figurative'
  | 'compared'
  | 'listed'
  | 'not-in-title'
  | 'not-first'
  | 'late'
  | 'thin'
  | 'outnumbered';

export interface ReasonedRole extends CompanyRole {
  readonly reason: RoleReason;
}

type Subject = Pick<Item, 'title' | 'text'> & { readonly filedUnder?: readonly string[] };

const mainReasons: ReadonlySet<RoleReason> = new Set(['filed', 'title', 'opening']);

/**
 * Says of each company named whether the item is about it (`main`) or only names it (`passing`), and why.
 *
 * @param mentions of this item, from `findMentions`
 * @returns by first mention; companies it is filed under come first and are main
 *
 * A company in the title is main, unless the title only measures by it, names its former staff, or lists it among many.
 * Without one, the text decides: its opening names the company, and no other name comes near as often. Round-ups and
 * market wraps are about nobody.
 */
export function reasonedRoles(item: Subject, mentions: readonly Mention[]): ReasonedRole[] {
  const filed = item.filedUnder ?? [];
  if (filed.length === 0 && mentions.length === 0) return [];
  const reasons = new Map<string, RoleReason>(filed.map((id) => [id, 'filed']));
  const shared = filed.length > 0 ? 'not-filed' : isRoundUp(item.title) ? 'round-up' : null;
  const subject = shared === null ? subjectOf(item, mentions) : null;
  for (const { company } of mentions) {
    if (!reasons.has(company)) reasons.set(company, shared ?? subject?.(company) ?? 'not-first');
  }
  return [...reasons].map(([id, reason]) => ({ id, role: mainReasons.has(reason) ? 'main' : 'passing', reason }));
}

/** `reasonedRoles` without the reasons. */
export function companyRoles(item: Subject, mentions: readonly Mention[]): CompanyRole[] {
  return reasonedRoles(item, mentions).map(({ id, role }) => ({ id, role }));
}

/** What decides the role of each company of an item that is no round-up. */
function subjectOf(item: Subject, mentions: readonly Mention[]): (company: string) => RoleReason {
  const inTitle = mentions.filter((mention) => mention.field === 'title');
  if (inTitle.length > 0) {
    const byCompany = new Map<string, RoleReason>();
    for (const { company, start, end } of inTitle) {
      const aside = asideIn(item.title, start, end);
      if (aside === null) byCompany.set(company, 'title');
      else if (!byCompany.has(company)) byCompany.set(company, aside);
    }
    return (company) => byCompany.get(company) ?? 'not-in-title';
  }
  if (isMarketWrap(item.title)) return () => 'market-wrap';
  const first = mentions[0];
  if (first === undefined) return () => 'not-first';
  const reason = openingReason(item, mentions, first);
  return (company) => (company === first.company ? reason : 'not-first');
}

/** Whether a text whose title names nobody is about the company it names first. */
function openingReason(item: Subject, inText: readonly Mention[], first: Mention): RoleReason {
  if (first.start > openingCharacters) return 'late';
  const own = inText.filter((mention) => mention.company === first.company).length;
  if (own < item.text.length / charactersPerName || weight(item.text) < teaserWeight) return 'thin';
  return own / inText.length >= dominantShare ? 'opening' : 'outnumbered';
}

/** Length in Chinese characters; two letters of English say about as much as one. */
function weight(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at) >= 0x2e80 ? 1 : 0.5;
  return sum;
}
