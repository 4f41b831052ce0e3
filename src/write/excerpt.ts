import { bigramsOf } from '../text/bigrams.ts';
import { fold } from '../text/fold.ts';
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
    '[一-鿿]{1,6}社[一-鿿]{0,8}电(?=[（(\\s])',
    '[A-Za-z0-9一-鿿]{2,12}(?:讯|电)\\s?(?=[（(](?:见习|实习|本报)?(?:记者|通讯员|编辑))',
    '[（(](?:记者|編輯|编辑|作者|文|通讯员|图)[^）)]{0,30}[）)]',
    '(?:[一-鿿]{2,6}(?:社|报|网|之家|财经|日报|快讯))?(?:[A-Za-z0-9]{1,8})?(?:[一-鿿]{2,8})?\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日(?:电|讯|消息|报道)[，,：:\\s]*',
    '[A-Za-z0-9一-鿿]{2,12}(?:讯|快讯|消息|报道|播报|速递)\\s?[，,：:]\\s?',
    '[A-Za-z0-9一-鿿]{2,8}(?:获悉|注意到|了解到)[，,]',
    '(?:值得注意的是|值得一提的是|需要指出的是|据悉|据了解)[，,]',
    '(?:封面|头图|图片)(?:来源|图)?\\s?[|｜丨]\\s?\\S{1,16}\\s',
    '[（(][^）)]{0,24}(?:电|讯)[）)]',
    '据[^，。]{2,20}(?:报道|消息|网站显示|反馈)[，,]',
    '(?:央视网|本报|本网)?消息[（(][^）)]{1,12}[）)][：:]',
    '[-–—•·▲●■◆*\\s\\p{Extended_Pictographic}\\u{FE0F}]+',
  ].join('|'),
  'uy',
);
const noise =
  /^(?:点击|查看原文|责任编辑|责编|编辑\s?[：:|｜丨]|来源[：:]|图[：:]|图源|图片来源|更多|免责声明|本文(?:来源|作者|转载|首发)|原标题|相关阅读|#?欢迎关注|[^。]{0,12}微信公众号|扫码|长按|\[|https?:|Source:|Photo|Read more|[^，。]{0,10}注[：:]|(?:作者|撰文|编译|整理|校对|封面来源|封面|头图来源|图片来源|图|文)\s?[|｜丨][^，。]{0,40}[。]?$|[A-Za-z0-9一-鿿]{2,16}(?:播报|快讯|速递)\s?[：:]?$)/;

/** Markup that was escaped twice on its way: nobody wrote it. */
const leftover = /<\/?[a-z][^<>]{0,60}>|&(?:amp|lt|gt|quot|nbsp|#\d{2,5});/i;

// Words of a digest's editor about the article itself: 文章开头称, 下文又写, 该文未注明. 文章称 alone only names the source.
const ofTheArticle =
  /文章(?:开头|结尾|标题|末尾|正文|前后|未|没有)|(?:上|下|前|后|正|全|该|本|原)文(?:又|则|称|写|说|未|没有|给出|中|里|标题)/;

/** True when a text tells what an article says of itself: no lead where another item tells the matter. */
export function speaksOfTheArticle(text: string): boolean {
  return ofTheArticle.test(text);
}

/** The parts of a sentence between semicolons that tell the matter and not the article: the first run of such parts. */
function tellingRun(text: string, start: number, end: number): Part | null {
  if (!ofTheArticle.test(text.slice(start, end))) return { start, end };
  let run = null as Part | null;
  let from = start;
  for (const match of text.slice(start, end).matchAll(/[^；;]+[；;]?/g)) {
    const to = from + match[0].length;
    if (!ofTheArticle.test(match[0])) run = { start: run?.start ?? from, end: to };
    else if (run !== null) break;
    from = to;
  }
  return run;
}

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

/** Sentences as they were meant: one whose line breaks off behind a comma goes on in the next line. */
function wholeSentences(text: string): Part[] {
  const whole: Part[] = [];
  for (const { start, end } of sentencesOf(text)) {
    const last = whole.at(-1);
    if (last !== undefined && /[，、；]/.test(text[last.end - 1]!))
      whole[whole.length - 1] = { start: last.start, end };
    else whole.push({ start, end });
  }
  return whole;
}

/** Takes line breaks out of words that are one sentence. */
export function onOneLine(words: string): string {
  return words.replace(/\s*\n\s*/g, (space, at: number) =>
    /[!-~]/.test(words[at - 1] ?? '') && /[!-~]/.test(words[at + space.length] ?? '') ? ' ' : '',
  );
}

/** From this length on a text that ends without a full stop was cut off by a feed. */
const cutLength = 80;

/** Where the last sentence of a text that was cut off is still whole: before its last clause; else where it ends. */
function endOfWhole(text: string, { start, end }: Part): number {
  const isLast = text.length >= cutLength && text.slice(end).trim() === '';
  const words = text.slice(start, end).replace(/(?:…|\.{2,})+$/, '');
  if (!isLast || /[。！？!?.”」』）)]$/.test(words)) return end;
  const comma = Math.max(words.lastIndexOf('，'), words.lastIndexOf('；'));
  return comma <= 0 ? end : start + comma;
}

/** Sentences of a text that tell something: no credit, no link, no repeated title, no word on the article itself; datelines cut off. */
export function tellingSentences(title: string, text: string): Part[] {
  const parts: Part[] = [];
  const told = new Set<string>();
  for (const sentence of wholeSentences(text)) {
    const run = tellingRun(text, skipNoise(text, sentence.start, sentence.end), sentence.end);
    if (run === null) continue;
    const start = run.start;
    const end = endOfWhole(text, run) - (/[；;]$/.test(text.slice(run.start, run.end)) ? 1 : 0);
    const words = text.slice(start, end);
    if (
      words.length < 6 ||
      noise.test(words) ||
      leftover.test(words) ||
      told.has(words) ||
      words.replace(/[。！？.!?]$/, '') === title
    )
      continue;
    told.add(words);
    parts.push({ start, end });
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

/** Beyond this a text of nothing but marks is no longer looked through: its clauses would never fill an excerpt. */
const farthest = (max: number): number => 3 * max + 100;

/** Where no bracket and no quotation mark stands open: elsewhere a cut would leave half of it. */
function isBalanced(words: string): boolean {
  let open = 0;
  for (const mark of words)
    if ('（(“「『《'.includes(mark)) open++;
    else if ('）)”」』》'.includes(mark)) open--;
  return open <= 0;
}

/** A last clause that only says when, by what or on what ground: what it leads to was cut off. */
const aheadOf =
  /(?:^|[，；：,;:])(?:(?:在|随着|根据|依托|基于|按照|通过|为了|由于|因为|如果|虽然|尽管|除了|截至|对于|面对|当|按)[^，；：,;:]*|[^，；：,;:]*(?:[时后前的称说]|之下|基础上|情况下|方面|以来|表示|宣布|透露|指出|认为|介绍))$/;

function leansAhead(words: string): boolean {
  return aheadOf.test(words.slice(-60));
}

/** The longest start of a part that ends at a clause and fits, without the mark it ends with; null when none does. */
export function cutAtClause(text: string, part: Part, max: number): Part | null {
  let best: Part | null = null;
  for (const end of clauseEnds(text, part)) {
    if (end - part.start > farthest(max)) break;
    const trimmed = text.slice(part.start, end).replace(/[，；：。！？,;:.!?、\s]+$/, '').length;
    const length = characters(text.slice(part.start, part.start + trimmed));
    if (length > max) break;
    const words = text.slice(part.start, part.start + trimmed);
    if (!isBalanced(words) || leansAhead(words)) continue;
    best = { start: part.start, end: part.start + trimmed };
  }
  return best;
}

/** The terms two texts are compared by, whatever their script. */
export function termsOf(text: string): Set<string> {
  return new Set(bigramsOf(fold(text).text.toLowerCase()));
}

const token = /[A-Za-z]+(?:['’.-][A-Za-z]+)*|\d+(?:[.,]\d+)*|\p{Script=Han}/gu;

/** Pairs of neighbouring characters, Latin words and numbers whole. */
function pairsOf(text: string): string[] {
  const tokens = text.match(token) ?? [];
  return tokens.slice(1).map((one, at) => tokens[at]! + one);
}

const fewestTokens = 12;
// Measured on 120 evening-news items with their headlines: 0.3 to 0.8 differ by one point of ROUGE-1.
const lengthPower = 0.6;
const wholeEnd = 0.1;
/** A sentence of more clauses than this is no sentence. */
const mostStarts = 40;
/** A clause that only says when or where from: no excerpt begins with it. */
const setting =
  /^(?:当地时间|北京时间|截至|截止)?(?:今天|昨天|今日|昨日|近日|日前|目前|近年来|今年以来|连日来)?(?:\d{1,4}[年月日时][\d年月日时至—-]*)?(?:（[^）]{0,20}）)?(?:上午|下午|晚|中午|晚间|凌晨)?$/;

/**
 * The run of clauses of one sentence that says what the whole text is about: its pairs of characters are those that come
 * back most often, measured against its length; a run to the sentence's end is a little better.
 */
function bestRun(text: string, sentence: Part, counts: ReadonlyMap<string, number>, max: number): Part | null {
  const ends = clauseEnds(text, sentence);
  const starts = [sentence.start, ...ends.slice(0, -1)];
  let best: { readonly part: Part; readonly score: number } | null = null;
  for (const [from, start] of starts.slice(0, mostStarts).entries()) {
    if (
      ends.length > 1 &&
      setting.test(
        text
          .slice(start, ends[from])
          .replace(/[，；：。！？,;:\s]+$/, '')
          .trimStart(),
      )
    )
      continue;
    for (let to = from; to < ends.length && ends[to]! - start <= farthest(max); to++) {
      const words = text.slice(start, ends[to]).replace(/[，；：。！？,;:.!?、\s]+$/, '');
      const lead = words.length - words.trimStart().length;
      if (characters(words.trimStart()) > max) break;
      const pairs = pairsOf(words);
      if (pairs.length + 1 < fewestTokens) continue;
      let recurring = 0;
      for (const pair of new Set(pairs)) recurring += Math.log(counts.get(pair) ?? 1);
      const score = recurring / (pairs.length + 1) ** lengthPower + (to === ends.length - 1 ? wholeEnd : 0);
      if (best === null || score > best.score)
        best = { part: { start: start + lead, end: start + words.length }, score };
    }
  }
  return best?.part ?? null;
}

/**
 * One excerpt of at most `max` characters, made of whole clauses of the text as they stand: of its first telling sentence
 * the run of clauses that the rest of the text comes back to; else the first clauses that fit.
 */
export function excerpt(title: string, text: string, max: number): string {
  const sentences = tellingSentences(title, text).slice(0, 3);
  const counts = new Map<string, number>();
  for (const pair of pairsOf(text)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  for (const choose of [bestRun, (_: string, sentence: Part) => cutAtClause(text, sentence, max)])
    for (const sentence of sentences) {
      const part = choose(text, sentence, counts, max);
      if (part !== null && part.end > part.start) return onOneLine(text.slice(part.start, part.end));
    }
  const words = (text.trim() === '' ? title : text).trim();
  return Array.from(words).slice(0, max).join('');
}
