import { z } from 'zod';

import { defaultSender, defaultSiteUrl } from './defaults.ts';
import { line } from './lines.ts';

const isAddress = (text: string): boolean =>
  /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@.<>"(),:;[\]\\]+(?:\.[^\s@.<>"(),:;[\]\\]+)*$/.test(text) && !/\p{Cc}/u.test(text);
const isHostName = (text: string): boolean => /^[a-z0-9:.-]+$/i.test(text);

function isWebAddress(text: string): boolean {
  // The parser drops line breaks without a word, but what was written goes into the headers of letters.
  const url = /[\s<>"\p{Cc}]/u.test(text) ? null : URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '';
}

const zones = new Map<string, boolean>();

/** Temporal, not Intl: its first DateTimeFormat alone takes 20 to 30 ms, and every command reads the configuration. */
function isKnownZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Whether this is the name of a time zone. A list of sources asks for the same few again and again. */
export function isZone(text: string): boolean {
  // A fixed offset would be taken as a zone too, but then weeks drift when summer time begins.
  if (!/^(?:UTC|[A-Z][A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+)$/.test(text)) return false;
  const known = zones.get(text) ?? isKnownZone(text);
  zones.set(text, known);
  return known;
}

const address = z.string().refine(isAddress, { error: 'is no mail address; write name@example.com' });
const webAddress = z.string().refine(isWebAddress, {
  error: 'is no web address; write https://example.com, without ? and #',
});
const path = z.string().trim().min(1);
const words = z.array(z.string().trim().min(1)).default([]);
const weekTime = z.string().regex(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:[01]\d|2[0-3]):[0-5]\d$/);

const digest = z.strictObject({
  title: line.min(1).max(40).default('简报').describe('Name of the digest, at the head of pages and letters'),
  tagline: line.max(80).default('').describe('Line under the title'),
  language: z.enum(['zh-CN', 'en']).default('zh-CN').describe('Language of pages and letters'),
  zone: z
    .string()
    .refine(isZone, { error: 'is no time zone; write a name such as Asia/Shanghai' })
    .default('Asia/Shanghai')
    .describe('IANA time zone of weeks, of printed dates and of the schedule'),
  postal: line.max(200).default('').describe('Postal address in the footer; many laws ask for it in letters'),
  contact: line.max(200).default('').describe('Whom readers may write to, in the footer'),
});

const schedule = z.strictObject({
  collectEveryMinutes: z
    .int()
    .min(15)
    .max(1440)
    .default(60)
    .describe(
      'How often a new source is fetched, in minutes; later each has its own interval, from 15 minutes to a day',
    ),
  draft: weekTime
    .default('Mon 06:00')
    .describe('When the draft of the last week is written: day and time in the zone of the digest'),
  publish: weekTime
    .default('Mon 09:00')
    .describe('When the approved edition is published and sent, later in the week than the draft'),
  draftLateAfterMinutes: z
    .int()
    .min(1)
    .max(10_080)
    .default(60)
    .describe('A draft written this many minutes after its time, or later, is marked late'),
  publishGraceHours: z
    .int()
    .min(0)
    .max(160)
    .default(12)
    .describe(
      'An approved edition is published by itself up to this many hours late; after that jianbao waits for the editor',
    ),
  deliverGraceHours: z
    .int()
    .min(0)
    .max(160)
    .default(12)
    .describe('Letters of a published edition are sent by themselves up to this many hours late'),
});

const smtp = z.strictObject({
  host: z.string().refine(isHostName, { error: 'is no host name; write mail.example.com' }).describe('Mail server'),
  port: z.int().min(1).max(65_535).default(465).describe('Port of the mail server'),
  secure: z
    .enum(['tls', 'starttls', 'none'])
    .default('tls')
    .describe('tls from the first byte (465), starttls (587), or none (a server on this machine only)'),
  user: line
    .min(1)
    .nullable()
    .default(null)
    .describe(
      'Login name; unset: no login. The password stands in JIANBAO_SMTP_PASSWORD or in the file JIANBAO_SMTP_PASSWORD_FILE names',
    ),
  perSecond: z.number().min(0.01).max(1000).default(2).describe('Letters handed over per second, at most'),
  timeoutMs: z
    .int()
    .min(1000)
    .max(600_000)
    .default(60_000)
    .describe('Longest wait for an answer of the mail server, in milliseconds'),
});

const mail = z.strictObject({
  from: address.default(defaultSender).describe('Sender of the letters'),
  fromName: line.min(1).max(60).nullable().default(null).describe('Name beside the sender; unset: digest.title'),
  replyTo: address.nullable().default(null).describe('Where answers go; unset: to the sender'),
  smtp: smtp
    .nullable()
    .default(null)
    .describe('Mail server; unset: letters are written to outbox/ in the output folder'),
});

const sources = z.strictObject({
  file: path.default('seeds/sources.yaml').describe('List of sources'),
  companiesFile: path.default('seeds/companies.yaml').describe('List of followed companies'),
  seedsFolder: path.default('seeds/articles').describe('Folder of seed articles'),
  rsshubUrl: webAddress
    .nullable()
    .default(null)
    .describe('Address of an RSSHub of your own; unset: the sources that need it are off'),
});

const limits = z.strictObject({
  fetchTimeoutMs: z
    .int()
    .min(100)
    .max(120_000)
    .default(20_000)
    .describe('Longest wait for one source, in milliseconds'),
  fetchMaxBytes: z
    .int()
    .min(10_000)
    .max(100_000_000)
    .default(10_000_000)
    .describe('Largest answer of one source after decompression, in bytes'),
  fetchRedirects: z.int().min(0).max(20).default(5).describe('Redirects followed for one address, at most'),
  allowPrivateAddresses: z.boolean().default(false).describe('Whether addresses of the own network may be fetched'),
  concurrency: z
    .int()
    .min(1)
    .max(64)
    .default(6)
    .describe('Sources fetched at the same time, each host by one at a time'),
  pagesPerSource: z
    .int()
    .min(0)
    .max(200)
    .default(20)
    .describe('Pages behind new items read for one source in one round, at most; 0: none'),
  entriesPerCompany: z.int().min(1).max(50).default(6).describe('Entries of one company in an edition, at most'),
  entriesPerEdition: z.int().min(1).max(200).default(24).describe('Entries of an edition, at most'),
  entriesPerOutlet: z
    .int()
    .min(1)
    .max(200)
    .default(6)
    .describe(
      'Entries that one and the same outlet alone reports, at most; filings and companies’ own words do not count',
    ),
  maxAgeDays: z
    .int()
    .min(1)
    .max(365)
    .default(14)
    .describe("Age of the oldest news told, in days before the week's end"),
  floor: z
    .number()
    .min(0)
    .max(1000)
    .default(33)
    .describe(
      'Score below which a story is left out: 33 is a remark of one outlet that tells no event and no figure; `jianbao editions show` gives the score of each',
    ),
});

const mute = z.strictObject({
  outlets: words.describe('Outlets whose items are left out, by their name'),
  words: words.describe('Items whose title holds one of these words are left out'),
  addresses: words.describe('Items whose address holds one of these texts are left out, such as example.com/ads'),
});

/** Every key of `jianbao.yaml`: the manual and docs/jianbao.schema.json are checked against it. */
export const settingsSchema = z.strictObject({
  digest: digest.prefault({}).describe('What the digest is called and how it speaks'),
  schedule: schedule.prefault({}).describe('When `jianbao schedule` does what'),
  review: z
    .enum(['required', 'two-person', 'off'])
    .default('required')
    .describe(
      'required: somebody approves each edition; two-person: somebody who did not change it; off: it approves itself and says so',
    ),
  site: z
    .strictObject({
      url: webAddress.default(defaultSiteUrl).describe('Address the pages will stand at; feeds and letters lead there'),
    })
    .prefault({})
    .describe('Where the pages stand'),
  mail: mail.prefault({}).describe('How letters leave'),
  output: z
    .strictObject({ folder: path.default('output').describe('Folder pages, feeds and letters are written to') })
    .prefault({})
    .describe('Where files are written'),
  mute: mute.prefault({}).describe('What the editor does not want to see'),
  sources: sources.prefault({}).describe('Where companies, sources and seed articles are listed'),
  store: z
    .string()
    .refine((text) => /^sqlite:\S/.test(text), {
      error: 'is no store; write sqlite: and a path, such as sqlite:data/jianbao.db',
    })
    .default('sqlite:data/jianbao.db')
    .describe('Database: sqlite: and its path'),
  limits: limits.prefault({}).describe('How much is fetched and told'),
});

export type Settings = z.output<typeof settingsSchema>;

type Shape = Readonly<Record<string, z.core.$ZodType>>;

function shapeOf(schema: z.core.$ZodType): Shape {
  if (schema instanceof z.ZodObject) return schema.shape;
  const isWrapped =
    schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable;
  return isWrapped ? shapeOf(schema.unwrap()) : {};
}

/**
 * Leaves out the known keys that have no value: whoever puts a # before the last line below `sources:` means the
 * default. An unknown key stays, to be refused; a file of comments only is a configuration of defaults.
 */
export function withoutEmpty(value: unknown, schema: z.core.$ZodType = settingsSchema): unknown {
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const shape = shapeOf(schema);
  const kept: [string, unknown][] = [];
  for (const [key, part] of Object.entries(value)) {
    const below = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (below === undefined) kept.push([key, part]);
    else if (part !== null) kept.push([key, withoutEmpty(part, below)]);
  }
  return Object.fromEntries(kept);
}
