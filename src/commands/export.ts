import { dirname, resolve } from 'node:path';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';

import type { App } from '../app.ts';
import { JianbaoError } from '../errors.ts';
import { readKnown } from '../jobs/draft.ts';
import { sourceLines } from '../jobs/source-lines.ts';
import { buildStories } from '../pipeline.ts';
import { lastCompleteWeek } from '../text/week.ts';
import type { Command, ExitCode } from './command.ts';
import { readOptions } from './options.ts';
import { withApp } from './session.ts';

const help = `jianbao export --json FILE

Writes what the store holds of the followed companies: items, stories, figures with their sentences, events, sources.
FILE may be - for standard output.
`;

async function everything(app: App): Promise<unknown> {
  const store = await app.openStore();
  const now = app.clock.now();
  const week = { ...lastCompleteWeek(now, app.digest.zone), endsAt: now };
  const { companies, sources, hashes, digest } = app;
  const known = await readKnown(store, { companies, digest, week, now, hashes });
  const stories = buildStories(
    [...known.items.values()],
    known.facts,
    await store.storyByItem(),
    await store.rulings(),
  );
  const storyByItem = new Map(stories.flatMap((story) => story.itemIds.map((id) => [id, story.id] as const)));
  const facts = [...known.facts.values()];
  return {
    items: [...known.items.values()].map((item) => ({
      id: item.id,
      feed_url: item.feedUrl,
      url: item.url,
      title: item.title,
      outlet: item.outlet,
      published: item.publishedAt === null ? null : new Date(item.publishedAt).toISOString(),
      companies: known.facts.get(item.id)?.companies ?? [],
      story: storyByItem.get(item.id) ?? null,
    })),
    stories: stories.map(({ id, itemIds, companies, type, stage, date }) => ({
      id,
      items: itemIds,
      companies,
      type,
      stage,
      date,
    })),
    figures: facts.flatMap((one) => one.figures),
    events: facts.flatMap((one) => one.events),
    sources: (await sourceLines(store, { sources, now, digest })).map(({ id, url, status, reason, since }) => ({
      id,
      url,
      status,
      reason,
      ...(since === undefined ? {} : { since }),
    })),
  };
}

/** Written beside and renamed, so that a reader never sees half of it. */
async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(beside, text);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw new JianbaoError('OUTPUT_UNWRITABLE', { path }, error);
  }
}

export const command: Command = {
  help,
  async run(args, context) {
    const { values, positionals } = readOptions(args, {}, 1);
    const file = positionals[0];
    if (!values.json || file === undefined)
      throw new JianbaoError('USAGE', { message: 'Write jianbao export --json FILE.' });
    return withApp<ExitCode>(values, context, async (app) => {
      const text = `${JSON.stringify(await everything(app), null, 1)}\n`;
      if (file === '-') context.out(text);
      else await writeWhole(resolve(context.cwd, file), text);
      return 0;
    });
  },
};
