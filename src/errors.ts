interface Entry {
  readonly says: string;
  readonly fix: string;
}

/**
 * Every code, its sentence, and what the reader of the message can do.
 * `tests/errors.test.ts` compares this list with docs/errors.md.
 */
export const errorCatalogue = {
  CONFIG_MISSING: {
    says: 'There is no configuration file.',
    fix: 'Write one with `jianbao init DIR`, or name one with --config FILE.',
  },
  CONFIG_INVALID: {
    says: 'The configuration has faults.',
    fix: 'Mend each line named; docs/configuration.md lists every key.',
  },
  COMPANIES_INVALID: {
    says: 'The list of companies has faults.',
    fix: 'Mend each line named; docs/configuration.md shows an entry.',
  },
  SOURCES_INVALID: {
    says: 'The list of sources has faults.',
    fix: 'Mend each line named; docs/configuration.md shows an entry.',
  },
  OPML_INVALID: {
    says: 'The file is no list of feeds.',
    fix: 'Give an OPML file, as feed readers export it: it begins with <opml and holds an outline for each feed.',
  },
  SEED_INVALID: {
    says: 'A seed article cannot be read.',
    fix: 'Mend the front matter it names, or take the file out of seeds/articles/.',
  },
  SEED_EMPTY: { says: 'The seed file holds no text.', fix: 'Give a .txt, .md or .html file with the article in it.' },
  SEED_FORMAT: {
    says: 'Seed files end in .txt, .md or .html.',
    fix: 'Save the page in one of these formats and import it again.',
  },
  TEMPLATE_UNKNOWN_NAME: {
    says: 'A template uses a name that does not exist.',
    fix: 'Mend the template, or delete it to fall back on the one that comes with jianbao.',
  },
  TEMPLATE_BROKEN: {
    says: 'A template cannot be parsed.',
    fix: 'Mend the template at the line named, or delete it to fall back on the one that comes with jianbao.',
  },
  TEMPLATE_MISSING: { says: 'A template is missing.', fix: 'Put the file back, or restore the templates/ folder.' },
  FETCH_REFUSED: {
    says: 'The address may not be fetched.',
    fix: 'Use a public http or https address; those of the own network need limits.allowPrivateAddresses: true in jianbao.yaml.',
  },
  FETCH_DNS: { says: 'The host name was not found.', fix: 'Check the address and the network of this machine.' },
  FETCH_UNREACHABLE: { says: 'The server could not be reached.', fix: 'Check the network; the next run tries again.' },
  FETCH_TIMEOUT: {
    says: 'The server did not answer in time.',
    fix: 'Raise limits.fetchTimeoutMs, or leave it to the next run.',
  },
  FETCH_STATUS: {
    says: 'The server answered with an error.',
    fix: 'Open the address in a browser; if it moved, mend it in seeds/sources.yaml.',
  },
  FETCH_BLOCKED: {
    says: 'The server refuses readers like this one.',
    fix: 'Ask the outlet for a feed, or switch the source off.',
  },
  FETCH_BROKEN: {
    says: 'The answer came broken.',
    fix: 'Leave it to the next run; if it stays, tell whoever runs the site.',
  },
  FETCH_GONE: {
    says: 'The server says the feed is gone for good.',
    fix: 'Take the source out of seeds/sources.yaml, or find its new address.',
  },
  FETCH_TOO_LARGE: {
    says: 'The answer is larger than the limit.',
    fix: 'Raise limits.fetchMaxBytes, or switch the source off.',
  },
  FETCH_REDIRECTS: {
    says: 'The address redirects in a circle or too often.',
    fix: 'Open it in a browser and enter the address it ends at.',
  },
  FEED_IS_HTML: {
    says: 'The address answers with a web page, not a feed.',
    fix: 'Use a feed address the page names; where it names none, `jianbao sources discover URL` looks for one.',
  },
  FEED_UNKNOWN: {
    says: 'The answer is not a feed that can be read.',
    fix: 'Open the address in a browser; it should show RSS, Atom or JSON Feed.',
  },
  FEED_EMPTY: {
    says: 'The answer holds nothing.',
    fix: 'Leave it to the next run; if it stays, switch the source off.',
  },
  FEED_TOO_COMPLEX: {
    says: 'The feed takes too much time or memory to read.',
    fix: 'Switch the source off and tell its publisher.',
  },
  PAGE_EMPTY: {
    says: 'The page holds no article text.',
    fix: 'Open the address; pages behind a wall or a script cannot be read.',
  },
  PAGE_NO_ENTRIES: {
    says: 'The selectors find no entry with a title and a link on the page.',
    fix: 'See with `jianbao sources try ID` which finds nothing; `jianbao sources discover URL` proposes new ones.',
  },
  PAGE_UNKNOWN: {
    says: 'The page cannot be read.',
    fix: 'Open the address in a browser; leave it out with exclude, or switch the source off.',
  },
  PAGE_OTHER: {
    says: 'The page holds something else than the list said of it.',
    fix: 'Open it in a browser; where the site asks for a login or shows its front page, set readsPages: false.',
  },
  PAGE_TOO_COMPLEX: {
    says: 'The page takes too much time or memory to read.',
    fix: 'Leave it out with exclude, or switch the source off.',
  },
  STORE_LOCKED: {
    says: 'Another program holds the database.',
    fix: 'Wait until it has ended, or stop it, then run the command again.',
  },
  STORE_FULL: {
    says: 'The disk is full; the database took no more.',
    fix: 'Make room on the disk and run the command again; what was collected is safe.',
  },
  STORE_BROKEN: {
    says: 'The database cannot be read or written.',
    fix: 'Check the rights of the data/ folder, or restore it from a backup.',
  },
  STORE_NEWER: {
    says: 'The database was written by a newer jianbao.',
    fix: 'Use that version, or a database of its own.',
  },
  STORE_FOREIGN: {
    says: 'The database belongs to another program.',
    fix: 'Set store in jianbao.yaml to a file of its own, such as sqlite:data/jianbao.db.',
  },
  OUTPUT_UNWRITABLE: {
    says: 'The output folder cannot be written.',
    fix: 'Give this user the right to write there, or set output.folder to another place.',
  },
  OUTPUT_FULL: {
    says: 'The disk is full; no file was replaced by half a file.',
    fix: 'Make room on the disk and run the command again.',
  },
  FILE_UNREADABLE: { says: 'A file cannot be read.', fix: 'Check that it exists and that this user may read it.' },
  RUN_LOCKED: {
    says: 'Another run of this folder is at work.',
    fix: 'Wait until it has ended; if its process is gone, run again: the lock is then taken over.',
  },
  EDITION_UNKNOWN: {
    says: 'There is no such edition.',
    fix: 'See `jianbao editions list`; an edition is named by its week, 2026-W47.',
  },
  EDITION_STALE: {
    says: 'Somebody else changed the edition meanwhile.',
    fix: 'Look at it again with `jianbao editions show`, then repeat the change.',
  },
  EDITION_STATE: {
    says: 'The edition is not in the state this needs.',
    fix: 'See `jianbao editions show`; a draft is approved before it is published, a published edition is changed with `editions correct`.',
  },
  EDITION_EMPTY: {
    says: 'The edition holds no entry.',
    fix: 'Include an entry with `jianbao editions include`, or let this week pass.',
  },
  ITEM_UNKNOWN: {
    says: 'There is no such item, or more than one begins like that.',
    fix: 'Give its address, or the id as `jianbao editions show` or `jianbao export` prints it.',
  },
  ENTRY_UNKNOWN: { says: 'There is no such entry in the edition.', fix: 'See the ids in `jianbao editions show`.' },
  ENTRY_STORY: {
    says: 'Those entries cannot be merged or split so.',
    fix: 'Merge two different entries of news; for a split name some of an entry’s items, never all of them.',
  },
  ENTRY_FIELD: { says: 'That field of an entry cannot be set.', fix: 'Set headline or summary.' },
  NUMBER_UNKNOWN: {
    says: 'No such number waits for a source there.',
    fix: 'Name one of the open places, as it is printed; see `jianbao editions show`.',
  },
  DIGIT_WITHOUT_SOURCE: {
    says: 'A number in the text has no source sentence.',
    fix: 'Change the text, or confirm the number with --source and an address or a reason.',
  },
  APPROVAL_REFUSED: {
    says: 'This approval is refused by the review rule.',
    fix: 'Under two-person somebody who did not change this version must approve it.',
  },
  NOT_APPROVED: {
    says: 'Nothing leaves without an approval.',
    fix: 'Approve the edition with `jianbao editions approve`.',
  },
  WEEK_INVALID: { says: 'That is no ISO week.', fix: 'Write a week as 2026-W47.' },
  WEEK_NOT_OVER: { says: 'That week has not ended yet.', fix: 'Take the last complete week, or wait.' },
  SUBSCRIBER_INVALID: { says: 'That is no mail address.', fix: 'Write an address as name@example.com.' },
  SUBSCRIBER_KNOWN: {
    says: 'This address is on the list already.',
    fix: 'Nothing to do; see `jianbao subscribers export`.',
  },
  SUBSCRIBER_UNKNOWN: { says: 'This address is not on the list.', fix: 'See `jianbao subscribers export`.' },
  SUBSCRIBER_LEFT: {
    says: 'This reader has left; nobody else may put the address back.',
    fix: 'Only a new consent of the reader brings it back: add it with --consent.',
  },
  MAIL_NOT_SET_UP: {
    says: 'Mail by SMTP is not set up.',
    fix: 'Set mail.smtp, mail.from and site.url in jianbao.yaml; until then letters lie in output/outbox/.',
  },
  MAIL_DEFAULT_ADDRESS: {
    says: 'The sender or site address is still the example.',
    fix: 'Set mail.from and site.url in jianbao.yaml to addresses of your own.',
  },
  SMTP_UNREACHABLE: {
    says: 'The mail server could not be reached.',
    fix: 'Check mail.smtp; the letters are kept and the next `deliver` tries again.',
  },
  SMTP_LOGIN: { says: 'The mail server refused the login.', fix: 'Check mail.smtp.user and JIANBAO_SMTP_PASSWORD.' },
  SMTP_SENDER: {
    says: 'The mail server takes no letters from this sender.',
    fix: 'Check mail.from and mail.smtp.user with whoever runs the server; the letters are kept for the next `deliver`.',
  },
  DELIVERY_PAUSED: {
    says: 'Sending was paused: the server refused most of the letters.',
    fix: 'Read its replies above; the same command goes on with the readers who wait.',
  },
  SECRET_FILE: {
    says: 'A file that should hold a secret cannot be read.',
    fix: 'Check the path in the *_FILE variable and its rights.',
  },
  INPUT_JSON: {
    says: 'The line is not a JSON object of the shape this needs.',
    fix: 'Give one JSON object per line; `jianbao inspect --help` shows the shapes.',
  },
  INTERRUPTED: {
    says: 'It was stopped before it was done.',
    fix: 'Run the same command again: what is done already is kept and not done twice.',
  },
  USAGE: { says: 'The command was not understood.', fix: 'See `jianbao --help` or `jianbao COMMAND --help`.' },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof errorCatalogue;

export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/** A failure outside the program, with what its reader can do. */
export class JianbaoError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly fix: string;

  /**
   * @param details what the sentence needs to be useful: a path, an id, a limit; never a secret or a reader's address.
   * A `message` among them is put behind the code's sentence.
   */
  constructor(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown) {
    const entry: Entry = errorCatalogue[code];
    const more = details['message'];
    super(more === undefined ? entry.says : `${entry.says} ${String(more)}`, cause === undefined ? {} : { cause });
    this.name = 'JianbaoError';
    this.code = code;
    this.details = details;
    this.fix = entry.fix;
  }
}
