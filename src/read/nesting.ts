import { voidElements } from './elements.ts';

/** What the next element closes by itself, where it stands innermost. */
const endsParagraph =
  'p div section article aside blockquote dl ol ul table form header footer main nav figure figcaption pre h1 h2 h3 h4 h5 h6';
const closes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(endsParagraph.split(' ').map((name) => [name, ' p '])),
  li: ' li ',
  dt: ' dt dd ',
  dd: ' dt dd ',
  td: ' td th ',
  th: ' td th ',
  tr: ' td th tr ',
  option: ' option ',
};

const tags = /<(\/?)([a-zA-Z][\w:-]{0,30})/g;

/** Shorter texts cannot be nested deeply enough to cost anything. */
const harmlessLength = 20_000;
const deepest = 1000;

/**
 * Whether HTML is nested as no page is. Parsers need quadratic time, or stack, for that; so it is looked for first,
 * in one pass over the tags.
 */
export function isTooDeep(html: string): boolean {
  if (html.length < harmlessLength) return false;
  const open: string[] = [];
  for (const match of html.matchAll(tags)) {
    const name = match[2]!.toLowerCase();
    if (voidElements.has(name)) continue;
    if (match[1] === '/') {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
      continue;
    }
    const closed = Object.hasOwn(closes, name) ? closes[name]! : '';
    while (open.length > 0 && closed.includes(` ${open.at(-1)!} `)) open.pop();
    open.push(name);
    if (open.length > deepest) return true;
  }
  return false;
}

/** What is left of such a text: its words, tags and what stands in scripts taken out. */
export function withoutTags(html: string): string {
  return html.replaceAll(/<(?:script|style)\b[^<]*(?:<\/(?:script|style)>)?/gi, ' ').replaceAll(/<[^<>]*>/g, ' ');
}
