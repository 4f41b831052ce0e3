import { fold } from './fold.ts';

/** Series that tell many things at once; the name stands before a bar, in brackets, or opens the title. */
const seriesWords =
  '早报|晚报|晨报|午报|日报|周报|月报|快报|晨会|早知道|早餐|夜读|周刊|简报|要闻|晚间|点1氪|速递|公告精选|公告汇总|一览|盘点|复盘|收评|早评|午评|newsletter|recap|roundup|round-up|digest|briefing|daily|weekly|open artifacts';
const seriesName = new RegExp(seriesWords, 'iu');
const seriesEnd = new RegExp(`(?:${seriesWords})$`, 'iu');
/** A newspaper's name is no series: 北京日报丨… is one report. */
const newspaper =
  /(?:人民|光明|经济|解放|工人|农民|法治|青年|北京|上海|天津|重庆|广州|深圳|南方|新华|浙江|湖北|四川|新民|羊城|扬子|齐鲁|证券|科技|财经|商业|中国\p{L}{0,4})(?:日报|晚报|晨报|快报|新闻周刊)/u;
const beforeBar = /^\s*(?:【[^】]{1,12}】|\[[^\]]{1,16}\]|[^|丨/:,。]{1,16}[|丨])/u;
/** 公告精选：…；…, 一周投融资周报：…: a series that no newspaper is named after may stand before a colon. */
const beforeColon =
  /^\s*[^:,。;]{0,14}(?:早报|周报|月报|要闻|简报|早知道|早餐|公告精选|公告汇总|收评|早评|午评|复盘|一周\S{0,8})\s*:/u;
/** A title that is all name: Edge AI Daily 早报(8月2日), 某某周刊(第 407 期). */
const wholeName = /^[^|丨,。;:]{1,28}?(?=\s*(?:[(#第]|$))/u;

/** No headline is longer; what a feed sends as one may be. */
const titleCharacters = 400;
/** A part that tells something of its own: four characters or two words. */
const worded = /(?:\p{Script=Han}.?){4}|(?:\p{L}{2,30}\s){2}/u;

/**
 * Round-ups name many firms and are about none: a series name before a bar (8点1氪丨…, 早报｜…), or three parts or more.
 *
 * @param title as received
 */
export function isRoundUp(title: string): boolean {
  const folded = fold(title.slice(0, titleCharacters)).text;
  const mark = beforeBar.exec(folded)?.[0];
  if (mark !== undefined && seriesName.test(mark) && !newspaper.test(mark)) return true;
  const name = wholeName.exec(folded)?.[0] ?? '';
  if (seriesEnd.test(name) && !newspaper.test(name)) return true;
  if (beforeColon.test(folded) && !newspaper.test(folded)) return true;
  if (folded.split(';').filter((part) => part.trim().length >= 4).length >= 3) return true;
  // 5 / 5 Pro, 999 / 1899 元 are no parts.
  return folded.split(/\s\/\s/u).filter((part) => worded.test(part)).length >= 3;
}
