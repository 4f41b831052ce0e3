import { JianbaoError } from '../../errors.ts';
import { decodeText } from '../charset.ts';
import { decodeEntities, mendControls } from '../entities.ts';
import { shortened } from '../title.ts';
import { childrenOf, firstOf, isElement, readTree, type Element } from '../xml/tree.ts';

/** A value of JSON. */
type OwnValue = string | number | boolean | null | readonly OwnValue[] | { readonly [key: string]: OwnValue };

/** A feed that stands in an OPML file. */
export interface OpmlFeed {
  /** Plain text on one line; null where the file gives none. */
  readonly title: string | null;
  /** As written, without `feed:` before it, `{rsshub}/…` for a route of an RSSHub; empty where only `own` says what is read. */
  readonly url: string;
  readonly htmlUrl: string | null;
  readonly language: string | null;
  /** Names of the folders around it, outermost first. */
  readonly folders: readonly string[];
  /** Line of its outline, from 1; null where the file is too broken to tell. */
  readonly line: number | null;
  /** What jianbao itself wrote beside the address: `jianbao:reads-pages="true"` is `readsPages: true`. */
  readonly own: Readonly<Record<string, OwnValue>>;
}

/** An outline that names no feed one could follow. */
export interface OpmlUnread {
  readonly title: string | null;
  readonly line: number | null;
  /** `no-address`: looks like a feed and gives none; `no-web-address`: neither http nor https; `link`: a web page, or
   * another list; `foreign-rules`: a web page that another reader takes apart by rules of its own; `too-deep`: outlines
   * that were not reached, all told once. */
  readonly reason: 'no-address' | 'no-web-address' | 'link' | 'foreign-rules' | 'too-deep';
  /** What stands where the address belongs. */
  readonly address: string | null;
}

interface Opml {
  readonly title: string | null;
  /** In the order of the file, twice where they stand twice. */
  readonly feeds: readonly OpmlFeed[];
  readonly unread: readonly OpmlUnread[];
}

/** Longest name taken over, in characters: what is longer is a description in the wrong place. */
const longestName = 120;

const outlineTag = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<outline(?=[\s/>])/gi;

/** Lines on which outlines begin, in order. */
function outlineLines(text: string): readonly number[] {
  const lines: number[] = [];
  let line = 1;
  let lineEnd = text.indexOf('\n');
  for (const match of text.matchAll(outlineTag)) {
    while (lineEnd !== -1 && lineEnd < match.index) {
      line += 1;
      lineEnd = text.indexOf('\n', lineEnd + 1);
    }
    if (!match[0].startsWith('<!')) lines.push(line);
  }
  return lines;
}

/** Outlines with an address that nobody closed would stand in each other: they end where they begin. */
function closeFeeds(text: string): string {
  const open = text.match(/<outline(?=[\s>])[^<>]*[^/<>]>/gi)?.length ?? 0;
  const closed = text.match(/<\/outline\s*>/gi)?.length ?? 0;
  if (open <= closed) return text;
  // Two steps, for one pattern with the address in the middle takes the square of a tag that never ends.
  return text.replaceAll(/<outline\s[^<>]*[^/<>]>/gi, (tag) =>
    /\b(?:xmlUrl|url)\s*=/i.test(tag) ? `${tag.slice(0, -1)}/>` : tag,
  );
}

function nameFrom(text: string | undefined): string | null {
  const plain = mendControls((text ?? '').replaceAll(/<\/?[a-z][^<>]*>/gi, ' '))
    .replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\s]+/gu, ' ')
    .trim();
  return plain === '' ? null : shortened(plain, longestName);
}

/** `reads-pages` is `readsPages`; what is no JSON is text. */
function ownOf(attributes: Readonly<Record<string, string>>): Readonly<Record<string, OwnValue>> {
  const own: Record<string, OwnValue> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (!/^jianbao:[a-z][a-z-]{0,50}$/.test(name)) continue;
    const key = name.slice(8).replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    try {
      own[key] = JSON.parse(value) as OwnValue;
    } catch {
      own[key] = value;
    }
  }
  return own;
}

/**
 * `feed://a.example/` and `feed:https://a.example/` are how browsers once handed an address to a reader; `rsshub://36kr`
 * is a route of whatever RSSHub there is.
 */
