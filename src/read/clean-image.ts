import { safeAddress } from './address.ts';
import { escapeAttribute } from './entities.ts';

export type Attributes = Readonly<Record<string, string | undefined>>;

const trackerHost =
  /(?:^|\.)(?:doubleclick\.net|google-analytics\.com|feedburner\.com|feedsportal\.com|pixel\.wp\.com|stats\.wordpress\.com|hm\.baidu\.com|cnzz\.com|51\.la|scorecardresearch\.com|quantserve\.com|list-manage\.com)$|^(?:pixel|beacon|track(?:er|ing)?|stats?|count(?:er)?|analytics|metrics)\./i;
const trackerPath =
  /\/(?:pixel|beacon|track(?:ing|er)?|clear|spacer|count(?:er)?)\.(?:gif|php|aspx?)(?:$|\?)|\/(?:piwik|matomo)\.php|\/wf\/open\?|\/_\/stat\?|^\/tr\/?\?/i;
const placeholder =
  /^\s*(?:data|about|javascript):|(?:blank|spacer|placeholder|loading|lazy(?:load)?|gr[ae]y|transparent|pixel|1x1|default[_-]?img)[\w.-]*\.(?:gif|png|jpe?g|svg|webp)(?:\?|$)/i;

/** Where pages that load pictures late keep the address: first those that hold nothing else. */
const lazyNames = 'data-src data-original data-lazy-src data-actualsrc data-original-src real_src _src'.split(' ');
const otherNames = 'data-url data-lazy data-lazyload data-echo data-img data-image data-file file zoomfile'.split(' ');
const sets = 'srcset data-srcset data-lazy-srcset'.split(' ');

const noneOrOne = /^\s*[01](?:\.0+)?(?:px)?\s*$/;
const tinyStyle = /(?:^|[;\s])(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|!|$)/i;
const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden/i;

function isUnseen({ style, width, height }: Attributes): boolean {
  if (style !== undefined && (hiddenStyle.test(style) || tinyStyle.test(style))) return true;
  return (width !== undefined && noneOrOne.test(width)) || (height !== undefined && noneOrOne.test(height));
}

/** The largest picture of a set: `a.jpg 480w, b.jpg 2x`. Addresses may hold commas, so blanks part them. */
export function largestOf(set: string): string | null {
  let best: string | null = null;
  let most = -1;
  for (const match of set.matchAll(/([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]{1,10})[wx])?(?=\s*(?:,|$)|\s)/g)) {
    const size = Number(match[2] ?? 0);
    if (size <= most) continue;
    best = match[1]!;
    most = size;
  }
  return best;
}

function addressOf(attributes: Attributes, base: string | null, sourceSet: string | null): string | null {
  const named = (names: readonly string[]): string | null => {
    for (const name of names) {
      const value = attributes[name];
      if (value === undefined || placeholder.test(value)) continue;
      const address = safeAddress(value, base);
      if (address !== null) return address;
    }
    return null;
  };
  const lazy = named(lazyNames);
  if (lazy !== null) return lazy;
  const { src } = attributes;
  const shown = src === undefined || placeholder.test(src) ? null : safeAddress(src, base);
  if (shown !== null) return shown;
  const fromSet = [...sets.map((name) => attributes[name]), sourceSet]
    .filter((set) => set !== undefined && set !== null && set.length < 10_000)
    .map((set) => safeAddress(largestOf(set!) ?? undefined, base))
    .find((address) => address !== null);
  // A file may be called loading.gif and still be the picture.
  return fromSet ?? named(otherNames) ?? safeAddress(src, base);
}

const parts = /^https?:\/\/(?:[^/@]*@)?([^/:?#]*)[^/?#]*([^#]*)/;
const digits = /^\d{1,4}$/;

/**
 * The tag of a picture, empty for trackers and pixels.
 *
 * @param sourceSet `srcset` of the `source` before it, where it stands in a `picture`
 */
export function imageTag(attributes: Attributes, base: string | null, sourceSet: string | null): string {
  if (isUnseen(attributes)) return '';
  const address = addressOf(attributes, base, sourceSet);
  if (address === null) return '';
  const [, host = '', path = ''] = parts.exec(address) ?? [];
  if (trackerHost.test(host) || trackerPath.test(path)) return '';
  const { alt = '', width, height } = attributes;
  let size = '';
  if (width !== undefined && digits.test(width)) size += ` width="${width}"`;
  if (height !== undefined && digits.test(height)) size += ` height="${height}"`;
  return `<img src="${escapeAttribute(address)}" alt="${escapeAttribute(alt)}"${size}>`;
}
