import { blockElements } from '../elements.ts';
import { lettersOf } from '../title.ts';
import { isPageElement, isPageText, namesOf, oneLine, type PageElement, type PageNode, silentElements } from './dom.ts';

/** How many lines around the headline may say when, by whom and from where. */
const before = 2;
const after = 8;
const longestLine = 160;

const lineClass =
  /(?:^|[\s_-])(?:time|date|pub\w*|source|info\w*|meta|author\w*|writer|byline|about|from|laiyuan|sub[_-]?title|post[_-]?\w*|article[_-]?(?:info|bar|meta|sub)\w*|ly)(?:$|[\s_-])/i;

/** What stands in such a part is said of readers' comments and of other articles. */
const otherParts =
  /(?:^|[\s_-])(?:comments?|reply|replies|tie|pinglun|recommend\w*|related\w*|rank\w*|hot\w*|side\w*|aside)(?:$|[\s_-])/i;

function isElsewhere(element: PageElement): boolean {
  for (let outer: PageElement | null = element; outer !== null && isPageElement(outer); outer = outer.parentNode)
    if (otherParts.test(namesOf(outer)) && !/^(?:body|html)$/i.test(outer.tagName)) return true;
  return false;
}

const writerClass = /(?:^|[\s_-])(?:author|writer)(?:[_-]?name)?(?:$|\s)/i;
const aName = /^[\p{Script=Han}·]{2,8}$/u;

/** Text with a blank wherever an element begins or ends, as it looks on a page: 东森新闻 4人参与. */
function spacedText(element: PageElement): string {
  const parts: string[] = [];
  const walk = (node: PageNode): void => {
    if (isPageText(node)) parts.push(node.textContent ?? '');
    if (!isPageElement(node) || silentElements.has(node.tagName.toLowerCase())) return;
    parts.push(' ');
    for (const child of node.childNodes) walk(child);
    parts.push(' ');
  };
  walk(element);
  return oneLine(parts.join(''));
}

/** The page's lines in order, parts of a line parted by a blank. */
function linesOf(body: PageElement): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const flush = (): void => {
    const text = oneLine(line);
    if (text !== '') lines.push(text);
    line = '';
  };
  const walk = (node: PageNode): void => {
    if (isPageText(node)) line += node.textContent ?? '';
    if (!isPageElement(node)) return;
    const name = node.tagName.toLowerCase();
    if (silentElements.has(name)) return;
    // What a line break parts is told of one thing: the day, then the outlet.
    const isBreak = name !== 'br' && blockElements.has(name);
    if (isBreak) flush();
    else line += ' ';
    for (const child of node.childNodes) walk(child);
    if (isBreak) flush();
    else line += ' ';
  };
  walk(body);
  flush();
  return lines;
}

/**
 * The lines around the headline, and lines elsewhere whose element is called time, source, author and the like.
 *
 * @returns `writer`: the first name that stands alone in an element called author
 * @param title as it was found; without one, or where no line repeats it, nothing is near
 */
export function nearAndFar(
  body: PageElement,
  title: string | null,
): { near: readonly string[]; far: readonly string[]; writer: string | null } {
  const lines = linesOf(body);
  const wanted = lettersOf(title ?? '');
  const at = wanted === '' ? -1 : lines.findIndex((line) => line.length < 200 && lettersOf(line) === wanted);
  const around = at < 0 ? [] : [...lines.slice(at + 1, at + 1 + after), ...lines.slice(Math.max(0, at - before), at)];
  const far: string[] = [];
  let writer: string | null = null;
  for (const element of body.querySelectorAll('[class],[id],time')) {
    if (far.length >= 40) break;
    if (!lineClass.test(namesOf(element)) && !/^time$/i.test(element.tagName)) continue;
    if (isElsewhere(element)) continue;
    const text = spacedText(element);
    if (text.length > 1 && text.length <= longestLine) far.push(text);
    // An element that is called author and says nothing but a name.
    if (writer === null && writerClass.test(namesOf(element)) && aName.test(text) && !actions.test(text)) writer = text;
  }
  return { near: around.filter((line) => line.length <= longestLine), far, writer };
}

