import { dirname, resolve } from 'node:path';

import { defaultSender, defaultSiteUrl } from './config/defaults.ts';
import type { Settings } from './config/settings.ts';
import { JianbaoError } from './errors.ts';
import type { Digest, MuteRules } from './model/digest.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A moment of every week, in the zone of the digest. */
export interface WeekTime {
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly secure: 'tls' | 'starttls' | 'none';
  readonly user: string | null;
  /** Secret: never logged or printed. Null when none was given. */
  readonly password: string | null;
  readonly perSecond: number;
  readonly timeoutMs: number;
}

/** The configuration, frozen to its depth. Paths are as written; `pathIn` makes them whole. */
export interface Config {
  /** The file it was read from. */
  readonly file: string;
  /** Folder of that file: paths in it are relative to this. */
  readonly root: string;
  /** `demonstration` is false: only a caller may set it. */
  readonly digest: Digest;
  readonly mute: MuteRules;
  readonly schedule: {
    readonly collectEveryMinutes: number;
    readonly draft: WeekTime;
    readonly publish: WeekTime;
    readonly draftLateAfterMinutes: number;
    readonly publishGraceHours: number;
    readonly deliverGraceHours: number;
  };
  readonly review: 'required' | 'two-person' | 'off';
  readonly mail: {
    readonly from: string;
    readonly fromName: string;
    readonly replyTo: string | null;
    readonly smtp: SmtpSettings | null;
  };
  readonly output: { readonly folder: string };
  readonly sources: {
    readonly file: string;
    readonly companiesFile: string;
    readonly seedsFolder: string;
    /** Without a slash at the end. */
    readonly rsshubUrl: string | null;
  };
  /** `sqlite:data/jianbao.db`. */
  readonly store: string;
  readonly limits: Readonly<Settings['limits']>;
}

/** Variables that may name a file holding a secret instead of the secret itself. */
export const secretFileVariables = ['JIANBAO_SMTP_PASSWORD_FILE'] as const;

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** @param text as the schema lets through: `Mon 06:00` */
export function readWeekTime(text: string): WeekTime {
  const [day = '', time = ''] = text.split(' ');
  const [hour, minute] = time.split(':');
  return { weekday: weekdays.indexOf(day) + 1, hour: Number(hour), minute: Number(minute) };
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/**
 * The secret of a variable, or of the file its `_FILE` variable names.
 *
 * @throws JianbaoError SECRET_FILE when that file was not among those read
 */
function secretOf(name: string, env: Environment, secretFiles: ReadonlyMap<string, string>): string | null {
  const file = env[`${name}_FILE`];
  if (file === undefined || file === '') return env[name] === '' ? null : (env[name] ?? null);
  const content = secretFiles.get(file);
  if (content === undefined) throw new JianbaoError('SECRET_FILE', { variable: `${name}_FILE`, path: file });
  // Editors and `echo` end a file with a line break that is no part of the secret.
  return content.replace(/\r?\n$/, '');
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}

/**
 * The configuration made of settings that were checked: see `config/parse.ts`.
 *
 * @param file path, for messages; its folder becomes `root`
 * @param env only `JIANBAO_SMTP_PASSWORD` and its `_FILE` are looked at
 * @param secretFiles contents of the files that `secretFileVariables` name, by path as the variable gives it
 * @throws JianbaoError SECRET_FILE
 */
export function configFrom(
  settings: Settings,
  file: string,
  env: Environment,
  secretFiles: ReadonlyMap<string, string>,
): Config {
  const { digest, schedule, mail, sources, site, ...rest } = settings;
  const smtp = mail.smtp && { ...mail.smtp, password: secretOf('JIANBAO_SMTP_PASSWORD', env, secretFiles) };
  return freeze({
    file,
    root: dirname(file),
    digest: { ...digest, siteUrl: withoutSlash(site.url), demonstration: false },
    schedule: { ...schedule, draft: readWeekTime(schedule.draft), publish: readWeekTime(schedule.publish) },
    mail: { ...mail, fromName: mail.fromName ?? digest.title, smtp },
    sources: { ...sources, rsshubUrl: sources.rsshubUrl === null ? null : withoutSlash(sources.rsshubUrl) },
    ...rest,
  });
}

/** A path of the configuration as a whole path. */
export const pathIn = (config: Config, path: string): string => resolve(config.root, path);

/** True while nobody has said where the pages will stand. */
export const isDefaultSite = (config: Config): boolean => config.digest.siteUrl === defaultSiteUrl;

/** True while nobody has said who sends. */
export const isDefaultSender = (config: Config): boolean => config.mail.from === defaultSender;
