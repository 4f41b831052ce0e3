import { JianbaoError } from '../errors.ts';
import { readDate } from '../read/date/date.ts';
import type { InspectOptions, Inspector } from './inspect.ts';

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The day in the zone where that is all that is known, else the instant in UTC. */
function shown(at: number, certainty: 'minute' | 'day', zone: string): string {
  if (certainty === 'minute') return new Date(at).toISOString();
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export async function inspector(_options: InspectOptions): Promise<Inspector> {
  return {
    each(row) {
      const { text, now, zone } = row;
      const at = typeof now === 'number' ? now : Date.parse(typeof now === 'string' ? now : '');
      if (typeof text !== 'string') throw new JianbaoError('INPUT_JSON', { message: 'Give "text".' });
      if (Number.isNaN(at)) throw new JianbaoError('INPUT_JSON', { message: 'Give "now" as an ISO date.' });
      const place = typeof zone === 'string' ? zone : 'Asia/Shanghai';
      if (!isZone(place)) throw new JianbaoError('INPUT_JSON', { message: `There is no zone "${place}".` });
      const found = readDate(text, { now: at, zone: place });
      return { date: found === null ? null : shown(found.at, found.certainty, place) };
    },
  };
}
