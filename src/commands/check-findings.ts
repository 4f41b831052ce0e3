import type { App } from '../app.ts';
import { isDefaultSender, isDefaultSite, pathIn } from '../config.ts';
import { errorCatalogue, JianbaoError } from '../errors.ts';
import { stateOf } from '../jobs/health.ts';
import type { SourceState } from '../model/source.ts';
import { parseSeedArticle } from '../read/seed/article.ts';
import { isCode, offReasons, standingOf, type Standing } from './source-standing.ts';

/** One thing `check` looked at. */
export interface Finding {
  readonly area: string;
  readonly level: 'ok' | 'warning' | 'fault';
  readonly says: string;
  /** What to do; null when there is nothing. */
  readonly fix: string | null;
}

const ok = (area: string, says: string): Finding => ({ area, level: 'ok', says, fix: null });
const warning = (area: string, says: string, fix: string): Finding => ({ area, level: 'warning', says, fix });

function faultOf(area: string, error: unknown): Finding {
  if (!(error instanceof JianbaoError)) throw error;
  const about = Object.entries(error.details).filter(([name]) => name !== 'message' && name !== 'faults');
  const details = about.map(([name, value]) => `${name} ${String(value)}`).join(', ');
  const says = details === '' ? error.message : `${error.message} (${details})`;
  return { area, level: 'fault', says, fix: error.fix };
}

type Look = (app: App) => Iterable<Finding> | Promise<Iterable<Finding>>;

function* lookAtConfig({ config }: App): Generator<Finding> {
  yield ok('configuration', config.file);
  if (isDefaultSite(config)) {
    const fix = 'Set site.url in jianbao.yaml to the address the pages will stand at.';
    yield warning('site', `site.url is still the example ${config.digest.siteUrl}.`, fix);
  }
  if (config.review === 'off') {
    yield warning('review', 'Editions approve themselves.', 'Set review: required if somebody should look first.');
  }
}

function* lookAtMail({ config }: App): Generator<Finding> {
  const { from, smtp } = config.mail;
  if (isDefaultSender(config)) {
    yield warning(
      'mail',
      `mail.from is still the example ${from}.`,
      'Set mail.from in jianbao.yaml to an address of yours.',
    );
  }
  if (smtp === null) {
    yield ok('mail', `No mail server is set: letters are written to ${config.output.folder}/outbox/.`);
  } else if (smtp.user !== null && smtp.password === null) {
    const fix = 'Set JIANBAO_SMTP_PASSWORD, or JIANBAO_SMTP_PASSWORD_FILE to the path of a file that holds it.';
    yield { area: 'mail', level: 'fault', says: `There is no password for ${smtp.user} at ${smtp.host}.`, fix };
  } else if (isDefaultSender(config) || isDefaultSite(config)) {
    const says = `Nothing is sent by ${smtp.host} while mail.from or site.url is the example.`;
    yield warning('mail', says, 'Set both in jianbao.yaml.');
  } else yield ok('mail', `${smtp.host}:${smtp.port} (${smtp.secure}), at most ${smtp.perSecond} letters a second.`);
}

function* lookAtCompanies({ companies }: App): Generator<Finding> {
  yield ok(
    'companies',
    `${companies.length} followed: ${companies.map((company) => company.names.zhShort).join(', ')}.`,
  );
}

/** More ids than this make a paragraph that nobody reads. */
const mostNamed = 6;

/** Ill sources want a deed each: more of them are named than of those that are off. */
const mostIllNamed = 20;

const pluralWords = {
  'rsshub-unset': 'need an RSSHub and are off',
  'no-selectors': 'are pages of links nobody has said how to read',
  'switched-off': 'are switched off',
} as const;

function* lookAtSources({ sources, config }: App): Generator<Finding> {
  const on = sources.filter((source) => source.offReason === null).length;
  const says = `${sources.length} sources, ${on} of them on.`;
  if (on > 0) yield ok('sources', says);
  else yield warning('sources', says, `Add one: jianbao sources add URL; or mend ${config.sources.file}.`);
  for (const reason of ['rsshub-unset', 'no-selectors', 'switched-off'] as const) {
    const off = sources.filter((source) => source.offReason === reason);
    if (off.length === 0) continue;
    const named = off
      .slice(0, mostNamed)
      .map(({ id, why }) => (why === null ? id : `${id} (${why})`))
      .join(', ');
    const names = off.length > mostNamed ? `${named} … (all: jianbao sources list --off)` : named;
    const one = off.length === 1 ? offReasons[reason].says : pluralWords[reason];
    const text = `${off.length} ${one}: ${names}.`;
    if (reason === 'rsshub-unset') yield warning('sources', text, offReasons[reason].fix);
    else yield ok('sources', text);
  }
}

