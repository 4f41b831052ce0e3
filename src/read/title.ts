import type { FeedItem } from '../model/feed.ts';

/** The letters and figures of a text alone, in lower case: two settings of one headline have the same. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{P}\p{S}\s]/gu, '')
    .toLowerCase();
}

/** A text of so many characters at the most; dots stand for what is cut. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const letters = Array.from(text);
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join('')}…`;
}

/** Longest title taken from a text that has none, in characters. */
const titleLength = 60;

/** What a flash without a headline is about: its 【…】, else its first sentence. */
export function titleFrom(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  const bracket = /^【([^【】]{4,80})】/.exec(line)?.[1];
  if (bracket !== undefined) return bracket.trim();
  const sentence = /^.*?[。！？!?](?=.|$)/u.exec(line)?.[0] ?? line;
  return shortened(sentence.replace(/。$/, ''), titleLength);
}

/** Whether a text says nothing but the title again, with or without the outlet: search services write so. */
export function repeatsTitle(text: string, title: string, outlet: string): boolean {
  if (text.length > 2 * (title.length + outlet.length) + 20) return false;
  const [all, first, name] = [lettersOf(text), lettersOf(title), lettersOf(outlet)];
  if (first === '' || !all.startsWith(first)) return false;
  const rest = all.slice(first.length);
  return rest === '' || (name !== '' && rest.replaceAll(name, '') === '');
}

/** Google News writes the outlet behind the title (`… - 示例财经`), and in `<source>`. */
export function titleAndOutlet(
  written: string,
  entry: FeedItem,
  feedUrl: string | null,
): { title: string; outlet: string | null } {
  // Bing says through whom it has an article: `示例日报 on MSN`.
  const named = entry.outlet?.replace(/ (?:on|via) MSN(?:\.com)?$/i, '') ?? null;
  if (named !== null && written.endsWith(` - ${named}`)) {
    return { title: written.slice(0, -named.length - 3).trim(), outlet: named };
  }
  // Its feed may come by way of an RSSHub: then only the links tell.
  const isGoogle = [feedUrl, entry.url].some((url) => /^https?:\/\/news\.google\.com\//.test(url ?? ''));
  if (!isGoogle || named !== null) return { title: written, outlet: named };
  const cut = /^(.{4,}) - ([^-]{1,40})$/u.exec(written);
  return cut === null ? { title: written, outlet: null } : { title: cut[1]!.trim(), outlet: cut[2]!.trim() };
}
