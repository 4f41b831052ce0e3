/** The names under which the formats keep the same thing, best first. */
const vocabulary = {
  title: ['title', 'dc:title', 'media:title', 'itunes:title'],
  published: [
    'pubdate',
    'published',
    'atom:published',
    'issued',
    'dcterms:issued',
    'dc:date',
    'date',
    'created',
    'dcterms:created',
    'dcterms:available',
  ],
  updated: ['updated', 'atom:updated', 'modified', 'dcterms:modified', 'lastbuilddate'],
  content: ['content:encoded', 'xhtml:body', 'body', 'fullitem', 'content', 'atom:content', 'xhtml:div'],
  description: ['description'],
  summary: ['summary'],
  moreSummaries: ['itunes:summary', 'dc:description', 'atom:summary', 'media:description', 'itunes:subtitle'],
  author: ['author', 'dc:creator', 'dc:author', 'itunes:author', 'atom:author', 'media:credit'],
  name: ['name', 'atom:name'],
  email: ['email', 'atom:email'],
  id: ['guid', 'id', 'atom:id', 'dc:identifier'],
  guid: ['guid'],
  link: ['link'],
  atomLink: ['atom:link'],
  category: ['category', 'dc:subject', 'itunes:category', 'atom:category', 'media:category'],
  enclosure: ['enclosure'],
  mediaGroup: ['media:group'],
  mediaContent: ['media:content'],
  source: ['source', 'atom:source'],
  sourceTitle: ['title', 'atom:title'],
  publisher: ['dc:publisher', 'dc:source', '?:source'],
  language: ['language', 'dc:language'],
} as const;

/** Of each list the names that the document at hand may hold: most are in no feed, and need not be looked for. */
export type Words = Readonly<Record<keyof typeof vocabulary, readonly string[]>>;

export function wordsIn(document: { mayHold(key: string): boolean }): Words {
  const kept = Object.entries(vocabulary).map(([kind, keys]) => [kind, keys.filter((key) => document.mayHold(key))]);
  return Object.fromEntries(kept) as Words;
}
