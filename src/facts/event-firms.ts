import type { EventType, IpoStage } from '../model/fact.ts';
import { clauseEnd, clauseStart, subjectAt } from './subjects.ts';
import type { Firm, Speaking } from './subjects.ts';

/** Words of a sentence that tell an event, and what they tell. */
export interface Words {
  readonly type: EventType;
  readonly stage: IpoStage | null;
  readonly start: number;
  readonly end: number;
}

/** Steps that an authority takes: the sentence names it first. */
const byOthers = new Set<IpoStage>(['tutoring', 'accepted', 'inquiry', 'approved', 'registered']);

/** What takes two, or is done to somebody: 迪士尼起诉MiniMax and 联想与摩尔线程达成合作 are events of the second as well. */
const twoSided = new Set<EventType>(['legal', 'order', 'partnership']);
const joins = /加入|加盟|\bjoin/;

/**
 * Whose event it is: the firm a step is granted to, else the one that acts, with those that stand in a row with it (智谱与MiniMax先后上市);
 * of what takes two, the followed one.
 *
 * @returns at least one; null for a firm nobody follows. Empty where the words tell of a firm that another is only measured against
 */
export function firmsOfEvent(
  text: string,
  firms: readonly Firm[],
  { type, stage, start, end }: Words,
  speaking: Speaking,
): (string | null)[] {
  // 与寒武纪上市首日230%的涨幅相比: it is the listing of the one it is measured against.
  const beside = stage === null ? undefined : firms.find((firm) => firm.end === start && firm.part === 'aside');
  // 智谱等两家公司挂牌上市 counts firms, it holds none against another.
  const isCounted = /等[^,。;]{0,4}(?:公司|企业)$/.test(text.slice(0, start));
  if (beside !== undefined && beside.company === null && !isCounted) return [];
  // 同日上市的天数智芯: the step is that of the firm it describes.
  const described =
    stage === null
      ? undefined
      : firms.find((firm) => firm.start > end && describes.test(text.slice(end, Math.min(firm.start, end + 24))));
  if (described !== undefined) return [described.company];
  const granted = grantedTo(text, firms, stage, start, end);
  if (granted !== undefined && granted.company === null) return [null];
  if (granted === undefined && type === 'ipo' && hasUnknownActor(text, firms, start)) return [null];
  // 法院受理某甲诉乙案,摩尔线程未被列为被告: a clause that says a firm has no part in it makes it nobody's.
  if (type === 'legal' && firms.every((firm) => isLeftOut(text, firm))) return [null];
  const acting = granted?.company ?? subjectAt(text, firms, start, end, speaking);
  const subject =
    acting ??
    (twoSided.has(type) ||
    (type === 'personnel' && joins.test(text.slice(start, end))) ||
    (type === 'market' && /^[增减]持$/.test(text.slice(start, end)))
      ? counterpart(text, firms, start, end)
      : null);
  return subjectsAt(text, firms, granted, start, subject);
}

/** 上市首日表现抢眼的沐曦 as well. */
const describes = /^(?:[^,;。]{0,4}(?:表现|[涨跌升]|翻倍|破发)[^,;。的]{0,8})?的$/;

/** 上交所受理摩尔线程…申请: the firm that a step is granted to stands inside or right behind its words. */
function grantedTo(
  text: string,
  firms: readonly Firm[],
  stage: IpoStage | null,
  start: number,
  end: number,
): Firm | undefined {
  if (stage === null || !byOthers.has(stage)) return undefined;
  return firms.find((firm) => {
    const between = text.slice(start, firm.start);
    if (firm.start < start || firm.start > end + 2 || /[,;]/.test(between)) return false;
    // 受理燧原科技…申请 is a step of a firm nobody follows; 辅导机构中信证券 is not.
    return firm.company !== null || grants.test(between);
  });
}

const grants = /受理了?$|同意$|批准$|准予$|核准$|通过了?$|(?:accept|approv|clear)(?:s|es|ed) (?:the )?$/i;

