export const dayMs = 86_400_000;

/** China has kept +08:00 all year since 1992, so a fixed offset is exact for every date that is compared. */
export const chinaMs = 28_800_000;

/**
 * The calendar day of China a moment falls on.
 *
 * @param at UTC milliseconds
 * @returns whole days since 1 January 1970
 */
export function chinaDay(at: number): number {
  return Math.floor((at + chinaMs) / dayMs);
}
