import { JianbaoError } from '../errors.ts';
import type { Context, ExitCode } from './command.ts';
import { readOptions } from './options.ts';
import { withApp } from './session.ts';
import { discover } from './source-discovery.ts';
import { discoveryAsJson, discoveryText } from './source-discovery-text.ts';
import { waitText } from './source-trial-text.ts';

const options = { charset: { type: 'string' }, lists: { type: 'boolean', default: false } } as const;

/**
 * Looks for what an address offers to somebody who wants to follow it: feeds, each asked and read, and where there is none
 * selectors for its list of links. Nothing is kept.
 *
 * @throws JianbaoError FETCH_*, PAGE_*, USAGE
 */
export async function discoverSource(args: readonly string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options, 1);
  const url = URL.parse(positionals[0] ?? '');
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new JianbaoError('USAGE', {
      message: 'Name a web address: jianbao sources discover https://www.example.com/news',
    });
  return withApp<ExitCode>(values, context, async (app) => {
    const { charset = null, lists: wantsLists } = values;
    const found = await discover(app, url.href, { charset, wantsLists }, context.signal);
    if (found.kind === 'wait') context.out(waitText(found.seconds, values.json));
    else if (values.json) context.out(`${JSON.stringify(discoveryAsJson(found))}\n`);
    else context.out(discoveryText(found, app.digest.zone));
    return 0;
  });
}
