import { fold } from './fold.ts';

/** Series that tell many things at once; the name stands before a bar, in brackets, or opens the title. */
const seriesName =
  /(?:早报|晚报|晨报|午报|日报|周报|月报|快报|晨会|早知道|早餐|夜读|周刊|简报|要闻|晚间|点1氪|速递|公告精选|公告汇总|一览|盘点|复盘|收评|早评|午评|newsletter|recap|roundup|round-up|digest|briefing|daily|weekly|open artifacts)/iu;
const seriesMark = /^\s*(?:【[^】]{1,12}】|\[[^\]]{1,16}\]|[^|丨/:,。]{1,16}[|丨]|[^|丨,。;]{1,24}(?:[(#第]|$))/u;

/**
 * Round-ups name many firms and are about none: a series name before a bar (8点1氪丨…, 早报｜…), or three parts or more.
 *
 * @param title as received
 */
export function isRoundUp(title: string): boolean {
  const folded = fold(title).text;
  const mark = seriesMark.exec(folded)?.[0];
  if (mark !== undefined && seriesName.test(mark)) return true;
  return folded.split(/[;；]|\s\/\s/u).filter((part) => part.trim().length >= 4).length >= 3;
}