const adverbs =
  /(?:已经?|秘密|正式|成功|今日|昨日|刚刚?|近日|日前|率先|再次|再度|首次|首日|或|将|拟|也|则|亦|均|后|率|随后|今年|去年|[今去明]年\d{1,2}月|\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[日号])+$/;
const generic =
  /^(?:何时|能否|是否|谁|会否|至今|迄今)|第一股|科创|创业板|北交所|主板|龙头|独角兽|巨头|小龙|双雄|股本|股东|逾|部分|全部|解禁|限售|市值|累计|合计|公司|集团|其|该|本次|此次|股票|新股|股份|申请|招股|发行|首次|最终|目前|预计|同时|此前|企业|董事|管理层|证监|上交所|港交所|联交所|深交所|监管|消息|报道|人士|市场|投资|机构|材料|资料|文件|[两多三四]家|双方|二者|前者|后者|成立|文章|显示|称|先|首|步|拟|仍|继|相继|陆续|双双|顺利|如期|一度|[的并且而年月日]|^[从由向于在至到后前]/;
const suffix = '(?:科技|股份|半导体|微电子?|电子|智能|智算|算力|芯片|芯科|微|光电|光芯|机器人|集成|系统|视觉|通信)';
const attributed = new RegExp(`(?:的|家)([\\u4e00-\\u9fffA-Za-z]{1,6}${suffix})$`);

/**
 * 中际旭创今日登陆港交所: a name nobody listed stands alone before the step, in a clause without any firm. 与沐曦共用封装厂的某甲科技通过聆讯:
 * one that others only describe stands right before it.
 */
function hasUnknownActor(text: string, firms: readonly Firm[], start: number): boolean {
  const clause = clauseStart(text, start);
  const name = text.slice(clause, start).replace(adverbs, '').trim();
  const described = attributed.exec(name);
  if (described !== null) {
    const from = start - text.slice(clause, start).length + text.slice(clause, start).indexOf(described[1]!);
    if (!firms.some((firm) => firm.company !== null && firm.end > from && firm.start < start)) return true;
  }
  if (firms.some((firm) => firm.end > clause && firm.start < start)) return false;
  return /^[\p{Script=Han}A-Za-z]{2,8}$/u.test(name) && /\p{Script=Han}{2}/u.test(name) && !generic.test(name);
}

function isLeftOut(text: string, firm: Firm): boolean {
  return /^[^,;。]{0,6}(?:未被|并非|不是|没有|与此案无关|与[^,;。]{0,6}无关|不涉)/.test(
    text.slice(firm.end, firm.end + 16),
  );
}

/** The followed firm on the other side of what somebody else does, in the clause that tells it. */
function counterpart(text: string, firms: readonly Firm[], start: number, end: number): string | null {
  const clause = clauseStart(text, start);
  const until = clauseEnd(text, end);
  return firms.find((firm) => firm.company !== null && firm.start >= clause && firm.end <= until)?.company ?? null;
}

const joint = /^\s?(?:[、,]|和|及|与|以及|and)\s?$/;

function subjectsAt(
  text: string,
  firms: readonly Firm[],
  granted: Firm | undefined,
  start: number,
  subject: string | null,
): (string | null)[] {
  if (subject === null) return [null];
  const row: Firm[] = granted === undefined ? [] : [granted];
  const from = granted === undefined ? firms.findLastIndex((one) => one.end <= start && one.part !== 'aside') : -1;
  for (let at = from; at >= 0; at--) {
    const firm = firms[at]!;
    if (row.length > 0 && !joint.test(text.slice(firm.end, row[0]!.start))) break;
    row.unshift(firm);
  }
  for (const firm of firms) {
    if (granted !== undefined && firm.start >= row.at(-1)!.end && joint.test(text.slice(row.at(-1)!.end, firm.start)))
      row.push(firm);
  }
  const companies = [...new Set(row.map(({ company }) => company))];
  return companies.includes(subject) && companies.length > 1
    ? companies.filter((company) => company !== null)
    : [subject];
}
