/** Longest pause or lifetime a server can ask for: one that says "next year" is asked again after a day. */
const longestSeconds = 24 * 60 * 60;

/** Where a server says 429 and not for how long: an hour, the interval at which sources are asked by default. */
export const politeSeconds = 60 * 60;

/** Servers refuse a question whose head is longer than 8,000 characters: with such a tag it would never be answered again. */
const longestTag = 2_000;
/** RFC 9110: what may stand in a header. */
const sendable = /^[\t\u0020-\u007e\u0080-\u00ff]+$/;

/** A tag or a date as it can be sent back to the server it came from; null where it cannot. */
export function validatorFrom(written: string | null): string | null {
  return written !== null && written.length <= longestTag && sendable.test(written) ? written : null;
}

type Header = (name: string) => string | null;

/** Seconds until a date of a header, negative when it is over; null when it is none. */
function secondsUntil(date: string | null, serverDate: string | null): number | null {
  const at = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(at)) return null;
  // Measured against the server's own clock where it tells it: the two may differ.
  const now = serverDate === null ? Number.NaN : Date.parse(serverDate);
  return Math.ceil((at - (Number.isNaN(now) ? Date.now() : now)) / 1000);
}

const within = (seconds: number): number => Math.min(Math.max(seconds, 0), longestSeconds);

/**
 * How long an answer may be kept: RFC 9111, for a cache of one reader (`s-maxage` is for shared ones).
 *
 * @param header gives a header of the answer, null when it is not there
 * @returns seconds from now, at most a day: `max-age`, else `Expires`, less the time the answer lay in caches on its way.
 * Null when the answer does not say, or says that it must be asked about each time (`no-cache`, `no-store`).
 */
export function maxAgeOf(header: Header): number | null {
  const directives = (header('cache-control') ?? '')
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim());
  if (directives.some((directive) => /^no-(?:cache|store)\b/.test(directive))) return null;
  const written = directives.map((directive) => /^max-age\s*=\s*"?(\d{1,15})"?$/.exec(directive)?.[1]).find(Boolean);
  const expires = header('expires');
  // RFC 9111 section 5.3: an Expires that cannot be read, such as 0, is over.
  const lifetime =
    written === undefined ? (expires === null ? null : (secondsUntil(expires, header('date')) ?? 0)) : Number(written);
  if (lifetime === null) return null;
  const age = /^\d{1,15}$/.exec(header('age') ?? '');
  return within(lifetime - (age === null ? 0 : Number(age[0])));
}

/** Seconds that Retry-After asks to wait, as a number or as a date, at most a day; null when it cannot be read. */
export function retryAfterOf(header: Header): number | null {
  const written = header('retry-after');
  if (written === null) return null;
  const seconds = /^\s*\d{1,15}\s*$/.test(written) ? Number(written) : secondsUntil(written, header('date'));
  return seconds === null ? null : within(seconds);
}
