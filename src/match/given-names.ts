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

/** True when what begins at a place stands right behind a surname: 演员张沐曦. */
export function isGivenName(stream: Pick<Stream, 'units' | 'gaps'>, at: number): boolean {
  return at > 0 && stream.gaps[at] === noGap && surnames.has(stream.units[at - 1]!);
}