const sourceMark =
  /(?:文章|信息|稿件|新闻)?(?:来源|來源|稿源|出处)于?\s*[:：\]】]\s*([^\s:：|｜<>《》()（）【】]{2,24})/;
const authorMark =
  /(?:(?:作者|记者|記者|撰文|文\s?[/／|｜])\s*[:：]?|(?:撰稿人?|供稿人?|通讯员|发布[者人])\s*[:：])\s*([\p{Script=Han}A-Za-z·]{2,12}(?:[\s、,，][\p{Script=Han}·]{2,4}(?=[\s、,，]|$)){0,3})/u;
/** 石某/示例青年报: nothing else on the line, and a name that is one of papers. */
const withPaper =
  /^(?:记者\s?)?([\p{Script=Han}·]{2,4}(?:[\s、][\p{Script=Han}·]{2,4}){0,2})\s?[/／|｜]\s?([\p{Script=Han}]{2,12}(?:报|网|社|新闻|周刊|财经|杂志|电视台|客户端))$/u;
const afterDate =
  /(?:19|20)\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s+([\p{Script=Han}A-Za-z]{2,12})(?=\s|$)/u;
const scriptSource =
  /["']?\b(?:source|source_?name|media_?name|news_?source|article_?source|origin_?source|media)["']?\s*[:=]\s*["']((?:\\u[\da-fA-F]{4}|[\p{Script=Han}\w·.-]){2,60})["']|\bvar\s+nickname\s*=\s*(?:htmlDecode\()?["']([\p{Script=Han}\w·.-]{2,60})["']|\bmedia_?info["']?\s*[:=]\s*\{[^{}]{0,200}?\bname["']?\s*:\s*["']((?:\\u[\da-fA-F]{4}|[\p{Script=Han}\w·.-]){2,60})["']/iu;
const actions =
  /^(?:浏览|阅读|评论|分享|字号|打印|收藏|举报|点击|来源|作者|编辑|责任编辑|关注|我要|时间|发布|更新|原创|星期|周[一二三四五六日]|上午|下午)/;

/** A name that is one: not an address, a number, or a form's own words. */
export function ownName(name: string | null): string | null {
  if (name === null || name === '' || name.length > 60) return null;
  if (
    /@|^https?:|^\d+$|^(?:未知|佚名|匿名|本站|本站原创|原创|网络|admin|administrator|root|editor|null|undefined|none|unknown)$/i.test(
      name,
    )
  )
    return null;
  return name;
}

function firstMatch(lines: readonly string[], pattern: RegExp): string | null {
  for (const text of lines) {
    const name = ownName(pattern.exec(text)?.[1]?.trim() ?? null);
    if (name !== null && !actions.test(name)) return name;
  }
  return null;
}

export function authorIn(lines: readonly string[]): string | null {
  const marked = firstMatch(lines, authorMark);
  if (marked === null) return firstMatch(lines, withPaper);
  // Behind the names the paper may follow: 记者 李四 王五 示例日报.
  const names = marked.split(/\s+/);
  return names.filter((name, at) => at === 0 || !/(?:报|网|社|新闻)$/.test(name)).join(' ');
}

/** 来源：…, a name right behind the time, or the source a script of the page names. */
export function outletIn(lines: readonly string[], scripts: string): string | null {
  const match = scriptSource.exec(scripts);
  const scripted = (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').replaceAll(/\\u([\da-fA-F]{4})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const named = /\p{Script=Han}/u.test(scripted) ? ownName(scripted) : null;
  const paper = lines.map((line) => withPaper.exec(line)?.[2]).find((name) => name !== undefined);
  return firstMatch(lines, sourceMark) ?? firstMatch(lines, afterDate) ?? paper ?? named;
}
