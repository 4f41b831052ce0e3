import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

import { fixedClock, systemClock } from './adapters/clock.ts';
import type { DemoServer } from './adapters/demo-server.ts';
import { createFiles, readText, readTree } from './adapters/disk.ts';
import { createLog } from './adapters/log.ts';
import type { LogLevel } from './adapters/log.ts';
import { seededChance, systemChance } from './adapters/chance.ts';
import { type ConfigPlace, readConfig } from './app/config-file.ts';
import { hashOf, home, sourceOf } from './app/program.ts';
import { isDefaultSender, isDefaultSite, pathIn } from './config.ts';
import type { Config } from './config.ts';
import type { ListedSource } from './config/sources.ts';
import { JianbaoError } from './errors.ts';
import type { Company } from './model/company.ts';
import type { Digest } from './model/digest.ts';
import type { PageRule } from './model/source.ts';
import type { Chance } from './ports/chance.ts';
import type { Clock } from './ports/clock.ts';
import type { Files, Lock } from './ports/files.ts';
import type { Log } from './ports/log.ts';
import type { Parser } from './ports/parser.ts';
import type { Composer, Post } from './ports/post.ts';
import type { Store } from './ports/store.ts';
import type { Web } from './ports/web.ts';

export interface AppOptions extends ConfigPlace {
  /** UTC milliseconds at which the clock stands still; null or left out: the clock of this machine. */
  readonly now?: number | null;
  /** Everything is marked as a demonstration, chance is seeded, and servers on this machine may be asked. */
  readonly demonstration?: boolean;
  /** In place of the configuration's `store`. */
  readonly store?: string;
  /** In place of the configuration's `output.folder`. */
  readonly outputFolder?: string;
  /** Default `warn`. */
  readonly logLevel?: LogLevel;
}

/**
 * What a digest works with. Reading the configuration is all that happens at the start; each other part is read or
 * opened when it is first asked for, and its faults are told then.
 */
export interface App {
  readonly config: Config;
  readonly digest: Digest;
  /** @throws JianbaoError COMPANIES_INVALID, FILE_UNREADABLE */
  readonly companies: readonly Company[];
  /** @throws JianbaoError SOURCES_INVALID, COMPANIES_INVALID, FILE_UNREADABLE */
  readonly sources: readonly ListedSource[];
  /** How articles of single hosts are read. @throws JianbaoError SOURCES_INVALID, FILE_UNREADABLE */
  readonly pageRules: readonly PageRule[];
  /** Texts of the seed articles by file name, sorted. @throws JianbaoError FILE_UNREADABLE */
  readonly seeds: ReadonlyMap<string, string>;
  /** Texts of the templates by path (`letter/edition.hbs`): the digest's own over jianbao's. @throws JianbaoError FILE_UNREADABLE */
  readonly templates: ReadonlyMap<string, string>;
  /** SHA-256 of what an edition is made from. `facts` covers what decides an item's facts: kept ones of another hash are derived anew. */
  readonly hashes: {
    readonly facts: string;
    readonly rules: string;
    readonly companies: string;
    readonly templates: string;
  };
  /** The output folder. */
  readonly files: Files;
  /** The folder of the configuration: lists, seeds, overrides. */
  readonly folder: Files;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  /** @throws JianbaoError STORE_LOCKED, STORE_FULL, STORE_BROKEN, STORE_NEWER, STORE_FOREIGN */
  openStore(): Promise<Store>;
  openWeb(): Promise<Web>;
  openParser(): Promise<Parser>;
  openComposer(): Promise<Composer>;
  /** @throws JianbaoError MAIL_NOT_SET_UP, MAIL_DEFAULT_ADDRESS */
  openPost(): Promise<Post>;
  /** @param command what the next one is told is at work. @throws JianbaoError RUN_LOCKED */
  lock(command: string): Promise<Lock>;
  /** Closes what was opened. */
  close(): Promise<void>;
}

export type { DemoServer } from './adapters/demo-server.ts';

/** The demonstration's own server, with the feeds of `seeds/demo/` as they stood at `until()`. */
export async function openDemoServer(feeds: ReadonlyMap<string, Uint8Array>, until: () => number): Promise<DemoServer> {
  const { serveDemo } = await import('./adapters/demo-server.ts');
  return serveDemo(feeds, until);
}

/** Files below a folder. */
export function openFolder(root: string): Files {
  return createFiles(root);
}

/** A parser apart from any digest: what it reads may be hostile, and takes no more than its share of time and memory. */
export async function openParser(): Promise<Parser> {
  const { createParser } = await import('./adapters/parse-worker.ts');
  return createParser();
}

/** Loads what only some commands need, at once, so that it can stand behind a plain property. */
const load = createRequire(import.meta.url);

