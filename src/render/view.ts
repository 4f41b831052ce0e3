import type { Rich } from './html.ts';
import { wordNames, type Word } from './label-set.ts';

/**
 * What a template may name. `text` is escaped when filled, `rich` is ready markup (or ready text), `flag` only asks
 * `{{#if}}`; a list holds one shape. The types of views are derived from these tables, so a field that a template may
 * name is a field that code must give.
 */
export type Schema = 'text' | 'rich' | 'flag' | readonly [Schema] | { readonly [field: string]: Schema };

export type View<S extends Schema> = S extends 'text'
  ? string | null
  : S extends 'rich'
    ? Rich | null
    : S extends 'flag'
      ? boolean
      : S extends readonly [infer Element extends Schema]
        ? readonly View<Element>[]
        : { readonly [Field in keyof S]: S[Field] extends Schema ? View<S[Field]> : never };

const words = Object.fromEntries(wordNames.map((word) => [word, 'text'])) as Readonly<Record<Word, 'text'>>;

const link = { label: 'rich', url: 'text', isCurrent: 'flag' } as const;

/** What every page has around its text. */
const frame = {
  language: 'text',
  title: 'text',
  description: 'text',
  /** Style sheet, ready for `<style>`. */
  style: 'rich',
  words,
  digestTitle: 'rich',
  tagline: 'rich',
  homeUrl: 'text',
  nav: [link],
  demonstration: 'text',
  draft: 'text',
  feeds: [{ label: 'text', type: 'text', title: 'text', url: 'text' }],
  postal: 'rich',
  contact: 'rich',
} as const;

const story = {
  id: 'text',
  /** On the web, for letters and feeds. */
  url: 'text',
  tag: 'text',
  headline: 'rich',
  /** The headline without links, to stand inside one. */
  title: 'rich',
  isMinor: 'flag',
  paragraphs: ['rich'],
  byline: 'rich',
  /** Address of the article it rests on, for plain text. */
  original: 'text',
} as const;

const row = { label: 'rich', small: 'rich', value: 'rich', change: 'rich' } as const;

const conflict = {
  title: 'rich',
  kind: 'text',
  values: [{ value: 'rich', where: 'rich' }],
  closing: 'text',
} as const;

const step = {
  label: 'text',
  date: 'rich',
  isDone: 'flag',
  isNow: 'flag',
  isKnown: 'flag',
} as const;

const section = {
  id: 'text',
  name: 'rich',
  market: 'rich',
  companyUrl: 'text',
  /** The section on the web, for letters. */
  url: 'text',
  weeksLabel: 'rich',
  weeks: 'rich',
  isQuiet: 'flag',
  quiet: 'rich',
  news: [story],
  backgroundLabel: 'text',
  hasBackground: 'flag',
  background: [story],
  hasRows: 'flag',
  hasChanges: 'flag',
  rows: [row],
  conflicts: [conflict],
  hasRoad: 'flag',
  /** Some steps of the road have no source and are left out. */
  hasGaps: 'flag',
  road: [step],
  delta: 'rich',
  /** Source sheets with the figures told from each, for plain text; letters keep a few. */
  sourceUrls: [{ label: 'rich', url: 'text' }],
  /** Articles that only its conflicts name. */
  originals: [{ outlet: 'rich', url: 'text' }],
} as const;

const sheet = {
  id: 'text',
  number: 'text',
  label: 'text',
  isQuote: 'flag',
  /** The sheet before is of the same item. */
  isAgain: 'flag',
  sentence: 'rich',
  where: 'rich',
  /** Title of the article, where the sentence is not its title. */
  title: 'rich',
  small: 'rich',
  url: 'text',
  backTo: 'text',
} as const;

const health = {
  shown: 'flag',
  ok: 'text',
  failed: 'text',
  sentence: 'rich',
  ill: 'rich',
  manyLabel: 'rich',
  many: [{ name: 'rich', reason: 'rich' }],
  off: 'rich',
} as const;

/** One edition as every output tells it. */
const edition = {
  ...frame,
  id: 'text',
  number: 'rich',
  range: 'rich',
  headline: 'rich',
  stand: 'text',
  note: 'rich',
  corrections: ['rich'],
  hasKeyPoints: 'flag',
  keyPoints: [{ number: 'text', line: 'rich' }],
  sections: [section],
  health,
  sheets: [sheet],
  hasSheets: 'flag',
  notUsed: [{ headline: 'rich', reason: 'rich' }],
  contents: [{ ...link, isQuiet: 'flag' }],
  files: [link],
  previous: { label: 'rich', url: 'text' },
  next: { label: 'rich', url: 'text' },
  hasNeighbours: 'flag',
} as const;

