import { load } from 'cheerio';
import { isTag, isText } from 'domhandler';
import type { AnyNode } from 'domhandler';

import { blockElements } from '../elements.ts';

/** A piece of a seed page between two breaks, and what it looks like. */
export interface Block {
  readonly kind: 'heading' | 'body' | 'label' | 'credit';
  readonly text: string;
  /** Of a heading marked as one (`#`, `<h1>`): 1 is the highest. Null: it only looks like one. */
  readonly level: number | null;
}

export type PageFormat = 'txt' | 'md' | 'html';

interface Line {
  readonly text: string;
  readonly level: number | null;
}

/** Names of side columns. A column belongs to the article that stands before it. */
const labels = new Set(
  `纵深 深度 深读 链接 相关链接 新闻链接 相关新闻 相关阅读 延伸 延伸阅读 延展 背景 新闻背景 背景链接 观察 记者观察 市场观察 评论 短评 快评 锐评
  时评 点评 分析 解读 解析 观点 业内观点 专家观点 声音 业内声音 数说 数据 名词解释 小贴士 提示 记者手记 手记 编后 编者按 知多一点 旁白 侧记 特写 展望
  後續 縱深 鏈接 延伸閱讀 觀察 評論 點評 分析 解讀 觀點 聲音 名詞解釋 記者手記 編後`.split(/\s+/),
);

const labelMarks = /[\s【】[\]■●◆▶]/g;

/** Most headings of Chinese papers have 4 to 14 characters; two lines of them hardly more than this. */
const headingWeight = 24;

