import assert from 'node:assert/strict';
import { test } from 'node:test';

import { maxAgeOf, retryAfterOf } from '../../src/adapters/http-manners.ts';

type Headers = Readonly<Record<string, string>>;
const from = (headers: Headers) => (name: string) => headers[name] ?? null;
const date = 'Mon, 05 Jan 2026 00:00:00 GMT';

const lifetimes: readonly (readonly [string, Headers, number | null])[] = [
  ['nothing', {}, null],
  ['max-age', { 'cache-control': 'public, max-age=300' }, 300],
  ['max-age in quotes and capitals', { 'cache-control': 'Max-Age="600"' }, 600],
  ['a lifetime for shared caches only', { 'cache-control': 's-maxage=600' }, null],
  ['both lifetimes', { 'cache-control': 's-maxage=600, max-age=60' }, 60],
  ['no-cache beside max-age', { 'cache-control': 'no-cache, max-age=300' }, null],
  [
    'no-store, whatever Expires says',
    { 'cache-control': 'no-store', expires: 'Mon, 05 Jan 2026 01:00:00 GMT', date },
    null,
  ],
  ['zero', { 'cache-control': 'max-age=0' }, 0],
  ['less the time it lay in a cache', { 'cache-control': 'max-age=300', age: '100' }, 200],
  ['long dead in a cache', { 'cache-control': 'max-age=300', age: '900' }, 0],
  ['ten years', { 'cache-control': 'max-age=315360000' }, 86_400],
  ['Expires', { expires: 'Mon, 05 Jan 2026 01:00:00 GMT', date }, 3_600],
  ['max-age before Expires', { 'cache-control': 'max-age=60', expires: 'Mon, 05 Jan 2026 01:00:00 GMT', date }, 60],
  ['Expires over', { expires: 'Sun, 04 Jan 2026 00:00:00 GMT', date }, 0],
  ['Expires that is no date', { expires: '0', date: 'Mon, 05 Jan 2026 00:00:00 GMT' }, 0],
  ['a max-age that is no number', { 'cache-control': 'max-age=soon' }, null],
];
for (const [name, headers, seconds] of lifetimes) {
  test(`an answer with ${name} may be kept ${seconds ?? 'for no time it names'}`, () => {
    assert.equal(maxAgeOf(from(headers)), seconds);
  });
}

const pauses: readonly (readonly [string, Headers, number | null])[] = [
  ['nothing', {}, null],
  ['seconds', { 'retry-after': '120' }, 120],
  ['a date', { 'retry-after': 'Mon, 05 Jan 2026 00:10:00 GMT', date }, 600],
  ['a date that is over', { 'retry-after': 'Sun, 04 Jan 2026 00:00:00 GMT', date }, 0],
  ['a word', { 'retry-after': 'later' }, null],
  ['a year', { 'retry-after': '31536000' }, 86_400],
];
for (const [name, headers, seconds] of pauses) {
  test(`Retry-After with ${name} asks to wait ${seconds ?? 'no time that can be read'}`, () => {
    assert.equal(retryAfterOf(from(headers)), seconds);
  });
}

test('a date of Retry-After is measured against this clock where the server does not tell its own', () => {
  const soon = new Date(Date.now() + 600_000).toUTCString();
  const seconds = retryAfterOf(from({ 'retry-after': soon })) ?? 0;
  assert.ok(seconds > 500 && seconds <= 600, String(seconds));
});
