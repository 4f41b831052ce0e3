import type { Event, EventType, IpoStage, Mention } from '../model/fact.ts';
import type { Company } from '../model/company.ts';
import { daysOf } from '../text/days.ts';
import type { DayFound } from '../text/days.ts';
import { outlineOf } from './outline.ts';
import type { FactItem } from './outline.ts';
import { stagesOf } from './stages.ts';
import { clauseEnd, clauseStart, subjectAt } from './subjects.ts';
import type { Firm } from './subjects.ts';

/** The words of each type but `ipo`, whose words stand in stages.ts. One event a type in a sentence. */
const types: readonly (readonly [EventType, RegExp])[] = [
  [
    'legal',
    /起诉|诉讼|被诉|仲裁|侵权|立案|处罚|罚款|监管函|警示函|监管警示|通报批评|纪律处分|责令|判决|索赔|\bsu(?:e|es|ed|ing)\b|lawsuit|\bcourt\b|infring/i,
  ],
  [
    'personnel',
    /任命|委任|升任|转任|调任|退任|履新|辞任|辞职|离职|卸任|出任|接任|聘任|聘请(?!财务顾问|.{0,6}(?:保荐|券商|顾问))|加盟|换帅|appoint(?:s|ed)|resign(?:s|ed)|steps? down/i,
  ],
  [
    'funding',
    /(?:完成|获得?|宣布|启动|新一轮|[A-F]\+?轮|天使轮|战略|Pre-?IPO)[^,。;]{0,14}融资|领投|跟投|投资方|战略投资|funding round|raised? [^.;]{0,30}(?:round|Series)|Series [A-F]\b/i,
  ],
  [
    'earnings',
    /财报|年报|半年报|季报|中报|业绩|预[告增减亏盈]|快报|(?:营收|营业收入|收入|收益|净利润?|(?<!累计|合计|月均|账面)亏损|净亏损?|毛利)[^,。;]{0,20}\d|扭亏|\b(?:revenue|profit|net loss|earnings|results)\b/i,
  ],
  [
    'order',
    /订单|合同|中标|(?:大单|采购(?!成本))|交付了?[^,。;]{0,12}项目|(?:places?|placed|won|wins?) (?:an? )?(?:orders?|contract)|orders? (?:for|with)|talks to buy/i,
  ],
  [
    'partnership',
    /(?:战略|深度|达成|签署|签订|展开)[^,。;]{0,10}合作|合作(?:协议|伙伴)|携手|谅解备忘录|联合(?:发布|推出|打造)|partner(?:s|ed|ship)|team(?:s|ed) up/i,
  ],
  [
    'product',
    /(?:发布|推出|亮相|开源|量产)[^,。;]{0,8}?[\u4e00-\u9fff]{2}\d{3}(?![\d.,]*[万亿%元年月家台名])|(?:发布|推出|上线|开源|亮相|首发|发售|预售|量产|开放|放出|释出|展示|展出)[^,。;]{0,24}(?:模型|芯片|GPU|架构|产品|系列|集群|平台|显卡|智能体|版本|超节点|权重|服务|套餐|方案|[A-Z][\w.-]*\d)|(?:模型|芯片|架构|产品|集群|显卡|权重|[A-Z][\w.-]*\d)[^,。;]{0,12}(?:发布|推出|上线|开源|亮相|量产|公开)|(?:launch|releas|unveil|open-sourc)(?:es|ed|ing)?\b|开售|首销|\bships\b/i,
  ],
  [
    'market',
    /股价|涨停|跌停|收[涨跌]|[大暴][涨跌]|高开|低开|市值|盘中|增持|减持|回购|配售|解禁|港股通|暗盘|收报|收于|收盘|\bshares\b|\bstock\b|market (?:value|cap)/i,
  ],
];

/** Talk of a listing without a step reached: 筹备赴港上市, plans a Hong Kong IPO. */
const listingTalk =
  /(?:拟|建议|冲刺|筹备|筹划|推进|谋求|寻求|考虑|计划|申请|重启|有望|将|或|赴|发行A股|发行H股)[^,。;]{0,12}(?:上市(?!公司|首|后|以)|IPO|挂牌)|(?:拟|建议|计划|筹划|推进)[^,。;]{0,10}发行(?:A股|H股)|\b(?:plan|prepar|consider|seek|weigh|aim)(?:s|es|ed|ing|ning)?\b[^.;]{0,40}\b(?:IPO|listing|float|list|initial public offering)\b/i;

/**
 * What happened, by an item: the steps of a listing and seven other types, each with its sentence.
 *
 * @param zone of the digest; decides the day of the item and with it the years that the text leaves out
 * @returns title first, by sentence; at most one event a type, stage and company in a sentence. A listing that is only planned has no
 *   stage. `date` is the day the sentence names nearest to the event, null when it names none
 */