// A full stop and what may close a sentence behind it.
const closed = /[。！？!?…][”’』」）)\]》"']*$/;
const openEnd = /[，、；,;(（“「『—-]$/;

const creditOutlet = '[\\p{Script=Han}A-Za-z0-9·]{2,14}';
const creditNames = `${creditOutlet}(?:[、,，\\s]+${creditOutlet})*(?:等)?(?:报道|消息)?[）)】]?$`;
const credits = [
  // 某报综合甲报、乙网: who printed it, and whom it draws on. 公司综合毛利率 is none: it names no paper and no list.
  new RegExp(`^[（(【]?${creditOutlet}?(?:报|网|社|刊|台|新闻|在线|客户端)综合(?:自|据)?${creditNames}`, 'u'),
  new RegExp(`^[（(【]?${creditOutlet}综合(?:自|据)?${creditOutlet}、${creditNames}`, 'u'),
  new RegExp(`^[（(【](?:据|本报)?综合(?:自|据)?${creditNames}`, 'u'),
  /^[（(【]?(?:来源|來源|稿源|综合)[:：]\s*\S.{0,40}$/u,
  /^[（(【]?(?:本报|特约|实习|[\p{Script=Han}]{2,8}(?:报|网|社|台))?(?:见习)?(?:记者|通讯员|特派员|撰文|撰稿|编辑|责编|文[/／:：])\s*[:：]?\s*[\p{Script=Han}·\s、/／]{2,24}[）)】]?$/u,
];

/** Length in Chinese characters; two letters take about as much room as one. */
function weightOf(text: string): number {
  let sum = 0;
  for (const character of text) sum += character.charCodeAt(0) >= 0x2e80 ? 1 : 0.5;
  return sum;
}

export function isCredit(text: string): boolean {
  return weightOf(text) <= 40 && credits.some((pattern) => pattern.test(text));
}

/** A short line that no punctuation closes. It may also be a short piece of a torn paragraph: `isTornStart` asks that. */
export function looksLikeHeading(text: string): boolean {
  if (weightOf(text) > headingWeight || closed.test(text) || openEnd.test(text)) return false;
  // Headlines of papers are parted by a space; a comma stands in a sentence.
  return !/[。，]/.test(text);
}

/** True when nothing closes the paragraph: its end stands elsewhere, or it never had one. */
export function hasOpenEnd(text: string): boolean {
  return !closed.test(text) && !/[:：]$/.test(text);
}

function plainLines(text: string): readonly Line[][] {
  const whole = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\u3000', ' ');
  const line = (raw: string): Line => ({ text: raw.trim(), level: null });
  const parts = whole.split(/\n[ \t]*\n\s*/).map((part) => part.split('\n').map(line));
  // Without a blank line anywhere each line is a paragraph.
  const groups = parts.length > 1 ? parts : (parts[0] ?? []).map((single) => [single]);
  return groups.map((group) => group.filter(({ text: words }) => words !== '')).filter((group) => group.length > 0);
}

function markdownLines(text: string): readonly Line[][] {
  const body = text.replace(/^\uFEFF?---\n[\s\S]*?\n---\n/, '');
  return plainLines(body).flatMap((group) => {
    const found: Line[][] = [];
    let rest: Line[] = [];
    for (const { text: raw } of group) {
      const mark = /^(#{1,6})\s+(.*?)\s*#*$/.exec(raw);
      const words = (mark?.[2] ?? raw)
        .replace(/^(?:>\s*|[-*+]\s+|\d+\.\s+)/, '')
        .replaceAll(/\*\*|__|`|!\[[^[\]]*\]\((?:[^()]|\([^()]*\))*\)/g, '')
        .replaceAll(/\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
        .trim();
      if (words === '' || /^[-*_=]{3,}$/.test(raw)) continue;
      if (mark === null) rest.push({ text: words, level: null });
      else {
        if (rest.length > 0) found.push(rest);
        rest = [];
        found.push([{ text: words, level: mark[1]!.length }]);
      }
    }
    if (rest.length > 0) found.push(rest);
    return found;
  });
}

/** Elements that begin a paragraph of their own; a line break only begins a line. */
const paragraphElements = new Set([...blockElements, ...'body html tbody td tfoot th thead'.split(' ')]);
paragraphElements.delete('br');

function htmlLines(text: string): readonly Line[][] {
  const $ = load(text);
  $('script, style, noscript, template, nav, footer, svg, button, form, head, iframe').remove();
  const found: Line[][] = [];
  let run = '';
  const end = (level: number | null): void => {
    const lines = run
      .split('\n')
      .map((raw) => ({ text: raw.replaceAll(/\s+/g, ' ').trim(), level }))
      .filter(({ text: words }) => words !== '');
    if (lines.length > 0) found.push(lines);
    run = '';
  };
  const walk = (node: AnyNode, level: number | null): void => {
    if (isText(node)) run += node.data.replaceAll(/\s+/g, ' ');
    if (!('children' in node)) return;
    const name = isTag(node) ? node.name : '';
    if (name === 'br') run += '\n';
    const isBlock = paragraphElements.has(name);
    const inside = /^h[1-6]$/.test(name) ? Number(name[1]) : level;
    if (isBlock) end(level);
    for (const child of node.children) walk(child, inside);
    if (isBlock) end(inside);
  };
  walk($.root()[0]!, null);
  end(null);
  return found;
}

const han = /[\u2E80-\u9FFF\u3000-\u303F\uFF00-\uFFEF“”‘’—…]/;

/** Two lines of one paragraph: nothing between Han characters, no hyphen where a word was broken, else a space. */
export function joinPieces(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  // MU-SA and Mini-Max were broken at the end of a line; GPT-4 and a dash before Han were not.
  if (/[A-Za-z]{2,}-$/.test(before) && /^[A-Za-z]/.test(after)) return before.slice(0, -1) + after;
  if (han.test(before.at(-1)!) || han.test(after[0]!)) return before + after;
  const isInsideWord = /[A-Za-z]$/.test(before) && /^[a-z]/.test(after);
  const isInsideNumber = /[\d.]$/.test(before) && /^[\d.%]/.test(after);
  return isInsideNumber || isInsideWord ? before + after : `${before} ${after}`;
}

/**
 * A hyphen left inside a word by a line end that is gone: MU-SA. Mended only when the page itself writes MUSA elsewhere,
 * or when both parts are capitals and neither stands alone.
 */
export function mendHyphens(text: string): string {
  const words = new Set(text.match(/[A-Za-z]{2,}/g));
  const alone = new Set(text.replaceAll(/[A-Za-z]+(?:-[A-Za-z]+)+/g, ' ').match(/[A-Za-z]{2,}/g));
  return text.replaceAll(
    /(?<![A-Za-z0-9-])([A-Za-z]{1,12})-([A-Za-z]{1,12})(?![A-Za-z0-9-])/g,
    (whole, one: string, two: string) => {
      if (words.has(one + two)) return one + two;
      const areCapitals = /^[A-Z]{2,}$/.test(one) && /^[A-Z]{2,}$/.test(two);
      return areCapitals && !alone.has(one) && !alone.has(two) ? one + two : whole;
    },
  );
}

/** Lines that stand together: one paragraph if they read like text, else a heading over several lines. */
function blocksOf(group: readonly Line[]): Block[] {
  const marked = group.find(({ level }) => level !== null);
  const parts: Line[][] = [];
  for (const line of group) {
    const last = parts.at(-1)?.at(-1);
    const isCut =
      last === undefined ||
      closed.test(last.text) ||
      isCredit(line.text) ||
      isCredit(last.text) ||
      labels.has(last.text) ||
      labels.has(line.text);
    if (isCut) parts.push([line]);
    else parts.at(-1)!.push(line);
  }
  return parts.map((lines): Block => {
    const first = lines[0]!.text;
    if (lines.length === 1 && labels.has(first.replaceAll(labelMarks, '')))
      return { kind: 'label', text: first.replaceAll(labelMarks, ''), level: null };
    if (lines.length === 1 && isCredit(first)) return { kind: 'credit', text: first, level: null };
    const isTitle = lines.every(({ text }) => looksLikeHeading(text)) && lines.length <= 3;
    if (marked !== undefined || (lines.length > 1 && isTitle)) {
      return { kind: 'heading', text: lines.map(({ text }) => text).join(' '), level: marked?.level ?? null };
    }
    const text = lines.map((line) => line.text).reduce(joinPieces);
    return { kind: looksLikeHeading(text) ? 'heading' : 'body', text, level: null };
  });
}

/** Cuts the text of a seed page into blocks, in the order they stand in the file. */
export function cutBlocks(text: string, format: PageFormat): Block[] {
  const read = { txt: plainLines, md: markdownLines, html: htmlLines }[format];
  const whole = format === 'html' ? text : mendHyphens(text);
  const blocks = read(whole.normalize('NFC')).flatMap(blocksOf);
  return format === 'html' ? blocks.map((block) => ({ ...block, text: mendHyphens(block.text) })) : blocks;
}
