import { blockElements } from '../elements.ts';
import { lettersOf } from '../title.ts';
import { isPageElement, isPageText, namesOf, oneLine, type PageElement, type PageNode, silentElements } from './dom.ts';

/** One line of the article as a reader sees it. */
export interface Block {
  readonly text: string;
  /** Characters that stand in links. */
  readonly linked: number;
  /** Nearest block element, lower case. */
  readonly tag: string;
  readonly isCaption: boolean;
}

const caption = /caption|(?:^|[\s_-])(?:image|photo|picture|img|media)?[\s_-]?(?:credit|copyright)s?(?:$|[\s_-])/i;

/**
 * The lines of an element, in order, without blanks around them.
 *
 * Recursion is safe: pages are opened only so deep before they are parsed.
 */
export function blocksOf(root: PageElement): readonly Block[] {
  const blocks: Block[] = [];
  let text = '';
  let linked = 0;
  const flush = (tag: string, isCaption: boolean): void => {
    const line = oneLine(text.replaceAll(/[\u00ad\u200b\u2060\ufeff]/g, ''));
    if (line !== '') blocks.push({ text: line, linked: Math.min(linked, line.length), tag, isCaption });
    text = '';
    linked = 0;
  };
  const walk = (node: PageNode, tag: string, isCaption: boolean, isLink: boolean): void => {
    if (isPageText(node)) {
      const data = node.textContent ?? '';
      text += data;
      if (isLink) linked += data.trim().length;
      return;
    }
    if (!isPageElement(node)) return;
    const name = node.tagName.toLowerCase();
    if (silentElements.has(name)) return;
    const inside = isCaption || name === 'figcaption' || caption.test(namesOf(node));
    const isBlock = blockElements.has(name);
    if (isBlock) flush(tag, isCaption);
    if (name === 'td' || name === 'th') text += ' ';
    const inner = isBlock && name !== 'br' ? name : tag;
    for (const child of node.childNodes) walk(child, inner, inside, isLink || name === 'a');
    if (isBlock) flush(inner, inside);
  };
  walk(root, 'div', false, false);
  flush('div', false);
  return blocks;
}

