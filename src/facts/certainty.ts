/** How a text speaks of something: as done, as still to come or only said by rumour, or as not so. */
export type Certainty = 'told' | 'planned' | 'denied';

/** Words for what may still come: 拟, 将, 正洽谈, 有望, plans to. No names hold them: 曦望, 材料, 模拟, 招待. */
const coming =
  '(?<!模)拟(?!合)|计划|规划|原定|本应|本该|考虑|有望|有意|意向|打算|即将|将(?!近|军|信将疑)|会在|筹备|筹划|准备|评估|预计|预期|最快|最早|最迟|可能|或(?=将|会|于|在|有|年|最|推|分|发|募|集|获)|寻求|谋求|争取|力争|期望|希望|承诺|推进|冲刺|冲击|目标(?!价)|(?<=渴|指|展|盼)望|望(?=[年明下本能可在于最\\d])|(?<![材资原物饮燃面塑预涂布史肥])料(?![理号])|(?<![招接看对交善])待(?!遇)|前夕|洽谈|洽购|商谈|磋商|接洽|谈判|若(?!干)|如果|如(?=获|能|成功|顺利|最终)|一旦|能否|何时|什么时候|是否|谁将|谁能|会不会|定于|明[日天起早晚年]|后天|下周|下月|下个月|来年|\\b(?:plan(?:s|ned|ning)? (?:to|for|on)|intend(?:s|ed)? to|to (?:list|debut|file|begin|start)|consider(?:s|ed|ing)?|may|might|could|will|would|expect(?:s|ed)? (?:to|that)|aim(?:s|ed|ing)? (?:to|for)|(?:due|set|slated|scheduled|on track|poised|about|ready|looking|hop(?:es|ed|ing)) to|prepar(?:e|es|ed|ing)|seek(?:s|ing)?|in (?:\\w+ )?(?:talks|discussions|negotiations)|negotiat(?:es|ing)|explor(?:es|ing)|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|ahead of|before|if|unless|once)\\b';
const done = '已经?(?!久)|了|刚刚?|成功|今[日天晨早晚]|昨[日天晚]|\\balready\\b';
/** Governs what stands behind it in its clause, unless something done stands between. */
const plan = new RegExp(`(?:${coming})(?![^,;.。]{0,30}(?:${done}))[^,;。]{0,30}$`, 'i');

/** Whether words that stand right before a place, in its clause, make it a plan. @returns the plan words and what follows them */
export function planIn(ahead: string): string {
  return planned.exec(ahead)?.[0] ?? '';
}

const planned = new RegExp(`(?:${coming}|谁|(?:^|[市业网据盛])传(?![统输感播票媒奇真递给导承唤]))[^,。;]{0,24}$`, 'i');
/** Said by nobody who knows. */
const rumour =
  /(?:网传|据传|盛传|疯传|误传|谣传|坊间|风传|传闻|传言|市场传|业内传|(?:^|消息)传(?!统|输|感|播|票|媒|奇|真|递|给|导|承|唤)|\b(?:rumou?r(?:s|ed)?|speculation)\b)[^,;。]{0,30}$/i;
const negation =
  /(?:尚未|并未|从未|未能|未曾|未(?!来|经|必|上市|盈利)|没有?(?:任何)?|暂无|并无|概无|毫无|不存在|不再|不会|暂不|暂缓|不拟|不准备|不考虑|不打算|无意|无计划|无需|无法|非|拒绝|\b(?:not?|never|neither|nor|without|yet to|declin(?:es|ed) to|refus(?:es|ed) to|no longer|fail(?:s|ed) to)\b(?! only)[^,;.。]{0,8})[^,;。]{0,8}$/i;
const denial = /(?:否认|辟谣|驳斥|\b(?:den(?:y|ies|ied)|rejected? (?:a |the )?(?:report|claim|rumou?r)))[^;。]{0,40}$/i;
/** Behind what was said: 消息不实, 纯属误传. */
const untrue =
  /^[^;。]{0,48}?(?:不实|不属实|误传|谣言|子虚乌有|无中生有|并非事实|与事实不符|纯属(?:虚构|臆测|猜测|传)|均属(?:臆测|虚构)|没有(?:上述|该|这一|任何)?(?:计划|此事)|无此(?:计划|事)|\b(?:untrue|fabricated|baseless|false|no truth)\b)/i;
