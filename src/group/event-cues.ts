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
    /(?<!大会|展|论坛|峰会|waic|[开预发]售|开卖|促销|活动|假期|节|618)首日(?!申购)|上市开盘|(?:[开收]盘|高开|(?<!营)收).{0,4}[涨升].{0,4}(?:[\d.]+\s?倍|[1-9]\d\d(?:\.\d+)?\s?%)|(?<!(?:明[日天]|后天|[下本]周.?|\d日|将|拟|同日|有望|预计|等).{0,4})(?:挂牌(?!成立|督办|运营|仪式)|敲[钟锣])|敲(?![定门诈打]).{1,5}(?<!分)[钟锣]|首挂|登陆.{0,4}(?:港(?![澳服])|科创|a股|上交所|深交所|北交所|创业板|主板|联交所|纳斯达克|纽交所)|(?:港股|a股|科创板|资本市场|股市)首秀|首秀.{0,6}[涨跌破]|(?:昨日|成功|顺利|高光|终于)上市|^(?!.*(?:售价|元起|新品|产品|预售|到手|开售|新车|车型|机型))(?:.*(?:(?:今日|今天|正式)上市|上市了(?=[!。,]|$))|(?!.{0,12}(?:拟|将|或|赴|谋|冲|要|再|计划|申请|推迟|有望|最快))[^,:。!?\d]{2,12}上市(?=[,!]))|上市庆|\b(?:stock|market|trading|shares?|exchange|hong kong|shanghai|ipo|closes?|opens?|ends?|first|soars?|jumps?|surges?|doubles?|rises?|gains?|falls?|drops?|on)\b.{0,24}(?<!\b(?:ahead of|before|after|since|until|awaits?) (?:its |the |a )?)\bdebut\b|(?<!\b(?:ahead of|before|after|since|until|awaits?) (?:its |the |a )?)\bdebut\b.{0,24}(?:trading|exchange|shares?|stock|%|higher|lower|hk\$|close|numbers)|first (?:trading )?day|first .{0,16}session|doubles on/u,
  ),
  cue(
    'listing-date',
    'ipo',
    'priced',
    /上市公告书|\d日.{0,8}上市|\d日.{0,4}挂牌|明[日天].{0,4}(?:上市|挂牌)|[下本]周.{0,4}(?:敲[钟锣]|上市|挂牌)|发行结果|弃购|放弃认购|中签号/u,
  ),
  cue('grey', 'market', null, /暗盘|gr[ea]y market/u),
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
    /申购|孖展|超购|中签率|认购.{0,8}倍|缴款|回拨|oversubscri|online tranche|covered .{0,12}times/u,
  ),
  cue(
    'priced',
    'ipo',
    'priced',
    /(?<![较比破于])发行价(?![高涨])|发行价格|定价(?!权|方案|之锚|策略)|发行公告|\bprices? (?:its )?ipo|\bsells? [\d.,]+ ?(?:million|billion|m|bn)? (?:new |h[- ])?shares at (?:us|hk)?\$/u,
  ),
  cue(
    'offering',
    'ipo',
    'prospectus',
    /开始招股|招股(?!书)|公开发售.{0,4}(?:开始|启动)|入场费|seeks? (?:up to|as much as) (?:us|hk)?\$|\bsells? [\d.,]+ ?(?:million|billion|m|bn)? (?:new |h[- ])?shares(?! at (?:us|hk)?\$)|全球发售|全球發售|基石|询价|路演|发售价|cornerstone/u,
  ),
  cue(
    'hearing',
    'ipo',
    'hearing',
    /聆讯|listing hearing|(?:pass|clear)(?:es)? .{0,24}hearing|phip|招股书|招股意向书|prospectus/u,
  ),
  cue('approved', 'ipo', 'approved', /过会|注册生效|获批上市|同意.{0,6}注册|ipo approval/u),
  cue('inquiry', 'ipo', 'inquiry', /问询/u),
  cue(
    'tutoring',
    'ipo',
    'tutoring',
    /上市辅导|辅导(?:备案|机构|协议|验收|期|工作|完成|状态|登记|重启)|a股辅导|(?:启动|完成|重启|进入|登记).{0,6}辅导|辅导.{0,4}ipo|ipo.{0,4}辅导|回a(?!i)|回科/u,
  ),
  cue(
    'ipo-plan',
    'ipo',
    null,
    /(?:筹备|计划|拟|考虑|或|有望|启动|冲刺|申请|递表).{0,10}(?:ipo|上市)|ipo(?:传闻|计划)|赴港上市|上市辅导|辅导备案|a股辅导|回a(?!i)|回科|a股.{0,6}(?:上市|发行|ipo)|(?:拟|筹划|建议|考虑|正在).{0,8}发行[ah]股|(?:筹划|建议).{0,20}上市|要回a|a\+h|(?:weighs?|plans?|considers?) .{0,20}(?:listing|ipo|hong kong share sale)|shanghai listing|ipo plan|seeks? .{0,10}ipo/u,
  ),
  cue('unlocked', 'ipo', 'unlocked', /解禁|解除限售|lock-?up/u),
  cue(
    'earnings',
    'earnings',
    null,
    /营收|收入|年化|净利|净亏|亏损|亏\d|预亏|[多少]赚|少蚀|绩后|成绩单|年报|半年报|季报|业绩|财报|盈利|扭亏|预告.{0,6}[亏盈]|revenue|earnings|net loss|net profit|results/u,
  ),
  cue(
    'funding',
    'funding',
    null,
    /融资|估值|领投|跟投|参投|入股|注资|战略投资|pre-ipo|[a-g]\+?轮|增资|配售|配股|增发|抽水|补血|先旧后新|可转债|投后|funding round|valuation|placement|share sale|\brais(?:es?|ing) (?:(?:us|hk)?\$|[bm]illions)/u,
  ),
  cue(
    'price',
    'product',
    null,
    /涨价|降价|提价|调价|定价方案|峰谷|价格战|限量发售|每[日天]限[量售]|(?<!解除)限售|限购|price (?:rise|increase|cut)|退款/u,
  ),
  cue(
    'release',
    'product',
    null,
    /发布|推出|上线|亮相|登场|首发|开售|新品|更新|升级|问世|面世|预览版|开放测试|\blaunch|\brelease|\bunveil|\bintroduc|\bships?\b|来了/u,
  ),
  cue('teaser', 'product', null, /预热|即将|曝光|爆料|泄露|匿名|最快.{0,4}(?:发布|亮相)|\bteas|\bleak/u),
  cue('open', 'product', null, /开源|开放权重|权重|open[- ]?(?:source|weight)|hugging ?face/u),
  cue(
    'adapts',
    'partnership',
    null,
    /适配|接入|支持.{0,16}(?:部署|运行|模型)|day[ -]?0|首日支持|兼容|集成|入驻|integrat/u,
  ),
  cue(
    'review',
    'other',
    null,
    /实测|评测|上手|测评|体验|速通|教程|指南|怎么用|如何用|怎么入门|攻略|hands-on|\bguide\b|how to/u,
  ),
  cue(
    'talk',
    'other',
    null,
    /(?<!洽|会|面|商|和|座|访)谈(?!判|及|妥)|专访|对话|内部信|公开信|全员信|一封信|自述|演讲|畅想|\binterview/u,
  ),
  cue('ranking', 'other', null, /登顶|榜|排名|跑分|夺冠|第一名|超越|超过|击败|benchmark|leaderboard|\btops?\b/u),
  cue('partnership', 'partnership', null, /合作|签署|协议|携手|联合|战略|partner|agreement|联名|产业学院/u),
  cue(
    'order',
    'order',
    null,
    /订单|采购|洽购|合同|大单|中标|供应|供货|出货|下线|交付|\borders?\b|\bbuy\b|purchas|suppl/u,
  ),
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
    /市值|股价|[收大暴飙狂急劲][涨跌升挫](?![价级])|[涨跌]停|(?<![提上收利润绩量])[涨跌升挫飙](?:超|逾|近|幅|约|\d|[一二三四五六七八九两半][成倍])|[高低]开|[开收]盘|收报|报收|收于|[开收]市(?!客)|(?<![底键硬复托网转光磁])盘[中前后]|[早午尾]盘|早段|午后|半日|(?<!人事)异动|拉升|跳水(?!队|冠军|世界)|插水|跑[赢输]|上涨|下跌|走[高低强弱]|market cap|\b(?:opens?|closes?|ends?) .{0,12}(?:higher|lower)|shares? (?:jump|rise|fall|soar|surge|tumble|drop|gain|slump|plunge)|\bstocks?\b|\brall(?:y|ies)\b/u,
  ),
  cue('index', 'market', null, /港股通|入通|纳入.{0,8}(?:指数|成[分份]|标的)/u),
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

