import { join, resolve } from 'node:path';

import { openApp, openDemoServer, openFolder } from '../app.ts';
import { home } from '../app/program.ts';
import { clearDemonstration, holdsRealEditions } from '../jobs/output.ts';
import type { Files } from '../ports/files.ts';
import type { Web } from '../ports/web.ts';
import { weekById } from '../text/week.ts';
import { plainText } from '../write/lines.ts';
import type { Command, Context } from './command.ts';
import { counted } from './counted.ts';
import { readOptions } from './options.ts';
import { runOnce } from './run.ts';

const help = `jianbao demo

Makes two demonstration editions of January 2026 without a network: feeds that come with jianbao are served on this
machine as they stood then. Everything it writes is marked as a demonstration. Pages and letters go to output/, or to
output/demo/ when a real digest lies in output/; the demonstration's own folder is data/demo/, made anew each time.
`;

/** Drafted and published on the Monday after each week. */
const weeks = [
  { id: '2026-W03', now: Date.parse('2026-01-19T06:00:00+08:00') },
  { id: '2026-W04', now: Date.parse('2026-01-26T06:00:00+08:00') },
];

/** Stands for the local server in all that is kept and printed: its real port is another one each time. */
const host = 'https://demo.jianbao.example';

const configuration = `# The demonstration's configuration; data/demo/ is made anew by every \`jianbao demo\`.
digest:
  title: 简报
  tagline: 演示：国产GPU与大模型六家公司
  zone: Asia/Shanghai
`;

/** Writes the demonstration's folder and gives its feeds. */
async function prepare(folder: Files): Promise<ReadonlyMap<string, Uint8Array>> {
  for (const name of await folder.list('.')) await folder.remove(name);
  const program = openFolder(home);
  const feeds = new Map<string, Uint8Array>();
  for (const name of await program.list('seeds/demo')) {
    const bytes = await program.read(`seeds/demo/${name}`);
    if (bytes !== null && name !== 'sources.yaml') feeds.set(name, bytes);
  }
  await folder.write('jianbao.yaml', configuration);
  for (const path of [
    'seeds/companies.yaml',
    'seeds/demo/sources.yaml',
    ...(await program.list('seeds/articles')).map((name) => `seeds/articles/${name}`),
  ]) {
    const text = Buffer.from((await program.read(path)) ?? []).toString('utf8');
    await folder.write(path.replace('seeds/demo/', 'seeds/'), text.replaceAll('{demo}', host));
  }
  return feeds;
}

/** Asks the local server for what is named by the demonstration's host. */
function throughLocalServer(web: Web, origin: string): Web {
  return {
    async fetch(request, signal) {
      const fetched = await web.fetch({ ...request, url: request.url.replace(host, origin) }, signal);
      return fetched.kind === 'fresh' ? { ...fetched, url: request.url } : fetched;
    },
    close: () => web.close(),
  };
}

async function makeEditions(folder: string, output: string, context: Context): Promise<void> {
  let now = 0;
  const server = await openDemoServer(await prepare(openFolder(folder)), () => now);
  try {
    for (const week of weeks) {
      now = week.now;
      const app = await openApp({
        configPath: join(folder, 'jianbao.yaml'),
        cwd: folder,
        env: {},
        now,
        demonstration: true,
        outputFolder: output,
      });
      try {
        const web = throughLocalServer(await app.openWeb(), server.origin);
        const options = {
          week: weekById(week.id, app.digest.zone),
          publish: true,
          send: false,
          by: 'operator:demo',
          web,
        };
        const { edition } = await runOnce(app, context, options);
        const included = edition.entries.filter((entry) => entry.included).length;
        context.out(`${edition.id}  ${counted(included, 'entry', 'entries')}  ${plainText(edition.headline)}\n`);
      } finally {
        await app.close();
      }
    }
  } finally {
    await server.close();
  }
}

export const command: Command = {
  help,
  async run(args, context) {
    readOptions(args, {}, 0);
    const real = await holdsRealEditions(openFolder(resolve(context.cwd, 'output')));
    const place = real ? 'output/demo' : 'output';
    const output = resolve(context.cwd, place);
    await clearDemonstration(openFolder(output));
    await makeEditions(resolve(context.cwd, 'data/demo'), output, context);
    context.out(`
Open ${place}/index.html in a browser; the newest edition is ${place}/editions/2026-W04/index.html.
Feeds: ${place}/feed.xml, ${place}/atom.xml, ${place}/feed.json. Letters: ${place}/outbox/*.eml.
See why each entry is there: npx jianbao editions show 2026-W04 --config data/demo/jianbao.yaml
`);
    return 0;
  },
};
