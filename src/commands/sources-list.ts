import type { Context, ExitCode } from './command.ts';
import { readOptions } from './options.ts';
import { withApp } from './session.ts';
import { standingOf } from './source-standing.ts';
import type { Standing } from './source-standing.ts';
import { table } from './table.ts';

const options = { off: { type: 'boolean', default: false } } as const;

const timeIn = (at: number | null, zone: string): string =>
  at === null
    ? 'never'
    : Temporal.Instant.fromEpochMilliseconds(at)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' })
        .replace('T', ' ');

/** Shows how each source fared last, and what to do where one fails or is off. */
export async function listSources(args: readonly string[], context: Context): Promise<ExitCode> {
  const { values } = readOptions(args, options, 0);
  return withApp<ExitCode>(values, context, async (app) => {
    const states = await (await app.openStore()).sourceStates();
    const all = app.sources.map((source) => {
      const state = states.get(source.id);
      return { source, succeededAt: state?.succeededAt ?? null, standing: standingOf(source, state) };
    });
    const shown = values.off ? all.filter(({ standing }) => ['off', 'failed'].includes(standing.status)) : all;
    if (values.json) {
      const rows = shown.map(({ source, succeededAt, standing }) => {
        const { id, kind, outlet, url, tier } = source;
        return Object.assign({ id, kind, outlet, url, tier, succeededAt }, standing);
      });
      context.out(`${JSON.stringify(rows)}\n`);
      return 0;
    }
    const { zone } = app.digest;
    context.out(
      table(
        shown.map(({ source, succeededAt, standing }) => [
          source.id,
          source.outlet,
          standing.status === 'never' ? 'on' : standing.status,
          standing.status === 'off' ? '' : timeIn(succeededAt, zone),
          [standing.reason, standing.fix].filter((part) => part !== null).join('; '),
        ]),
      ),
    );
    const count = (status: Standing['status']): number => all.filter((row) => row.standing.status === status).length;
    const on = all.length - count('off');
    context.out(`\n${all.length} sources: ${on} on (${count('failed')} failed last time), ${count('off')} off.\n`);
    return 0;
  });
}
