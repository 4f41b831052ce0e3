import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isChallenge, isRefusal } from '../../src/adapters/http-wall.ts';

const page = (head: string, body = ''): Uint8Array =>
  Buffer.from(`<!DOCTYPE html>\n<html><head>${head}</head><body>${body}</body></html>`);

const walls: readonly (readonly [string, Uint8Array])[] = [
  ['a title that asks for a proof', page('<title>百度安全验证</title>')],
  ['a title in English', page('<title>Just a moment...</title>')],
  ['the settings of a challenge', page('', '<script>window._cf_chl_opt={cType:"managed"}</script>')],
  [
    'a script that sets a cookie and comes again',
    Buffer.from("<html><script>var arg1='00';document.cookie='acw_sc__v2='+x;</script></html>"),
  ],
  ['no html around the script', Buffer.from("<script>document.cookie='__jsl_clearance_s=1'</script>")],
];
for (const [name, body] of walls) test(`a page with ${name} is a wall`, () => assert.equal(isChallenge(body), true));

const open: readonly (readonly [string, Uint8Array])[] = [
  ['nothing', Buffer.from('')],
  [
    'a feed that tells of such a page',
    Buffer.from('<?xml version="1.0"?><rss><channel><title>安全验证</title></channel></rss>'),
  ],
  ['an article about it', page('<title>滑动验证为什么越来越难 - 示例日报</title>', '<p>安全验证</p>')],
  ['an article that names the cookie, far below', page('<title>x</title>', `${'<p>正文</p>'.repeat(6000)}acw_sc__v2`)],
  ['bytes that are no text', Uint8Array.from({ length: 500 }, (_, at) => at % 256)],
];
for (const [name, body] of open) test(`${name} is no wall`, () => assert.equal(isChallenge(body), false));

test('a firewall that names its challenge in a header refuses, whatever the status', () => {
  const header = (name: string): string | null => (name === 'x-amzn-waf-action' ? 'captcha' : null);
  assert.equal(isRefusal(202, header), true);
  assert.equal(
    isRefusal(202, () => null),
    false,
  );
});
