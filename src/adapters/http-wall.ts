/**
 * Statuses that say "not for you". 405, 412 and 418 mean something else in the standard, but nothing that can be meant by
 * the answer to a plain GET: firewalls use them for visitors they take for robots.
 */
const refusals = new Set([401, 402, 403, 405, 406, 412, 418, 451]);

/** Headers with which firewalls mark a challenge that stands in place of the answer, whatever its status. */
const challengeHeaders: readonly (readonly [string, RegExp])[] = [
  ['cf-mitigated', /^challenge$/i],
  ['x-amzn-waf-action', /^(?:challenge|captcha)$/i],
];

/** A challenge is a small page; in a longer one these words may be what an article is about. */
const longestChallengeBytes = 65_536;

/** What only the scripts of a challenge call themselves. */
const challengeScripts =
  /\b_cf_chl_opt\b|\/cdn-cgi\/challenge-platform\/h\/|\bacw_sc__v2\b|\b__jsl_clearance|\/_Incapsula_Resource\?|\.awswaf\.com\/[\w/-]{1,120}\/challenge\.js/;

/** Whole titles only: an article about these pages says more in its title. */
const challengeTitles =
  /<title>\s*(?:(?:百度)?(?:安全|人机|访问|身份|滑动|行为)验证(?:码|中心)?|Just a moment\.\.\.|Attention Required! \| Cloudflare|Robot Check)\s*<\/title>/i;

/** Whether status or headers say that this reader is not wanted. */
export function isRefusal(status: number, header: (name: string) => string | null): boolean {
  return refusals.has(status) || challengeHeaders.some(([name, value]) => value.test(header(name) ?? ''));
}

/**
 * Whether a body that came with a good status is a page that asks its visitor to prove to be human.
 *
 * Only marks that cannot stand in a feed or an article count: to call a good page a wall would lose its source.
 */
export function isChallenge(body: Uint8Array): boolean {
  if (body.length === 0 || body.length > longestChallengeBytes) return false;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  const start = text.slice(0, 1000).replace(/^[\s\uFEFF]+/, '');
  if (!/^<(?:!doctype\s+html|html|head|script|meta|!--)/i.test(start)) return false;
  return challengeScripts.test(text) || challengeTitles.test(text);
}
