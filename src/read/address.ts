/** No link of a page is longer; what is holds a picture or a text in itself. */
const longestLink = 4000;

function isOfWeb(url: URL | null): url is URL {
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:');
}

const plainAbsolute = /^https?:\/\/[a-z\d][a-z\d.-]*(?:[/?#][!-~]*)?$/i;

/**
 * The address a feed gives, absolute where that can be: it may be of any scheme.
 *
 * @returns the text as it is where nothing can be resolved; null for an empty one
 */
export function resolveAddress(address: string | null | undefined, base: string | null): string | null {
  const wanted = address?.trim() ?? '';
  if (wanted === '') return null;
  if (plainAbsolute.test(wanted) || URL.canParse(wanted)) return wanted;
  return base !== null && URL.canParse(wanted, base) ? new URL(wanted, base).href : wanted;
}

/** Where a link of a page leads that one could follow: absolute, http(s); null for scripts, mail and places in the page. */
export function webAddress(written: string | undefined, base: string | null): string | null {
  const wanted = written?.trim() ?? '';
  if (wanted === '' || wanted.length > longestLink || wanted.startsWith('#')) return null;
  const url = URL.parse(wanted, base ?? undefined);
  return isOfWeb(url) ? url.href : null;
}

/** The address relative links of a page start from: its `<base>`, itself resolved against the page's own address. */
export function baseOfPage(written: string | undefined, base: string | null): string | null {
  return written === undefined ? base : (URL.parse(written.trim(), base ?? undefined)?.href ?? base);
}

// Browsers ignore these inside a scheme, so `java\tscript:` is seen as what it is.
// oxlint-disable-next-line no-control-regex
const ignored = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]/;
// oxlint-disable-next-line no-control-regex
const ignoredRuns = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]+/g;
const asItComesOut = /^https?:\/\/[a-z\d][a-z\d.-]*\.[a-z]+\/[\w\-./~%?=&+,;!*'()#@]*$/;
const dots = /\/\.{1,2}(?:[/?#]|$)/;

/** An address that may be written into a page: absolute, http(s); null for everything else, however it is disguised. */
export function safeAddress(value: string | undefined, base: string | null): string | null {
  if (value === undefined || value === '') return null;
  // Nearly all are written as they would come out.
  if (asItComesOut.test(value) && !dots.test(value)) return value;
  const written = ignored.test(value) ? value.replaceAll(ignoredRuns, (gap) => (gap === ' ' ? ' ' : '')) : value;
  const url = URL.parse(written.trim(), base ?? undefined);
  return isOfWeb(url) ? url.href : null;
}
