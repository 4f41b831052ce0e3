import type { EventType, IpoStage } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { fold } from '../text/fold.ts';

/** What happened, finer than `EventType`: a plan to list, a subscription and a first day are three stories. */
interface Cue {
  readonly kind: string;
  readonly type: EventType;
  readonly stage: IpoStage | null;
  readonly pattern: RegExp;
}

const cue = (kind: string, type: EventType, stage: IpoStage | null, pattern: RegExp): Cue => ({
  kind,
  type,
  stage,
  pattern,
});

/** Looked for in folded lower-case titles, and in openings where the title says nothing. */
const cues: readonly Cue[] = [
  cue(
    'listed',
    'ipo',
    'listed',
    /上市首日|首日(?!申购)|挂牌|敲钟|登陆(?!资本)|上市开盘|首秀|开盘.{0,4}[涨破]|(?:今日|今天|昨日|正式|成功|顺利|高光|终于)上市|^(?!.{0,12}(?:拟|将|或|赴|谋|冲|计划|申请|推迟|有望|最快|新品|产品|新车))[^,:。!?]{2,12}上市(?=[,!])|上市庆|(?<!\b(?:ahead of|before|until|awaits?) (?:its |the |a )?)\bdebut|first day|first .{0,16}session|\bopens? .{0,12}higher|doubles on/u,
  ),
  cue('listing-date', 'ipo', 'priced', /上市公告书|\d日.{0,8}上市|发行结果|弃购|放弃认购|中签号/u),
  // Hong Kong publishes cover, clawback and allotment in one notice.
  cue(
    'allotment',
    'ipo',
    'priced',
    /配发结果|回拨|回撥|公开发售.{0,8}(?:认购|倍)|国际(?:发售|配售).{0,8}倍|allotment|clawback/u,
  ),
  cue(
    'subscription',
    'ipo',
    'priced',
    /申购|中签率|认购.{0,8}倍|缴款|回拨|oversubscri|online tranche|covered .{0,12}times/u,
  ),
  cue('priced', 'ipo', 'priced', /发行价(?!高)|发行价格|定价(?!权|方案|之锚|策略)|发行公告|\bprices? (?:its )?ipo/u),
  cue('offering', 'ipo', 'prospectus', /开始招股|招股(?!书)|全球发售|全球發售|基石|询价|路演|发售价|cornerstone/u),
  cue('hearing', 'ipo', 'hearing', /聆讯|phip|招股书|招股意向书|prospectus/u),
  cue('approved', 'ipo', 'approved', /过会|注册生效|获批上市|同意.{0,6}注册|ipo approval/u),
  cue('inquiry', 'ipo', 'inquiry', /问询/u),
  cue('tutoring', 'ipo', 'tutoring', /辅导|回a(?!i)|回科/u),
  cue(
    'ipo-plan',
    'ipo',
    null,
    /(?:筹备|计划|拟|考虑|或|有望|启动|冲刺|申请|递表).{0,10}(?:ipo|上市)|ipo(?:传闻|计划)|赴港上市|辅导|回a(?!i)|回科|a股.{0,6}(?:上市|发行|ipo)|shanghai listing|ipo plan|seeks? .{0,10}ipo/u,
  ),
  cue('unlocked', 'ipo', 'unlocked', /解禁|解除限售|lock-?up/u),
  cue(
    'earnings',
    'earnings',
    null,
    /营收|收入|年化|净利|净亏|年报|半年报|季报|业绩|财报|盈利|扭亏|预告.{0,6}[亏盈]|revenue|earnings|net loss|net profit|results/u,
  ),
  cue(
    'funding',
    'funding',
    null,
    /融资|估值|领投|跟投|pre-ipo|[a-g]\+?轮|增资|配售|增发|投后|funding round|valuation|placement|raises? \$/u,
  ),
  cue('price', 'product', null, /涨价|降价|提价|调价|定价方案|峰谷|价格战|price (?:rise|increase|cut)|退款/u),
  cue(
    'release',
    'product',
    null,
    /发布|推出|上线|亮相|登场|首发|开售|新品|更新|升级|问世|面世|\blaunch|\brelease|\bunveil|\bintroduc|\bships?\b|来了/u,
  ),
  cue('teaser', 'product', null, /预热|即将|曝光|爆料|泄露|匿名|最快.{0,4}(?:发布|亮相)|\bteas|\bleak/u),
  cue('open', 'product', null, /开源|开放权重|权重|open[- ]?(?:source|weight)|hugging ?face/u),
  cue('adapts', 'partnership', null, /适配|接入|支持.{0,8}(?:部署|运行|模型)|day ?0|兼容|集成|入驻|integrat/u),
  cue(
    'review',
    'other',
    null,
    /实测|评测|上手|测评|体验|速通|教程|指南|怎么用|如何用|怎么入门|攻略|hands-on|\bguide\b|how to/u,
  ),
  cue('talk', 'other', null, /(?<!洽|会|面|商|和|座|访)谈(?!判|及|妥)|专访|对话|自述|演讲|畅想|\binterview/u),
  cue('ranking', 'other', null, /登顶|榜|排名|跑分|夺冠|第一名|超越|超过|击败|benchmark|leaderboard|\btops?\b/u),
  cue('partnership', 'partnership', null, /合作|签署|协议|携手|联合|战略|partner|agreement|联名|产业学院/u),
  cue('order', 'order', null, /订单|采购|中标|供应|供货|出货|下线|交付|\borders?\b|\bbuy\b|purchas|suppl/u),
  cue(
    'personnel',
    'personnel',
    null,
    /离职|加盟|加入|任命|辞任|接任|出任|裁员|招聘|招.{0,4}(?:师|人)|激励|奖金|年终奖|分钱|红包|hires?\b|resign|appoint/u,
  ),
  cue(
    'legal',
    'legal',
    null,
    /起诉|诉讼|侵权|专利|版权|禁令|禁售|处罚|立案|调查|声明|报案|公安|\bsu(?:es?|it|ed|ing)\b|lawsuit|copyright|plaintiff|damages\b|\bcourt\b|infring/u,
  ),
  cue(
    'market',
    'market',
    null,
    /市值|股价|收涨|收跌|大涨|大跌|涨停|跌停|涨超|跌超|高开|低开|盘中|上涨|下跌|market cap|shares (?:jump|rise|fall|soar|surge)|stock/u,
  ),
  cue('outage', 'other', null, /故障|宕机|暂停|不可用|恢复|崩了|叫停|outage/u),
  cue('denial', 'other', null, /回应|否认|不实|辟谣|澄清|道歉|致歉|den(?:y|ies)|apolog/u),
  cue(
    'opinion',
    'other',
    null,
    /为什么|为何|凭什么|意味着|背后|启示|[??]$|怎么看|逻辑|真相|拆解|复盘|深度|思考|why\b/u,
  ),
  cue('cash', 'other', null, /现金管理|闲置|理财|存款|募投/u),
  cue('people', 'other', null, /首富|身家|富豪|财富|封面|庆功|晚宴/u),
];