const said = /传闻|传言|网传|坊间|消息|报道|所谓|市场传|谣|猜测|\b(?:rumou?rs?|reports?|speculation|story)\b/i;
/** Behind what was to be: 尚未签约, 谈判告吹. */
const unsettled =
  /^[^;。]{0,40}?(?:(?:商务|仍在|尚在|处于)[^,。;]{0,4}(?:谈判|洽谈|磋商)|尚未(?:签|敲定|落定|达成|确定|完成|最终)|(?:未|均未|尚未)(?:获|予)?证实|未签|未果|告吹|破裂|流产|搁浅|已(?:于[^,;。]{1,8})?到期|\bno (?:contract|deal|agreement|final decision)\b|\bfell through\b|\bnot been (?:signed|finali[sz]ed)\b)/i;
const planBehind = /^[^,。;]{0,6}?(?:计划|拟|前夕|在即|进程|预期|意向|传闻|谈判|磋商|洽谈|商谈|接触|或(?:受|将|会))/;

/** What stands before a place in its clause. */
export function aheadOf(text: string, start: number): string {
  return text.slice(Math.max(0, start - 48), start).replace(/^.*(?:,(?!\d{3})|[;:。])/s, '');
}

/** Whether one of the clauses before is a plan; what a semicolon parts off is another matter. */
const anyPlanned = (before: string): boolean =>
  before
    .replace(/^.*;/s, '')
    .split(',')
    .some((clause) => plan.test(clause));

/**
 * Whether the words of a sentence tell of something as done.
 *
 * @param start of the words that name it; `end` behind them
 * @returns `denied` for what did not happen or is no longer so, `planned` for what is only meant, foreseen, discussed or rumoured. The
 *   words must govern the place: a plan in the next clause (首批订单已签,明年将扩产) takes nothing back
 */
export function certaintyOf(text: string, start: number, end: number): Certainty {
  const ahead = aheadOf(text, start);
  if (isDenied(text, start, end) || negation.test(ahead)) return 'denied';
  // 拟配售新股,并发行可转债: a clause that goes on with 并 is as much a plan as the one before.
  const goesOn =
    /^(?:并(?!已|非)|且|以及)/.test(ahead) && anyPlanned(text.slice(Math.max(0, start - 80), start - ahead.length));
  if (goesOn || plan.test(ahead) || rumour.test(ahead) || planBehind.test(text.slice(end, end + 12))) return 'planned';
  return unsettled.test(text.slice(end, end + 60)) ? 'planned' : 'told';
}

/** 否认已递交招股书, 针对已递交招股书的传闻,公司回应称消息不实. */
export function isDenied(text: string, start: number, end: number): boolean {
  return denial.test(text.slice(Math.max(0, start - 48), start)) || isUntrue(text, end);
}

/** 网传遭起诉一事不实: said behind the place to be untrue. */
export function isUntrue(text: string, end: number): boolean {
  return untrue.test(text.slice(end, end + 80)) && said.test(text);
}

/** 尚未通过聆讯. */
export function isNegated(text: string, start: number): boolean {
  return negation.test(aheadOf(text, start));
}

/** 据传已递表: said by nobody who knows. */
export function isRumoured(text: string, start: number): boolean {
  return rumour.test(aheadOf(text, start));
}

/** 若审核顺利,有望在明年登陆科创板: what hangs on a condition is not even a plan. */
export function isConditional(text: string, start: number): boolean {
  return condition.test(text.slice(Math.max(0, start - 60), start)) && plan.test(aheadOf(text, start));
}

const condition =
  /(?:^|[,;。])(?:但|不过|而)?(?:若(?!干)|如果|一旦|倘若?|假如|如(?=获|能|成功|顺利|最终)|\bif\b)[^;。]*$/i;
