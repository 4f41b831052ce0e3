import { stateOf } from '../jobs/health.ts';
import type { Context, ExitCode } from './command.ts';
import { readOptions } from './options.ts';
import { withApp } from './session.ts';
import { standingOf, timeIn } from './source-standing.ts';
import type { Standing } from './source-standing.ts';
import { table } from './table.ts';

const options = { off: { type: 'boolean', default: false }, ill: { type: 'boolean', default: false } } as const;

const head = ['source', 'outlet', 'status', 'last read', 'last new', 'failed', 'why, and what to do'];

/** Counted behind the sources that are on, where there are any. */
const counted = ['failed', 'blocked', 'gone', 'waiting', 'silent', 'undated'] as const;

/** One after the other; a reason that is no sentence is told apart from what to do. */
function whyAndWhat({ reason, fix }: Standing): string {
  if (reason === null || fix === null) return reason ?? fix ?? '';
  return `${reason}${reason.endsWith('.') ? ' ' : '; '}${fix}`;
}

/** Shows how each source stands, and what to do where something is wrong. */
export async function listSources(args: readonly string[], context: Context): Promise<ExitCode> {
  const { values } = readOptions(args, options, 0);
  return withApp<ExitCode>(values, context, async (app) => {
    const { zone } = app.digest;
    const states = await (await app.openStore()).sourceStates();
    const all = app.sources.map((source) => {
      const state = stateOf(source, states);
      return { source, state, standing: standingOf(source, state, app.clock.now(), zone) };
    });
    const shown = all.filter(({ standing: { fix, status } }) =>
      values.ill ? fix !== null && status !== 'off' : !values.off || fix !== null,
    );
    if (values.json) {
      const rows = shown.map(({ source, state, standing }) => {
        const { id, kind, outlet, url, tier } = source;
        const { succeededAt, newItemAt, newestAt, failures, nextAt } = state;
        return Object.assign(
          { id, kind, outlet, url, tier, succeededAt, newItemAt, newestAt, failures, nextAt },
          standing,
        );
      });
      context.out(`${JSON.stringify(rows)}\n`);
      return 0;
    }
    const rows = shown.map(({ source, state, standing }) => {
      const isOff = standing.status === 'off';
      return [
        source.id,
        source.outlet,
        standing.status === 'never' ? 'on' : standing.status,
        isOff ? '' : timeIn(state.succeededAt, zone),
        isOff ? '' : timeIn(state.newItemAt, zone),
        isOff || state.failures === 0 ? '' : `${state.failures}x`,
        whyAndWhat(standing),
      ];
    });
    context.out(table(rows.length === 0 ? [] : [head, ...rows]));
    const count = (status: Standing['status']): number => all.filter((row) => row.standing.status === status).length;
    const ill = counted.flatMap((status) => (count(status) === 0 ? [] : `${count(status)} ${status}`));
    const on = all.length - count('off');
    const which = ill.length === 0 ? '' : ` (${ill.join(', ')})`;
    context.out(`\n${all.length} sources: ${on} on${which}, ${count('off')} off.\n`);
    return 0;
  });
}