function addressFrom(written: string): string {
  return written
    .trim()
    .replace(/^feed:\/\//i, 'http://')
    .replace(/^feed:(?=https?:)/i, '')
    .replace(/^rsshub:\/\/+(?=.)/i, '{rsshub}/');
}

class Walker {
  readonly feeds: OpmlFeed[] = [];
  readonly unread: OpmlUnread[] = [];
  seen = 0;
  private readonly lines: readonly number[];

  constructor(lines: readonly number[]) {
    this.lines = lines;
  }

  private look(node: Element, folders: readonly string[], line: number | null): 'feed' | 'folder' {
    const { attributes } = node;
    const title = nameFrom(attributes['text']) ?? nameFrom(attributes['title']);
    const type = (attributes['type'] ?? '').trim().toLowerCase();
    const feedAddress = attributes['xmlurl'] ?? attributes['feedurl'] ?? '';
    const isPage = type === 'link' || type === 'include';
    const address = addressFrom(feedAddress.trim() === '' && !isPage ? (attributes['url'] ?? '') : feedAddress);
    const own = ownOf(attributes);
    if (address === '' && own['id'] === undefined) {
      const hasParts = childrenOf(node, 'outline').length > 0;
      if (isPage) this.unread.push({ title, line, reason: 'link', address: attributes['url'] ?? null });
      else if (!hasParts && (type !== '' || attributes['xmlurl'] !== undefined || attributes['htmlurl'] !== undefined))
        this.unread.push({ title, line, reason: 'no-address', address: null });
      return 'folder';
    }
    // FreshRSS: `HTML+XPath`, `JSON+DotPath`.
    if (/^(?:html|json|xml)\+/.test(type)) {
      this.unread.push({ title, line, reason: 'foreign-rules', address });
      return 'feed';
    }
    const url = URL.parse(address.replace('{rsshub}', 'https://rsshub.example'));
    if (address !== '' && (url === null || !/^https?:$/.test(url.protocol))) {
      this.unread.push({ title, line, reason: 'no-web-address', address });
      return 'feed';
    }
    const htmlUrl = attributes['htmlurl']?.trim() ?? '';
    const language = attributes['language']?.trim() ?? '';
    this.feeds.push({
      title,
      url: address,
      htmlUrl: htmlUrl === '' ? null : htmlUrl,
      language: language === '' || /^unknown$/i.test(language) ? null : language,
      folders,
      line,
      own,
    });
    return 'feed';
  }

  walk(node: Element, folders: readonly string[]): void {
    for (const child of node.children) {
      if (!isElement(child)) continue;
      let inside = folders;
      if (child.name === 'outline') {
        const line = this.lines[this.seen] ?? null;
        this.seen += 1;
        const name = nameFrom(child.attributes['text']) ?? nameFrom(child.attributes['title']);
        if (this.look(child, folders, line) === 'folder' && name !== null) inside = [...folders, name];
      }
      this.walk(child, inside);
    }
  }
}

/**
 * Reads a list of feeds as other readers export it: OPML 1.0, 1.1 and 2.0, in any charset, as far as it can be read.
 * Folders may be nested, attribute names written in any case, `&` bare, the address in `url`, ends missing.
 *
 * @returns what can be followed, and each outline that looks like a feed and cannot, with the reason; other lists that
 * are only pointed to (`type="include"`) are not fetched
 * @throws JianbaoError OPML_INVALID when there is no outline at all
 */
export function readOpml(bytes: Uint8Array): Opml {
  const text = decodeText(bytes, null, null);
  const root = /<opml(?=[\s>])/i.exec(text)?.index ?? -1;
  const first = root >= 0 ? root : (/<(?:body>\s*<)?outline(?=\s)/i.exec(text)?.index ?? -1);
  if (first < 0) throw new JianbaoError('OPML_INVALID');
  const closed = closeFeeds(text.slice(first));
  const tree = readTree(root >= 0 ? closed : `<opml>${closed}`, text.slice(0, first));
  if (tree === null) throw new JianbaoError('OPML_INVALID');
  const lines = outlineLines(text);
  // A `<outline` inside of a title would move all that follow: then no line is better than a wrong one.
  const walker = new Walker(lines);
  walker.walk(tree.root, []);
  const isExact = lines.length === walker.seen;
  const placed = <Part extends { readonly line: number | null }>(part: Part): Part =>
    isExact ? part : { ...part, line: null };
  const head = firstOf(tree.root, 'head');
  const titleNode = head === null ? null : firstOf(head, 'title');
  const title = titleNode?.children
    .map((child) => (isElement(child) ? '' : child.isCdata ? child.text : decodeEntities(child.text)))
    .join('');
  const unread = walker.unread.map(placed);
  const missed = lines.length - walker.seen;
  if (missed > 0) unread.push({ title: null, line: null, reason: 'too-deep', address: `${missed} outlines` });
  return { title: nameFrom(title), feeds: walker.feeds.map(placed), unread };
}
