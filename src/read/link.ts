import { createHash } from 'node:crypto';

/** Parameters that say who shared a link, never what it leads to. */
const trackers =
  /^(?:utm_\w+|at_(?:medium|campaign|custom\d?|link\w*|format|ptr_name|bbc_team)|mtm_\w+|pk_\w+|hsa_\w+|wt[._]\w+|fbclid|gclid|dclid|yclid|msclkid|twclid|igshid|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|oly_(?:anon|enc)_id|vero_id|ncid|cmpid|xtor|spm|scm|share_?token|share_?from|share_?source|shareuid|isappinstalled|nsukey|wfr|is_from_webapp|sender_device|chksm|scene|srcid|exptype|weibo_id|_ga|_gl|guccounter|guce_\w+)$/i;

/** Parameters that are trackers only with such a value: 36kr writes `?f=rss`. */
const trackerNames = new Set('f from ref source src rss feed origin referer cid'.split(' '));
const trackerValues =
  /^(?:rss|feed|atom|1|true|timeline|singlemessage|groupmessage|weibo|wechat|weixin|qq|qzone|twitter|facebook|rss-?feed|newsletter|email)$/i;

function withoutTrackers(url: URL): void {
  const dropped = [...url.searchParams].filter(
    ([name, value]) => trackers.test(name) || (trackerNames.has(name.toLowerCase()) && trackerValues.test(value)),
  );
  for (const [name] of dropped) url.searchParams.delete(name);
}

/** Address a redirecting link carries in itself; null when it holds none. */
function targetOf(url: URL): string | null {
  const host = url.hostname.replace(/^www\./, '');
  if (/(?:^|\.)bing\.com$/.test(host) && /^\/news\/apiclick/i.test(url.pathname)) return url.searchParams.get('url');
  if (/^google\.[a-z.]+$/.test(host) && url.pathname === '/url')
    return url.searchParams.get('url') ?? url.searchParams.get('q');
  if (host !== 'news.google.com') return null;
  const code = /\/(?:articles|read)\/([\w-]+)/.exec(url.pathname)?.[1];
  if (code === undefined) return null;
  try {
    // Until 2024 the code was base64 around the address itself; since then it is a key only Google can turn.
    return /https?:\/\/[\u0021-\u007e]+/.exec(atob(code.replaceAll('-', '+').replaceAll('_', '/')))?.[0] ?? null;
  } catch {
    return null;
  }
}

/** Links of search services that change from one fetch to the next and lead nowhere by themselves. */
function isOpaque(url: URL): boolean {
  const host = url.hostname.replace(/^(?:www|m)\./, '');
  if (host === 'news.google.com') return /\/(?:articles|read)\//.test(url.pathname);
  if (host.endsWith('bing.com')) return /^\/(?:news\/apiclick|ck\/)/i.test(url.pathname);
  return (host === 'baidu.com' || host === 'so.com' || host === 'sogou.com') && url.pathname.startsWith('/link');
}

function parsed(address: string | null): URL | null {
  if (address === null) return null;
  const url = URL.parse(address.trim());
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url : null;
}

export interface Link {
  /** What a reader may follow. */
  readonly url: string;
  /** False for links that differ from one fetch to the next: such an item is known by outlet, title and day. */
  readonly isStable: boolean;
}

/**
 * The address an item is linked by: without trackers, fragment and default port; what a search service's link leads
 * to, where the link says so.
 *
 * @returns null when it is no http address
 */
export function canonicalLink(address: string | null): Link | null {
  const given = parsed(address);
  if (given === null) return null;
  const target = parsed(targetOf(given));
  const url = target ?? given;
  withoutTrackers(url);
  // Single-page sites keep the address of the page behind `#/`.
  if (!/^#!?\//.test(url.hash)) url.hash = '';
  url.username = '';
  url.password = '';
  return { url: url.href, isStable: target !== null || !isOpaque(given) };
}

/**
 * One text for all spellings of an address: http or https, www, order of parameters, slash at the end.
 *
 * @throws TypeError where it is no address
 */
export function sameness(address: string): string {
  const url = new URL(address);
  url.searchParams.sort();
  const host = url.host.replace(/^www\./, '');
  const path = url.pathname.replace(/\/(?:index\.(?:html?|php|shtml))?$/, '');
  return `${host}${path}${url.search}${url.hash}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * What an item is known by for ever.
 *
 * @param link from `canonicalLink`; null where the item has no address
 * @param day of publishing, `2025-12-21`, null when unknown
 * @returns 16 hexadecimal digits
 */
export function itemId(link: Link | null, outlet: string, title: string, day: string | null): string {
  if (link !== null && link.isStable) return hash(`url\n${sameness(link.url)}`);
  const spelling = title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}\s]/gu, '');
  return hash(`title\n${outlet}\n${spelling}\n${day ?? ''}`);
}

/** Changes whenever the words of an item do. */
export function revisionOf(title: string, text: string): string {
  return hash(`${title}\n\n${text}`);
}
