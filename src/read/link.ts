import { createHash } from 'node:crypto';

import { lettersOf } from './title.ts';

/** Parameters that say who shared a link, never what it leads to. */
const trackers =
  /^(?:utm_\w+|at_(?:medium|campaign|custom\d?|link\w*|format|ptr_name|bbc_team)|mtm_\w+|pk_\w+|hsa_\w+|wt[._]\w+|fbclid|gclid|dclid|yclid|msclkid|twclid|igshid|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|oly_(?:anon|enc)_id|vero_id|ncid|cmpid|xtor|spm|scm|share_?token|share_?from|share_?source|shareuid|isappinstalled|nsukey|wfr|is_from_webapp|sender_device|chksm|scene|srcid|exptype|weibo_id|_ga|_gl|guccounter|guce_\w+)$/i;

/** Parameters that are trackers only with such a value: 36kr writes `?f=rss`. */
const trackerNames = new Set('f from ref source src rss feed origin referer cid'.split(' '));
const trackerValues =
  /^(?:rss|feed|atom|1|true|timeline|singlemessage|groupmessage|weibo|wechat|weixin|qq|qzone|twitter|facebook|rss-?feed|newsletter|email)$/i;

/** Visits of one reader: another one at each fetch, and never what the link leads to. */
const visits = /^(?:phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|cfid|cftoken)$/i;
const visitInPath = /;(?:jsessionid|phpsessid)=[^/;?#]*/gi;

function withoutTrackers(url: URL): void {
  if (url.pathname.includes(';')) url.pathname = url.pathname.replaceAll(visitInPath, '');
  const dropped = [...url.searchParams].filter(
    ([name, value]) =>
      trackers.test(name) || visits.test(name) || (trackerNames.has(name.toLowerCase()) && trackerValues.test(value)),
  );
  for (const [name] of dropped) url.searchParams.delete(name);
}

/** The text behind base64 in the alphabet of addresses; null where it is none. */
function fromBase64(code: string): string | null {
  try {
    return atob(code.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
}

const param =
  (...names: readonly string[]) =>
  (url: URL): string | null =>
    names.map((name) => url.searchParams.get(name)).find((value) => value !== null && /^https?:/i.test(value)) ?? null;

/** Until 2024 the code was base64 around the address itself; since then it is a key only Google can turn. */
function googleNewsTarget(url: URL): string | null {
  const code = /\/(?:articles|read)\/([\w-]+)/.exec(url.pathname)?.[1];
  return /https?:\/\/[\u0021-\u007e]+/.exec(fromBase64(code ?? '') ?? '')?.[0] ?? null;
}

/** `u=a1aHR0c…`: two characters of version, then base64. */
function bingTarget(url: URL): string | null {
  return (
    /^https?:\/\/[\u0021-\u007e]+$/.exec(fromBase64((url.searchParams.get('u') ?? '').slice(2)) ?? '')?.[0] ?? null
  );
}

/** `…/RU=https%3a%2f%2fa.example%2f/RK=2/…`, in older links `…/*http%3A//a.example/`. */
function yahooTarget(url: URL): string | null {
  const written = /\/RU=([^/]+)/.exec(url.href)?.[1] ?? /\/\*+(https?(?::|%3a).+)$/i.exec(url.href)?.[1] ?? '';
  try {
    return decodeURIComponent(written);
  } catch {
    return null;
  }
}

interface Redirector {
  /** Of the host without `www.`, `m.` and the like. */
  readonly host: RegExp;
  readonly path: RegExp;
  /** A parameter without which the link is an ordinary one. */
  readonly only?: string;
  /** The address such a link carries in itself; null where it holds none. */
  readonly target: (url: URL) => string | null;
}

/**
 * Links that lead somewhere else. Those of search services change from one fetch to the next and say nothing by
 * themselves: what they lead to counts, where it can be read off.
 */
const redirectors: readonly Redirector[] = [
  { host: /^news\.google\.com$/, path: /\/(?:articles|read)\//, target: googleNewsTarget },
  { host: /(?:^|\.)google\.[a-z.]+$/, path: /^\/url$/, target: param('url', 'q') },
  { host: /(?:^|\.)bing\.com$/, path: /^\/news\/apiclick/i, target: param('url') },
  { host: /(?:^|\.)bing\.com$/, path: /^\/(?:ck|aclick|alink)\b/i, target: bingTarget },
  { host: /(?:^|\.)baidu\.com$/, path: /^\/(?:link|baidu\.php|s\/link)$/, target: param('url') },
  { host: /(?:^|\.)sogou\.com$/, path: /^\/(?:link|web\/searchList|bill_cpc)/, target: param('url') },
  { host: /(?:^|\.)so\.com$/, path: /^\/(?:link|jump)/, target: param('url', 'u') },
  { host: /(?:^|\.)search\.yahoo\.(?:com|co\.jp)$/, path: /\/(?:RU=|\*)/, target: yahooTarget },
  { host: /(?:^|\.)rd\.yahoo\.com$/, path: /\/\*/, target: yahooTarget },
  { host: /(?:^|\.)duckduckgo\.com$/, path: /^\/(?:l|y\.js)\b/, target: param('uddg', 'u3', 'u') },
  { host: /(?:^|\.)yandex\.(?:ru|com)$/, path: /^\/clck\//, target: param('url', 'target') },
  // What Sogou leads to: signed for some hours, another one each time.
  { host: /^mp\.weixin\.qq\.com$/, path: /^\/s$/, only: 'signature', target: () => null },
  { host: /(?:^|\.)startpage\.com$/, path: /^\/(?:do|cgi-bin)\//, target: param('u', 'url') },
];

function redirectorOf(url: URL): Redirector | null {
  const fits = ({ host, path, only }: Redirector): boolean =>
    host.test(url.hostname) && path.test(url.pathname) && (only === undefined || url.searchParams.has(only));
  return redirectors.find(fits) ?? null;
}

/** Where a link leads in the end: a search service may point to another's redirect. Null: it does not say. */
function targetOf(url: URL): URL | null {
  let at = url;
  for (let hop = 0; hop < 4; hop += 1) {
    const redirector = redirectorOf(at);
    if (redirector === null) return at;
    const next = parsed(redirector.target(at));
    if (next === null) return null;
    at = next;
  }
  return null;
}

/** No server takes a longer one, and it would be kept for ever. */
const longestAddress = 8_000;

function parsed(address: string | null): URL | null {
  if (address === null || address.length > longestAddress) return null;
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
  const target = targetOf(given);
  const url = target ?? given;
  withoutTrackers(url);
  // Single-page sites keep the address of the page behind `#/`.
  if (!/^#!?\//.test(url.hash)) url.hash = '';
  url.username = '';
  url.password = '';
  return { url: url.href, isStable: target !== null };
}

/** A word of letters and digits in turns, as hashes and codes are, and no words joined by hyphens. */
function isToken(text: string): boolean {
  if (text.length < 20 || !/^[\w-]+$/.test(text)) return false;
  return text
    .split(/[-_]/)
    .some((part) => part.length >= 8 && (part.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0) >= 3);
}

/**
 * Whether a link of a search leads back to the service that was searched, by a code that says nothing: the services
 * whose links change with each fetch are known by name, this tells the others.
 */
export function leadsBack(link: Link, feedUrl: string | null): boolean {
  const [url, feed] = [parsed(link.url), parsed(feedUrl)];
  if (url === null || feed === null || url.host !== feed.host) return false;
  return [...url.pathname.split('/'), ...url.searchParams.values()].some(isToken);
}

/** Pages of the services themselves; their other hosts, such as baijiahao.baidu.com, hold articles. */
const searchHost =
  /^(?:(?:www|news|m|wap|cn|search|weixin|html)\.)?(?:google|bing|baidu|sogou|so|yahoo|duckduckgo|yandex|startpage)\.(?:com?\.)?[a-z]{2,3}$/;

/**
 * The address behind a search service's link that does not say where it leads, from what stands beside it in the
 * feed: an own id that is an address, or the first link of its text.
 *
 * @param beside in the order in which they are believed
 * @returns the link itself where it is stable, or nothing beside it leads out of the search service
 */
export function resolvedLink(link: Link | null, beside: readonly (string | null)[]): Link | null {
  if (link === null || link.isStable) return link;
  for (const address of beside) {
    const other = canonicalLink(address);
    if (other !== null && other.isStable && !searchHost.test(new URL(other.url).hostname)) return other;
  }
  return link;
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
  return hash(`title\n${outlet}\n${lettersOf(title)}\n${day ?? ''}`);
}

/** Changes whenever the words of an item do. */
export function revisionOf(title: string, text: string): string {
  return hash(`${title}\n\n${text}`);
}