/** Lines that belong to the page around an article, in the two languages that are read. */
const furniture =
  /^(?:advert(?:isement|ising)?s?|comments?|share(?: this.{0,30})?|print|email|tags?:?|skip to (?:main )?content|loading.{0,20}|read more|continue reading.{0,20}|subscribe(?: now)?|sign (?:up|in)|log in|home|post(?:ed)? comment.{0,5}|you may also like.{0,5}|(?:related|recommended|popular|latest|recent|trending|most (?:read|popular)|top)(?: \w+){0,3}|about the author|getty(?: images)?|image \d+ of.{0,8}|\d+ of \d+|close|media playback is unsupported.{0,30}|don['’]t miss|this slideshow requires javascript\.?)$/i;
const furnitureStart =
  /^(?:image (?:copyright|caption)|media caption|filed under\b|copyright\b|©|\(c\) \d{4}|photo(?:graph)?s?(?: by|:)|credit:|\(?(?:image|photo|picture)(?: credit)?s?:|related:|see also:|\[related|also:? see\b|also read\b|read (?:also|more)(?: on\b|:)|more from\b|don['’]t miss|watch:|click here\b|sign up (?:for|to)\b|subscribe to\b|get the latest\b|get breaking\b|follow (?:us|him|her|them|me|\w+ on)\b|this (?:website|site) uses cookies|first published\b|(?:updated|posted|published)(?: on| at)?:? .{0,40}\d{4}|this (?:document|material|post) (?:is subject|may not|may contain affiliate)|all rights reserved|reporting by .{3,200}(?:editing by|;))/i;
const chineseFurniture =
  /^[(（【[]?(?:责任?编辑|编辑|责编|校对|审核|监制|值班主任|[本原]?文章?(?:来源|作者|编辑|转自|首发|标题)[:：于自]|本文(?:来源|作者|编辑|转自|首发)|原文链接|版权(?:声明|所有)|免责声明|特别声明|转载(?:请|须)|未经授权|更多精彩|点击(?:查看|进入|阅读|展开|下载)|扫码|扫一扫|长按|关注(?:我们|公众号|微信)|打开.{0,8}(?:app|客户端)|返回搜狐|阅读原文|展开全文|相关(?:阅读|新闻|推荐|链接|文章)|延伸阅读|推荐阅读|热门(?:推荐|文章|新闻)|上一篇|下一篇|分享(?:到|至)|举报|收藏|打印|【?关闭】?$|网友评论|我要评论|\(?（?(?:完|end)）?\)?$|文章关键词|关键词[:：]|标签[:：]|来源[:：]|作者[:：]|微信扫一扫|.{0,6}声明[:：]|本报讯$|.{0,12}(?:网|报)版权)/i;

function isFurniture({ text, linked, tag, isCaption }: Block): boolean {
  if (isCaption && text.length < 600) return true;
  const isShort = text.length < 240;
  if (isShort && (furniture.test(text) || furnitureStart.test(text))) return true;
  if (text.length < 160 && chineseFurniture.test(text)) return true;
  if (/^https?:\/\/\S+$/.test(text)) return false;
  // A paragraph that is nothing but one link leads away from the article; in lists and headings links may be the matter.
  const isAllLink = linked >= text.length * 0.9 && text.length < 200;
  if (isAllLink && tag !== 'li' && !/^h\d$/.test(tag) && !/[.。！？!?”"]$/.test(text)) return true;
  return false;
}

/** Before the first paragraph: bylines, dates, share counts, the headline again. */
function isPreamble({ text, tag }: Block, title: string): boolean {
  const folded = lettersOf(text);
  if (folded === '' || (title !== '' && (folded === title || (folded.length > 6 && title.startsWith(folded)))))
    return true;
  if (tag === 'h1') return true;
  const isLabelled = /\d{4}\s?[-年/.]\s?\d|(?:来源|作者|编辑|记者)[:：]$/.test(text);
  const isSentence = /[.。！？!?…”"』」]$/.test(text) || (/[:：]$/.test(text) && !isLabelled);
  if (text.length > 100 || isSentence) return false;
  return (
    /\d{4}|\d:\d\d|^(?:by|von|par|por)\s|记者|来源|作者|编辑|字号|评论|阅读|浏览|发布|minutes? read|^\d[\d.,]*$/i.test(
      text,
    ) || text.length < 40
  );
}

/** After the last sentence: headings that have lost what they stood over, lists of links, dates, key words. */
function isTrailer({ text, linked, tag }: Block): boolean {
  if (/^h\d$/.test(tag)) return true;
  if (text.length > 80 || /[.。！？!?…”"』」)）:：]$/.test(text)) return false;
  return (
    linked * 2 >= text.length || /^[\d\s:：/.年月日-]+$/.test(text) || text.split('|').length > 2 || text.length < 8
  );
}

/**
 * The article's own lines: without captions, furniture, and what stands between headline and first paragraph.
 *
 * @param title as it was found, to take its repetition away
 * @returns all lines where the rules would leave nothing
 */
export function articleLines(blocks: readonly Block[], title: string): readonly string[] {
  const own = blocks.filter((block) => !isFurniture(block));
  const folded = lettersOf(title);
  let start = 0;
  while (start < own.length && start < 12 && isPreamble(own[start]!, folded)) start += 1;
  let end = own.length;
  while (end > start && isTrailer(own[end - 1]!)) end -= 1;
  const lines = own.slice(start, end).map((block) => block.text);
  const kept = lines.reduce((sum, line) => sum + line.length, 0);
  const all = blocks.map((block) => block.text);
  return kept * 3 < all.reduce((sum, line) => sum + line.length, 0) ? all : lines;
}