/**
 * Kinds of event a title tells of; those of the opening where the title tells none. A title that speaks of the share
 * price alone may report a first day, which then the opening says.
 */
export function eventKinds(item: Pick<Item, 'title' | 'text'>): ReadonlySet<string> {
  const lowered = (text: string): string => fold(text).text.toLowerCase();
  return kindsIn(lowered(item.title), lowered(item.text.slice(0, openingCharacters)));
}

/** As `eventKinds`, of texts already folded and in lower case. */
export function kindsIn(title: string, text: string): ReadonlySet<string> {
  const told = kindsMatching(title);
  if (told.some((kind) => kind !== 'market')) return new Set(told);
  const opening = text.slice(0, openingCharacters);
  if (told.length === 0) return new Set(kindsMatching(opening));
  return new Set(firstDay.test(title) || firstDay.test(opening) ? [...told, 'listed'] : told);
}

const kindsMatching = (text: string): string[] => cues.filter((one) => one.pattern.test(text)).map((one) => one.kind);

/** What only a first day's report says: the price against that of the offer. */
const firstDay = /首日|首个交易日|首次上市|发行价.{0,12}开盘|较.{0,8}发行价|first day|first .{0,16}session|debut/u;
const openingCharacters = 100;

/** The event types and stages that kinds stand for, in the order of the cues. */
export function eventOf(
  kinds: ReadonlySet<string>,
): readonly { readonly type: EventType; readonly stage: IpoStage | null }[] {
  return cues.filter((one) => kinds.has(one.kind)).map(({ type, stage }) => ({ type, stage }));
}

/** The kind that an event type stands for where no word of a title says more. */
const kindOfType: Readonly<Partial<Record<EventType, string>>> = {
  earnings: 'earnings',
  product: 'release',
  order: 'order',
  partnership: 'partnership',
  funding: 'funding',
  personnel: 'personnel',
  legal: 'legal',
};

/** @returns null where the type says too little: steps of a listing are told apart elsewhere, and prices move with any news */
export const kindOf = (type: EventType): string | null => kindOfType[type] ?? null;

const stageKinds = new Set([
  'listed',
  'listing-date',
  'subscription',
  'allotment',
  'priced',
  'offering',
  'hearing',
  'approved',
  'inquiry',
  'tutoring',
]);
const commentKinds = new Set(['opinion', 'review', 'people', 'ranking', 'talk']);

/** A step on the road to a listing that a firm takes once. */
export const isStageKind = (kind: string): boolean => stageKinds.has(kind);
/** Commentary, reviews and rankings around events. */
export const isCommentKind = (kind: string): boolean => commentKinds.has(kind);