const version = '0.1.0';

/**
 * Reads the configuration and makes ready what a command may ask for.
 *
 * @throws JianbaoError CONFIG_MISSING, CONFIG_INVALID, SECRET_FILE, FILE_UNREADABLE
 */
export async function openApp(options: AppOptions): Promise<App> {
  const config = await readConfig(options);
  const isDemonstration = options.demonstration === true;
  const digest: Digest = { ...config.digest, demonstration: isDemonstration };
  const storeAddress = options.store ?? config.store;
  const opened: (() => Promise<void>)[] = [];

  /** Makes a part once and remembers to close it. */
  function opener<Part extends { close(): Promise<void> }>(open: () => Promise<Part>): () => Promise<Part> {
    return once(async () => {
      const part = await open();
      opened.push(() => part.close());
      return part;
    });
  }

  const companies = once(() => {
    const path = pathIn(config, config.sources.companiesFile);
    const { parseCompanies } = load('./config/companies.ts') as typeof import('./config/companies.ts');
    return parseCompanies(readText(path), path);
  });
  const sources = once(() => {
    const path = pathIn(config, config.sources.file);
    const { parseSources } = load('./config/sources.ts') as typeof import('./config/sources.ts');
    return parseSources(readText(path), path, { companies: companies(), rsshubUrl: config.sources.rsshubUrl });
  });
  const pageRules = once(() => {
    const path = pathIn(config, config.sources.file);
    const { parsePageRules } = load('./config/reading-rules.ts') as typeof import('./config/reading-rules.ts');
    return parsePageRules(readText(path), path);
  });
  const seeds = once(() => readTree(pathIn(config, config.sources.seedsFolder), '.md'));
  const templates = once(() => {
    const all = [...readTree(resolve(home, 'templates')), ...readTree(pathIn(config, 'templates'))];
    return new Map(all.filter(([name]) => /\.(?:hbs|css)$/.test(name)));
  });
  const hashes = once(() => ({
    facts: hashOf([...sourceOf('facts'), ['zone', digest.zone], ['companies', JSON.stringify(companies())]]),
    rules: hashOf(sourceOf('rules')),
    companies: hashOf([['companies', JSON.stringify(companies())]]),
    templates: hashOf(templates()),
  }));
  const clock = options.now === undefined || options.now === null ? systemClock() : fixedClock(options.now);

  return {
    config,
    digest,
    get companies() {
      return companies();
    },
    get sources() {
      return sources();
    },
    get pageRules() {
      return pageRules();
    },
    get seeds() {
      return seeds();
    },
    get templates() {
      return templates();
    },
    get hashes() {
      return hashes();
    },
    files: createFiles(pathIn(config, options.outputFolder ?? config.output.folder)),
    folder: createFiles(config.root),
    clock,
    chance: isDemonstration ? seededChance('demonstration') : systemChance(),
    log: createLog(options.logLevel ?? 'warn'),
    openStore: opener(async () => {
      const { openStore } = await import('./adapters/store/open.ts');
      return openStore(storeAddress, config.root);
    }),
    openWeb: opener(async () => {
      const { createWeb } = await import('./adapters/http.ts');
      const { limits } = config;
      return createWeb({
        timeoutMs: limits.fetchTimeoutMs,
        maxBytes: limits.fetchMaxBytes,
        redirects: limits.fetchRedirects,
        allowPrivate: limits.allowPrivateAddresses || isDemonstration,
        concurrency: limits.concurrency,
        userAgent: `jianbao/${version} (+${digest.siteUrl})`,
      });
    }),
    openParser: opener(openParser),
    openComposer: once(async () => {
      const { createComposer } = await import('./adapters/mail/compose.ts');
      const { from, fromName, replyTo } = config.mail;
      return createComposer({ from, fromName, replyTo, siteUrl: digest.siteUrl, zone: digest.zone });
    }),
    openPost: opener(async () => {
      const { smtp } = config.mail;
      if (smtp === null) throw new JianbaoError('MAIL_NOT_SET_UP');
      if (isDefaultSender(config) || isDefaultSite(config)) throw new JianbaoError('MAIL_DEFAULT_ADDRESS');
      const { createSmtpPost } = await import('./adapters/mail/smtp.ts');
      return createSmtpPost(smtp);
    }),
    async lock(command) {
      const { acquireLock } = await import('./adapters/lock.ts');
      const path = storeAddress.replace(/^sqlite:/, '');
      // Beside the database, for that is what two runs must not share; a database in memory is nobody else's.
      const folder = path === ':memory:' ? 'data' : dirname(path);
      return acquireLock(pathIn(config, folder), command, clock.now());
    },
    async close() {
      for (const close of opened.splice(0).reverse()) await close();
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
