const [firstYear, lastYear] = [1900, 2200];

/**
 * The instant of `published` in an inspector's line: an ISO date and time, or a day, which begins in Shanghai, the digest's zone.
 *
 * @returns milliseconds since 1970; null for what is no such date or lies outside 1900 to 2200, where no news is from
 */
export function instantOf(published: unknown): number | null {
  if (typeof published !== 'string') return null;
  // A day without a time is that day in the digest's zone, not in Greenwich.
  const at = Date.parse(/^\d{4}-\d\d-\d\d$/.test(published) ? `${published}T00:00:00+08:00` : published);
  const year = new Date(at).getUTCFullYear();
  return year >= firstYear && year <= lastYear ? at : null;
}