export function findEvents(
  item: FactItem,
  mentions: readonly Mention[],
  followed: readonly Company[],
  zone: string,
): Event[] {
  const { published, sentences } = outlineOf(item, mentions, followed, zone);
  const found: Event[] = [];
  const disclosures = new Set<Event>();
  for (const { passage, firms, speaking } of sentences) {
    const { text, field, quote } = passage;
    const isTitle = field === 'title';
    let days: readonly DayFound[] | null = null;
    const here: Event[] = [];
    const add = (type: EventType, start: number, end: number, reached: Event['stage'], isDisclosure = false): void => {
      days ??= daysOf(text, published);
      // 上交所受理摩尔线程…申请: the firm that a step is granted to stands inside or right behind its words.
      const granted =
        reached !== null && byOthers.has(reached)
          ? firms.find(
              (firm) =>
                firm.company !== null &&
                firm.start >= start &&
                firm.start <= end + 2 &&
                !/[,;]/.test(text.slice(start, firm.start)),
            )
          : undefined;
      const isOthers = reached !== null && granted === undefined && hasUnknownActor(text, firms, start);
      // 与寒武纪上市首日230%的涨幅相比: it is the listing of the one it is measured against.
      const beside = reached === null ? undefined : firms.find((firm) => firm.end === start && firm.part === 'aside');
      if (beside !== undefined && beside.company === null) return;
      const acting = isOthers ? null : (granted?.company ?? subjectAt(text, firms, start, end, speaking));
      const subject =
        acting ??
        (twoSided.has(type) || (type === 'market' && /^[增减]持$/.test(text.slice(start, end)))
          ? counterpart(text, firms, start, end)
          : null);
      const companies = subjectsAt(text, firms, granted, start, subject);
      const each = daysInOrder(text, days, end, companies.length);
      companies.forEach((company, index) => {
        const told = each?.[index] ?? dayAt(text, days!, start, end);
        const date = told === null && isTitle && isOwnAct(text, days!, reached) ? published : told;
        // 公告称12月5日上市, told on the 3rd: a step whose day lies ahead is only planned.
        const stage = date !== null && published !== null && date > published ? null : reached;
        const place = { field, start: passage.place(start), end: passage.place(end - 1) + 1, quote };
        const event: Event = { itemId: item.id, revision: item.revision, ...place, company, type, stage, date };
        if (here.some((one) => isSame(one, event))) return;
        here.push(event);
        if (isDisclosure) disclosures.add(event);
      });
    };
    // 全球发售25,431,800股 opens the offer in the title of its notice; in a text it looks back.
    const stagesHere = stagesOf(text).filter(({ start }) => isTitle || !text.startsWith('全球发售', start));
    for (const { start, end, stage, isDisclosure } of stagesHere) add('ipo', start, end, stage, isDisclosure);
    const trading = isTitle || stagesHere.length > 0 ? null : firstTradingIn(text, found, published);
    if (trading !== null) add('ipo', trading.start, trading.end, 'listed');
    const planned = stagesHere.length > 0 ? null : listingTalk.exec(text);
    if (planned !== null) add('ipo', planned.index, planned.index + planned[0].length, null);
    for (const [type, pattern] of types) {
      const match = pattern.exec(text);
      if (match !== null) add(type, match.index, match.index + match[0].length, null);
    }
    found.push(...here);
  }
  return withoutForeseen(withoutDisclosures(found, disclosures));
}

/** 披露招股书 is a step where the item tells of a hearing of that firm, and no step elsewhere. */
function withoutDisclosures(events: readonly Event[], disclosures: ReadonlySet<Event>): readonly Event[] {
  if (disclosures.size === 0) return events;
  const heard = new Set(
    events.filter((event) => event.stage === 'hearing' && !disclosures.has(event)).map(({ company }) => company),
  );
  return events.filter((event) => !disclosures.has(event) || heard.has(event.company));
}

const ownActs: Partial<Readonly<Record<IpoStage, RegExp>>> = {
  prospectus: /(?:开始|启动|今日|今起|起)招股(?!书|说明)|全球发售\d[\d,.]*万?股(?![^]*(?:认购|配发|结果|回拨))/,
  priced: /(?:发行公告|配发结果(?:公告|公布)?)(?::|$)/,
};

/** 发行公告:每股104.66元, the title of a notice: what it tells of happens on the day of the item, where it names no other. */
function isOwnAct(title: string, days: readonly DayFound[], reached: IpoStage | null): boolean {
  return reached !== null && days.length === 0 && ownActs[reached]?.test(title) === true;
}

const opened = /开盘|开市|高开|\b(?:opened|first traded) at\b/i;
const measured = /收盘|收市|收报|报收|收于|收(?=\d)|发行价|\b(?:closed|ended)\b|(?:offer|issue) price/i;
const laterDays = /次日|翌日|第[二三]|[两三]日|两天|三天|second day|two days/i;
const firstDayIsNews = 7;

/**
 * Where a text tells of the trading that its title calls a first day: it opened and closed, or is held against the issue price, on one
 * day, not long before the item. Null where any of this is missing: a wrong first day is worse than none.
 */
