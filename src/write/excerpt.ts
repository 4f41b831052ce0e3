import { sentencesOf } from '../text/sentences.ts';

/** A slice of a text, end excluded. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

// What stands before the first word of a report and says nothing of it. Sticky alternatives, each short and bounded.
const noiseBefore = new RegExp(
  [
    '【[^】]{0,40}】',
    '[（(](?:记者|編輯|编辑|作者|文|通讯员|图)[^）)]{0,30}[）)]',
    '(?:[一-鿿]{2,6}(?:社|报|网|之家|财经|日报|快讯))?(?:[一-鿿]{2,8})?\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日(?:电|讯|消息|报道)[，,：:\\s]*',
    '[A-Za-z0-9一-鿿]{2,12}(?:讯|快讯|消息|报道)[，,：:]',
    '[（(][^）)]{0,24}(?:电|讯)[）)]',
    '据[^，。]{2,20}(?:报道|消息|网站显示)[，,]',
    '(?:央视网|本报|本网)?消息[（(][^）)]{1,12}[）)][：:]',
    '[-–—•·▲●■◆*\\s]+',
  ].join('|'),
  'y',
);
const noise =
  /^(?:点击|查看原文|责任编辑|责编|编辑[：:]|来源[：:]|图[：:]|图源|图片来源|更多|免责声明|本文(?:来源|作者|转载|首发)|原标题|相关阅读|\[|https?:|Source:|Photo|Read more)/;

/** Where a sentence begins once datelines, bylines and bullets are skipped. */
export function skipNoise(text: string, start: number, end: number): number {
  let at = start;
  for (let round = 0; round < 3; round++) {
    noiseBefore.lastIndex = at;
    const match = noiseBefore.exec(text);
    if (match === null || match[0] === '' || at + match[0].length >= end - 4) break;
    at += match[0].length;
  }
  return at;
}

/** Sentences of a text that tell something: no credit, no link, no repeated title; datelines cut off. */
export function tellingSentences(title: string, text: string): Part[] {
  const parts: Part[] = [];
  for (const sentence of sentencesOf(text)) {
    const start = skipNoise(text, sentence.start, sentence.end);
    const words = text.slice(start, sentence.end);
    if (words.length < 6 || noise.test(words) || words.replace(/[。！？.!?]$/, '') === title) continue;
    parts.push({ start, end: sentence.end });
  }
  return parts;
}

/** How many characters a reader counts; a rare ideograph is one. */
export function characters(text: string): number {
  return Array.from(text).length;
}

/** Ends of clauses inside a part, behind their mark. */
function clauseEnds(text: string, part: Part): number[] {
  const ends: number[] = [];
  for (let at = part.start; at < part.end; at++) {
    const mark = text[at]!;
    // A comma inside 53,000 ends no clause.
    const isMark = /[，；：。！？]/.test(mark) || (/[,;]/.test(mark) && !/\d/.test(text[at + 1] ?? ''));
    if (isMark) ends.push(at + 1);
  }
  if (ends.at(-1) !== part.end) ends.push(part.end);
  return ends;
}

/** The longest start of a part that ends at a clause and fits, without the mark it ends with; null when none does. */
export function cutAtClause(text: string, part: Part, max: number): Part | null {
  let best: Part | null = null;
  for (const end of clauseEnds(text, part)) {
    const trimmed = text.slice(part.start, end).replace(/[，；：。！？,;:.!?、\s]+$/, '').length;
    const length = characters(text.slice(part.start, part.start + trimmed));
    if (length > max) break;
    best = { start: part.start, end: part.start + trimmed };
  }
  return best;
}

/**
 * One excerpt of at most `max` characters, made of whole clauses of the text as they stand: its first telling sentence
 * if that fits, else the clauses at its start.
 */
export function excerpt(title: string, text: string, max: number): string {
  const sentences = tellingSentences(title, text);
  for (const sentence of sentences.slice(0, 3)) {
    const part = cutAtClause(text, sentence, max);
    if (part !== null && part.end > part.start) return text.slice(part.start, part.end);
  }
  const words = (text.trim() === '' ? title : text).trim();
  return Array.from(words).slice(0, max).join('');
}
