/** A moment of the week in the digest's zone. */
export interface WeeklyRule {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

const minuteMs = 60_000;

function slotOf(day: Temporal.PlainDate, rule: WeeklyRule, zone: string): number {
  // A local time that summer time skips moves forward, one that comes twice is taken the first time ('compatible').
  const time = new Temporal.PlainTime(rule.hour, rule.minute);
  return day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

/** The latest slot of a weekly rule at or before `now`, UTC milliseconds. */
export function latestWeekly(rule: WeeklyRule, zone: string, now: number): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const day = today.subtract({ days: (today.dayOfWeek - rule.weekday + 7) % 7 });
  const slot = slotOf(day, rule, zone);
  return slot <= now ? slot : slotOf(day.subtract({ days: 7 }), rule, zone);
}

/** The slots of a weekly rule after `after` and up to `until`, oldest first. */
export function weeklyBetween(rule: WeeklyRule, zone: string, after: number, until: number): number[] {
  const slots: number[] = [];
  for (let slot = latestWeekly(rule, zone, until); slot > after; slot = latestWeekly(rule, zone, slot - 1)) {
    slots.push(slot);
  }
  return slots.reverse();
}

/** The first slot of a weekly rule after `now`. */
export function nextWeekly(rule: WeeklyRule, zone: string, now: number): number {
  // Eight days on there is always a slot after now; a change of summer time moves a week by an hour at most.
  const [first] = weeklyBetween(rule, zone, now, now + 8 * 24 * 60 * minuteMs);
  if (first === undefined) throw new Error('a weekly rule has a slot in any eight days');
  return first;
}

/** The latest slot of an every-n-minutes rule at or before `now`: multiples of n since 1970, so all machines agree. */
export function latestInterval(everyMinutes: number, now: number): number {
  const every = everyMinutes * minuteMs;
  return Math.floor(now / every) * every;
}