function* lookAtSeeds({ seeds, config }: App): Generator<Finding> {
  let waiting = 0;
  let broken = 0;
  for (const [name, text] of seeds) {
    try {
      if (!parseSeedArticle(text, `${config.sources.seedsFolder}/${name}`).confirmed) waiting += 1;
    } catch (error) {
      broken += 1;
      yield faultOf('seeds', error);
    }
  }
  if (seeds.size === 0) {
    const says = `There is no seed article in ${config.sources.seedsFolder}.`;
    yield warning('seeds', says, 'Import one: jianbao seeds import FILE.');
  } else if (waiting > 0) {
    const fix = `Read them in ${config.sources.seedsFolder} and write confirmed: true.`;
    yield warning('seeds', `${seeds.size} articles; ${waiting} wait for your yes.`, fix);
  } else if (broken === 0) yield ok('seeds', `${seeds.size} articles.`);
}

async function lookAtTemplates({ templates }: App): Promise<Finding[]> {
  const { loadTemplates } = await import('../render/templates.ts');
  loadTemplates(templates);
  return [ok('templates', `${templates.size} templates.`)];
}

async function lookAtOutput({ files, config }: App): Promise<Finding[]> {
  const probe = '.jianbao-check';
  await files.write(probe, '');
  await files.remove(probe);
  return [ok('output', pathIn(config, config.output.folder))];
}

async function lookAtStore(app: App): Promise<Finding[]> {
  const store = await app.openStore();
  const editions = await store.editions();
  const found = [ok('store', `${app.config.store}: ${await store.countItems()} items, ${editions.length} editions.`)];
  return [...found, ...illSources(app, await store.sourceStates())];
}

const saysOf: Readonly<Record<'waiting' | 'silent' | 'undated' | 'moved', string>> = {
  waiting: 'asked to be left alone for a while',
  silent: 'silent for longer than is their habit',
  undated: 'give no item a date',
  moved: 'have moved for good',
};

/** What is wrong with a source, for sources that are ill alike to be told together; null where nothing is. */
function illnessOf({ status, code, movedTo }: Standing): string | null {
  if (status === 'failed' || status === 'blocked' || status === 'gone') {
    return `failed last time: ${isCode(code) ? errorCatalogue[code].says : ''} (${code ?? ''})`;
  }
  if (status === 'waiting' || status === 'silent' || status === 'undated') return saysOf[status];
  return status !== 'off' && movedTo !== null ? saysOf.moved : null;
}

/** The sources that are on and ill, those of one illness together, each name with what is its own. */
function* illSources(app: App, states: ReadonlyMap<string, SourceState>): Generator<Finding> {
  const ill = app.sources.flatMap((source) => {
    const standing = standingOf(source, stateOf(source, states), app.clock.now(), app.digest.zone);
    const illness = illnessOf(standing);
    return illness === null ? [] : [{ id: source.id, illness, standing }];
  });
  for (const alike of Map.groupBy(ill, ({ illness, standing }) => `${illness}\n${standing.fix ?? ''}`).values()) {
    const [first] = alike;
    if (first === undefined) continue;
    const named = alike
      .slice(0, mostIllNamed)
      .map(({ id, standing: { detail } }) => (detail === null ? id : `${id} (${detail})`));
    const more =
      alike.length > named.length ? ` and ${alike.length - named.length} more (all: jianbao sources list)` : '';
    const says = `${named.join(', ')}${more}: ${first.illness}`;
    yield first.standing.fix === null ? ok('sources', says) : warning('sources', says, first.standing.fix);
  }
}

async function lookAtLock(app: App): Promise<Finding[]> {
  try {
    const lock = await app.lock('check');
    await lock.release();
    return [ok('lock', 'No other run is at work.')];
  } catch (error) {
    if (!(error instanceof JianbaoError) || error.code !== 'RUN_LOCKED') throw error;
    const { command, pid, host, since } = error.details;
    const who =
      command === undefined
        ? ''
        : ` "${String(command)}", process ${String(pid)} on ${String(host)} since ${String(since)}.`;
    return [warning('lock', `${error.message}${who}`, error.fix)];
  }
}

const looks: readonly (readonly [area: string, look: Look])[] = [
  ['configuration', lookAtConfig],
  ['companies', lookAtCompanies],
  ['sources', lookAtSources],
  ['seeds', lookAtSeeds],
  ['templates', lookAtTemplates],
  ['mail', lookAtMail],
  ['output', lookAtOutput],
  ['store', lookAtStore],
  ['lock', lookAtLock],
];

/** Looks at one part after the other; a fault in one does not keep the next from being looked at. */
export async function* findings(app: App): AsyncGenerator<Finding> {
  const told = new Set<string>();
  for (const [area, look] of looks) {
    const found: Finding[] = [];
    try {
      for (const finding of await look(app)) found.push(finding);
    } catch (error) {
      found.push(faultOf(area, error));
    }
    for (const finding of found) {
      // A broken list of companies is met again by all that needs it: once is enough.
      if (finding.level === 'fault' && told.has(finding.says)) continue;
      told.add(finding.says);
      yield finding;
    }
  }
}