const letter = {
  ...edition,
  subject: 'text',
  preview: 'text',
  webUrl: 'text',
  archiveUrl: 'text',
  youGet: 'rich',
  /** A slot in letters: an ink would break it up. */
  unsubscribeUrl: 'rich',
  specimen: 'text',
  /** True when texts were shortened to keep the letter small. */
  isShort: 'flag',
} as const;

const archive = {
  ...frame,
  stand: 'rich',
  companies: [{ name: 'rich', market: 'rich', url: 'text', weeks: 'rich' }],
  months: [
    {
      label: 'rich',
      editions: [{ number: 'rich', range: 'rich', url: 'text', headline: 'rich', summary: 'rich', corrected: 'text' }],
    },
  ],
  corrections: [{ line: 'rich', date: 'rich' }],
} as const;

const company = {
  ...frame,
  kicker: 'rich',
  name: 'rich',
  delta: 'rich',
  deltaOf: 'rich',
  hasRoad: 'flag',
  hasGaps: 'flag',
  road: [step],
  hasRows: 'flag',
  /** True when a figure has another value now than first. */
  hasChanges: 'flag',
  rows: [
    {
      label: 'rich',
      hasChanged: 'flag',
      first: 'rich',
      firstWhen: 'rich',
      last: 'rich',
      lastWhen: 'rich',
      source: 'rich',
      date: 'rich',
    },
  ],
  weeksLabel: 'rich',
  weeks: 'rich',
  mentions: 'rich',
  reported: [{ range: 'rich', stories: [{ headline: 'rich', url: 'text', byline: 'rich' }], isQuiet: 'flag' }],
  hasReports: 'flag',
  sheets: [sheet],
  hasSheets: 'flag',
  names: 'rich',
  productNames: 'rich',
  others: [link],
} as const;

const timeline = {
  ...frame,
  markets: [
    {
      label: 'text',
      steps: [{ label: 'text' }],
      rows: [
        {
          name: 'rich',
          url: 'text',
          days: [{ label: 'text', day: 'rich', isNow: 'flag' }],
        },
      ],
    },
  ],
  hasMarkets: 'flag',
  kinds: [
    {
      id: 'text',
      label: 'text',
      reports: [{ when: 'rich', company: 'rich', headline: 'rich', url: 'text', byline: 'rich' }],
    },
  ],
  isEmpty: 'flag',
} as const;

const feedStory = { ...story, words, rows: [row], conflicts: [conflict], hasRows: 'flag' } as const;

/** Each template that comes with jianbao, what it may name, and what it writes: a page, markup for mail and feeds, or text. */
export const templates = {
  'site/edition': { schema: edition, mode: 'page' },
  'site/archive': { schema: archive, mode: 'page' },
  'site/company': { schema: company, mode: 'page' },
  'site/timeline': { schema: timeline, mode: 'page' },
  'site/edition.md': { schema: edition, mode: 'text' },
  'site/edition.txt': { schema: edition, mode: 'text' },
  'site/feed-edition': { schema: edition, mode: 'mail' },
  'site/feed-story': { schema: feedStory, mode: 'mail' },
  'letter/letter': { schema: letter, mode: 'mail' },
  'letter/letter.txt': { schema: letter, mode: 'text' },
} as const satisfies Readonly<Record<string, { readonly schema: Schema; readonly mode: 'page' | 'mail' | 'text' }>>;

export type TemplateName = keyof typeof templates;
export type ViewOf<Name extends TemplateName> = View<(typeof templates)[Name]['schema']>;

export type FrameView = View<typeof frame>;
export type LinkView = View<typeof link>;
export type StoryView = View<typeof story>;
export type RowView = View<typeof row>;
export type ConflictView = View<typeof conflict>;
export type StepView = View<typeof step>;
export type SectionView = View<typeof section>;
export type SheetView = View<typeof sheet>;
export type HealthView = View<typeof health>;
export type EditionView = View<typeof edition>;
export type LetterView = View<typeof letter>;
export type ArchiveView = View<typeof archive>;
export type CompanyView = View<typeof company>;
export type TimelineView = View<typeof timeline>;
