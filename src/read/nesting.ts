/** Elements that never hold others, or that parsers close by themselves when the next begins. */
const shallow = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd td th tr option thead tbody tfoot'.split(
    ' ',
  ),
);

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
  let depth = 0;
  for (const match of html.matchAll(tags)) {
    if (shallow.has(match[2]!.toLowerCase())) continue;
    depth += match[1] === '/' ? -1 : 1;
    if (depth > deepest) return true;
    if (depth < 0) depth = 0;
  }
  return false;
}

/** What is left of such a text: its words, tags and what stands in scripts taken out. */
export function withoutTags(html: string): string {
  return html.replaceAll(/<(?:script|style)\b[^<]*(?:<\/(?:script|style)>)?/gi, ' ').replaceAll(/<[^<>]*>/g, ' ');
}