/** The title alone tells of a first day of trading. @param title folded, in lower case */
export const tellsFirstDay = (title: string): boolean => cues[0]!.pattern.test(title);

const kindsMatching = (text: string): string[] => {
  const told = cues.filter((one) => one.pattern.test(text)).map((one) => one.kind);
  return told.includes('grey') ? told.filter((kind) => !beforeGrey.has(kind)) : told;
};

/** The grey market opens when all is subscribed and priced: what its report says of that looks back. */
const beforeGrey: ReadonlySet<string> = new Set(['offering', 'subscription', 'allotment', 'priced']);

/** What only a first day's report says: the price against that of the offer. */
const firstDay = /首日|首个交易日|首次上市|发行价.{0,12}开盘|较.{0,8}发行价|first day|first .{0,16}session|debut/u;
const openingCharacters = 100;

/** The event types and stages that kinds stand for, in the order of the cues. */
export function eventOf(
  kinds: ReadonlySet<string>,
): readonly { readonly type: EventType; readonly stage: IpoStage | null }[] {
  return cues
    .filter((one) => kinds.has(one.kind))
    .map(({ kind, type, stage }) => ({ type, stage: betweenSteps.has(kind) ? null : stage }));
}

/** Allotment, cover and the day of the listing are told after the price was set and before the first day: no step was taken. */
const betweenSteps: ReadonlySet<string> = new Set(['listing-date', 'allotment', 'subscription']);

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
  'grey',
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

/** What a firm has news of once in weeks, and then of one matter. */
const seldomKinds = new Set([
  'earnings',
  'funding',
  'ipo-plan',
  'order',
  'legal',
  'price',
  'personnel',
  'denial',
  'outage',
  'cash',
  'index',
  'unlocked',
  'grey',
]);
export const isSeldomKind = (kind: string): boolean => seldomKinds.has(kind);
