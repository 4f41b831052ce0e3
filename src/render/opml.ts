/** One line of a list of feeds. */
export interface OutlineFeed {
  readonly title: string;
  /** What any reader may fetch; null: nothing but jianbao can follow it. */
  readonly feedUrl: string | null;
  /** A page for people. */
  readonly htmlUrl: string | null;
  /** `zh-Hans`, `en`. */
  readonly language: string;
  /** Whatever else jianbao needs to have the same source again; written as `jianbao:…`. */
  readonly own: Readonly<Record<string, unknown>>;
}

export interface OutlineFolder {
  readonly name: string;
  readonly feeds: readonly OutlineFeed[];
}

/** Address of the words before which `jianbao:` stands; nothing is fetched from it. */
export const opmlNamespace = 'https://jianbao.example/ns/sources';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML forbids most control characters even as references; line breaks would be read as spaces. */
function attribute(name: string, value: string): string {
  // oxlint-disable-next-line no-control-regex
  const allowed = value.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  const text = allowed.replaceAll(/[&<>"]/g, (mark) => escapes[mark]!);
  return ` ${name}="${text.replaceAll(/[\t\n\r]/g, (mark) => `&#${mark.charCodeAt(0)};`)}"`;
}

/** Text as it is, unless it could be taken for something else when it is read again. */
function valueText(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null';
  try {
    JSON.parse(value);
    return JSON.stringify(value);
  } catch {
    return value;
  }
}

function outline(feed: OutlineFeed): string {
  const { title, feedUrl, htmlUrl, language, own } = feed;
  const kebab = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return [
    '<outline',
    // `type` says how the rest is to be read: readers pass over what is none of theirs.
    attribute('type', feedUrl === null ? 'jianbao' : 'rss'),
    attribute('text', title),
    attribute('title', title),
    feedUrl === null ? '' : attribute('xmlUrl', feedUrl),
    htmlUrl === null ? '' : attribute('htmlUrl', htmlUrl),
    attribute('language', language),
    ...Object.entries(own)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => attribute(`jianbao:${kebab(key)}`, valueText(value))),
    '/>',
  ].join('');
}

/**
 * A list of feeds as OPML 2.0, which every feed reader takes.
 *
 * @param folders in order; one without feeds is left out
 * @param createdAt UTC milliseconds
 */
export function renderOpml(title: string, folders: readonly OutlineFolder[], createdAt: number): string {
  const created = new Date(createdAt).toUTCString();
  const parts = folders.filter(({ feeds }) => feeds.length > 0);
  const body = parts.map(
    ({ name, feeds }) =>
      `    <outline${attribute('text', name)}${attribute('title', name)}>\n` +
      `${feeds.map((feed) => `      ${outline(feed)}\n`).join('')}    </outline>\n`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0" xmlns:jianbao="${opmlNamespace}">\n` +
    `  <head>\n    <title>${title.replaceAll(/[&<>"]/g, (mark) => escapes[mark]!)}</title>\n` +
    `    <dateCreated>${created}</dateCreated>\n  </head>\n  <body>\n${body.join('')}  </body>\n</opml>\n`
  );
}