function firstTradingIn(
  text: string,
  before: readonly Event[],
  published: string | null,
): { readonly start: number; readonly end: number } | null {
  if (published === null || !before.some(isUndatedListing) || before.some(isDatedListing)) return null;
  const open = opened.exec(text);
  if (open === null || !measured.test(text) || laterDays.test(text) || laterDays.test(before[0]!.quote)) return null;
  const days = new Set(daysOf(text, published).map(({ day }) => day));
  const [day] = days;
  if (days.size !== 1 || day! > published || Date.parse(published) - Date.parse(day!) > firstDayIsNews * dayMs)
    return null;
  return { start: open.index, end: open.index + open[0].length };
}

const dayMs = 86_400_000;

function isUndatedListing({ field, stage, date }: Event): boolean {
  return field === 'title' && stage === 'listed' && date === null;
}

function isDatedListing({ stage, type, date }: Event): boolean {
  return type === 'ipo' && (stage === 'listed' || stage === null) && date !== null;
}

/** Steps that an authority takes: the sentence names it first. */
const byOthers = new Set<IpoStage>(['tutoring', 'accepted', 'inquiry', 'approved', 'registered']);

const adverbs = /(?:已经?|秘密|正式|成功|今日|昨日|刚刚?|近日|日前|率先|再次|首次|或|将|拟|也|则|亦|均|后|率|随后)+$/;
const generic =
  /公司|集团|其|该|本次|此次|股票|新股|股份|申请|招股|发行|首次|最终|目前|预计|同时|此前|企业|董事|管理层|证监|上交所|港交所|联交所|深交所|监管|消息|报道|人士|市场|投资|机构|材料|资料|文件|[两多三四]家|双方|二者|前者|后者|成立|文章|显示|称|先|首|步|拟|仍|继|相继|陆续|双双|顺利|如期|一度|[的并且而年月日]|^[从由向于在至到后前]/;

/** 中际旭创今日登陆港交所: a name nobody listed stands alone before the step, in a clause without any firm. The step is its own. */
function hasUnknownActor(text: string, firms: readonly Firm[], start: number): boolean {
  const clause = clauseStart(text, start);
  if (firms.some((firm) => firm.end > clause && firm.start < start)) return false;
  const name = text.slice(clause, start).replace(adverbs, '').trim();
  return /^[\p{Script=Han}A-Za-z]{2,8}$/u.test(name) && /\p{Script=Han}{2}/u.test(name) && !generic.test(name);
}

/** What takes two: 迪士尼起诉MiniMax and 联想与摩尔线程达成合作 are events of the second as well. */
const twoSided = new Set<EventType>(['legal', 'order', 'partnership']);

/** The followed firm on the other side of what somebody else does, in the clause that tells it. */
function counterpart(text: string, firms: readonly Firm[], start: number, end: number): string | null {
  const clause = clauseStart(text, start);
  const until = clauseEnd(text, end);
  return firms.find((firm) => firm.company !== null && firm.start >= clause && firm.end <= until)?.company ?? null;
}

/** One event a company, type and stage in a sentence. */
function isSame(a: Event, b: Event): boolean {
  return a.type === b.type && a.stage === b.stage && a.company === b.company;
}

const joint = /^\s?(?:[、,]|和|及|与|以及|and)\s?$/;

/** The firm an event is told of, with those that stand in a row with it: 智谱与MiniMax先后上市. */
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

/** 壁仞、天数于1月2日、1月8日先后上市: as many days in a row as firms, in order. */
function daysInOrder(text: string, days: readonly DayFound[], end: number, size: number): string[] | null {
  if (size < 2) return null;
  const row = days.filter((day) => day.end <= end).slice(-size);
  const isRow = row.every(
    (day, index) => index === 0 || /^\s?(?:[、,]|和|及|与|and)\s?$/.test(text.slice(row[index - 1]!.end, day.start)),
  );
  return row.length === size && isRow ? row.map(({ day }) => day) : null;
}

/**
 * The day of an event: the last one before it in its clause, else the first behind it there, else one in the clauses before. A day
 * that something runs up to (截至12月19日收盘) dates nothing.
 */
function dayAt(text: string, days: readonly DayFound[], start: number, end: number): string | null {
  const clause = clauseStart(text, start);
  const until = clauseEnd(text, end);
  const inRange = (day: DayFound): boolean =>
    /[至到]\s?$/.test(text.slice(Math.max(0, day.start - 2), day.start)) &&
    days.some((one) => one.end <= day.start && one.end >= day.start - 3);
  const fits = days.filter(
    (day) =>
      !inRange(day) && !/(?:截至|截止|截至于|as of)\s?$/i.test(text.slice(Math.max(0, day.start - 8), day.start)),
  );
  const inside = fits.filter((day) => day.start >= clause && day.start < until);
  const day = inside.findLast((one) => one.start < end) ?? inside[0] ?? fits.findLast((one) => one.end <= clause);
  return day?.day ?? null;
}

/** In a notice of a listing to come, 上市首日 without a day of its own lies ahead too. */
function withoutForeseen(events: readonly Event[]): Event[] {
  const planned = new Set(
    events
      .filter(({ type, stage, date }) => type === 'ipo' && stage === null && date !== null)
      .map(({ company }) => company),
  );
  return events.map((event) =>
    event.stage === 'listed' && event.date === null && planned.has(event.company) ? { ...event, stage: null } : event,
  );
}
