declare const written: unique symbol;

/** Text that is ready for the output it is meant for: markup of our own around escaped words. Only inks make it. */
export type Rich = string & { readonly [written]: true };

/** Markup of our own. The only way from a string to `Rich`; never call it with words of others. */
export function rich(markup: string): Rich {
  return markup as Rich;
}

/** Joins pieces that are ready. */
export function join(pieces: readonly string[], between = ''): Rich {
  return rich(pieces.join(between));
}

// Controls, half surrogate pairs and U+FFFD say nothing to a reader and are refused by XML or by mail checks;
// direction marks turn the rest of a line around.
const noise = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufffd\ufffe\uffff]|\p{Surrogate}/gu;

/** Words of others without characters that no output can carry. */
export function plain(text: string): string {
  return text.replaceAll(noise, '');
}

const entities: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '{': '&#123;',
  '}': '&#125;',
};

/**
 * Words of others as HTML.
 *
 * Braces are escaped too, so that no second template engine on the way (mail relays, feed mergers) finds a slot to fill.
 * An ampersand that already looks like an entity is written `&#38;`: a title that says `&amp;` shows as it is
 * and is not mistaken for an escape made twice.
 */
export function escapeHtml(text: string): Rich {
  const words = plain(text)
    .replaceAll(/&(?=#?\w{1,8};)/g, '\u0001')
    .replaceAll('&', '&amp;')
    .replaceAll('\u0001', '&#38;')
    .replaceAll(/[<>"'{}]/g, (character) => entities[character] ?? character);
  return rich(words);
}

const wordJoiner = '\u2060';

/**
 * Words of others for places that are read once more by a program: letters, feeds, plain text.
 *
 * An invisible word joiner breaks what looks like markup, a slot or a handler (`<script`, `{{x}}`, `onload="`, `&lt;`):
 * spam filters and careless readers look for these patterns in the decoded text, where escaping no longer protects.
 */
export function inert(text: string): string {
  return plain(text)
    .replaceAll(/<(?=[a-z/!?%])/gi, `<${wordJoiner}`)
    .replaceAll(/&(?=#|\w{1,8};)/g, `&${wordJoiner}`)
    .replaceAll(/\{(?=[{%])/g, `{${wordJoiner}`)
    .replaceAll(/[%}](?=[}>])/g, (character) => `${character}${wordJoiner}`)
    .replaceAll(/%(?=%[A-Z])/g, `%${wordJoiner}`)
    .replaceAll(/(\bon[a-z]{2,20}\s{0,4}=)/gi, `$1${wordJoiner}`)
    .replaceAll(/\b(javascript)(?=:)/gi, `$1${wordJoiner}`)
    .replaceAll(/@(?=import\b)/gi, `@${wordJoiner}`)
    .replaceAll(/\$(?=\{)/g, `$${wordJoiner}`);
}

/**
 * The address when it is one a reader may be sent to, else null: `javascript:` and `data:` never reach a page.
 * An `&amp;` inside was escaped once too often on its way here.
 */
export function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const address = new URL(url.replaceAll('&amp;', '&'));
  return address.protocol === 'https:' || address.protocol === 'http:' ? address.href : null;
}

/** How many characters a reader counts: code points. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** At most `limit` characters as a reader counts them; a cut is shown. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const characters = Array.from(text);
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}
