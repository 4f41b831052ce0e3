import { isHan, noGap, type Pattern, type Stream } from './pattern.ts';

/** Common surnames that hardly end another word: 上周沐曦, 感谢沐曦 and 或许沐曦 speak of the firm, so 周, 谢 and 许 are not here. */
const surnames = new Set(
  Array.from(
    '张王李刘陈杨赵黄吴徐孙朱胡郭林罗郑梁宋邓冯韩曹彭蒋蔡潘袁姚邹熊崔邱秦邵孟汤尹黎贺龚薛魏卢丁沈任廖',
    (letter) => letter.charCodeAt(0),
  ),
);

/** A name of two Han characters, such as 沐曦, which may as well be somebody's given name or the seam of two words. */
export function isTwoHan(pattern: Pick<Pattern, 'kind' | 'length' | 'units'>): boolean {
  const { kind, length, units } = pattern;
  return kind === 'name' && length === 2 && isHan(units[0]!) && isHan(units[1]!);
}

/** Words that end like a surname: 担任智谱CEO, 祝贺沐曦上市, 商汤沐曦共建. */
const noSurname = new Set(
  `担任 出任 曾任 就任 上任 离任 历任 兼任 卸任 接任 信任 责任 主任 委任 聘任 现任 前任 首任 祝贺 庆贺 恭贺 商汤 扩张 主张 紧张 夸张 开张
  巴黎 日韩 中韩 桥梁 栋梁 园丁`.split(/\s+/),
);

const unitsOf = (words: string): readonly Uint16Array[] =>
  words.split(' ').map((word) => Uint16Array.from(word, (letter) => letter.charCodeAt(0)));

/** Who bears a given name; a firm has no such trade. */
const trades = unitsOf(
  '演员 歌手 诗人 作家 画家 博主 主播 导演 选手 考生 同学 学生 女孩 男孩 博士 博后 博士后 网友 患者 村民 化名',
);
/** What only a person is called by, behind the name. */
const formsOfAddress = unitsOf('(化名 化名 同学 老师 先生 女士 小姐 妈妈 爸爸 奶奶 爷爷 小朋友 宝宝');

const standsAt = (word: Uint16Array, units: Uint16Array, at: number): boolean =>
  at >= 0 && word.every((unit, i) => units[at + i] === unit);

/** True where a name of two characters is a person's: behind a surname (张沐曦) or a trade, or before a form of address (沐曦老师). */
export function isGivenName({ units, gaps, length }: Pick<Stream, 'units' | 'gaps' | 'length'>, at: number): boolean {
  const end = at + 2;
  if (formsOfAddress.some((word) => end + word.length <= length && standsAt(word, units, end))) return true;
  if (at === 0 || gaps[at] !== noGap) return false;
  if (trades.some((word) => standsAt(word, units, at - word.length))) return true;
  if (!surnames.has(units[at - 1]!)) return false;
  return at === 1 || !noSurname.has(String.fromCharCode(units[at - 2]!, units[at - 1]!));
}
