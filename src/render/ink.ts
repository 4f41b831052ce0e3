import type { Line, Span } from '../model/edition.ts';
import { escapeHtml, inert, join, plain, rich, type Rich } from './html.ts';
import type { Place } from './numbering.ts';

export type Direction = 'up' | 'down' | null;

/**
 * How one kind of output writes a piece of a line. All outputs of an edition are built from the same view; only the
 * ink differs, so that page, letter, text and feeds say the same sentences with the same figures.
 */
export interface Ink {
  readonly text: (text: string) => Rich;
  /** `place` leads to the sheet with the source sentence. */
  readonly figure: (text: string, place: Place, itemId: string) => Rich;
  readonly time: (text: string, iso: string, hint?: string) => Rich;
  readonly name: (text: string) => Rich;
  readonly count: (text: string) => Rich;
  readonly unsourced: (text: string) => Rich;
  readonly link: (label: Rich, url: string) => Rich;
  /** A change with its arrow; red is up, green is down. `spoken` is the word for the arrow. */
  readonly moved: (value: Rich, direction: Direction, spoken: string) => Rich;
  /** Small print beside a value. */
  readonly note: (text: Rich) => Rich;
  readonly strong: (text: Rich) => Rich;
  /** A few words that stay on one line: 约408.7亿港元. */
  readonly keep: (text: Rich) => Rich;
  /** The figure inside its source sentence. */
  readonly marked: (text: string) => Rich;
  /** Whether a figure has been written; not asked where nothing leads back to it. */
  readonly shows?: (place: Place) => boolean;
}

/** Where the text of a figure leads; null when no sentence of the edition holds its digits. */
export type Tie = (figure: string, text: string) => { readonly place: Place; readonly itemId: string } | null;

/** Writes one figure; without a sentence to lead to it is written as unsourced. */
export function writeFigure(figure: string, text: string, ink: Ink, tie: Tie): Rich {
  const tied = tie(figure, text);
  return tied === null ? ink.unsourced(text) : ink.figure(text, tied.place, tied.itemId);
}

/** A word of doubt that belongs to the figure behind it. */
const doubt = /(?:大约|约|将近|接近|近|超过|超|逾|不足|不到|突破)$/;

const closing = /^[，。、；：）”？！]/;

/** Writes a span; `tail` is punctuation that stays with a figure. */
function writeSpan(span: Span, before: string, tail: string, ink: Ink, tie: Tie): Rich {
  switch (span.kind) {
    case 'text':
      return ink.text(span.text);
    case 'figure': {
      const figure = writeFigure(span.figure, span.text, ink, tie);
      return before + tail === '' ? figure : ink.keep(join([ink.text(before), figure, ink.text(tail)]));
    }
    case 'time':
      return ink.time(span.text, span.iso);
    case 'name':
      return ink.name(span.text);
    case 'count':
      return ink.count(span.text);
    case 'unsourced':
      return ink.unsourced(span.text);
    default:
      return span satisfies never;
  }
}

function writeSpans(line: Line, keepsTails: boolean, ink: Ink, tie: Tie): Rich {
  const textAt = (index: number): string => {
    const span = line[index];
    return span?.kind === 'text' ? span.text : '';
  };
  const tailOf = (index: number): string =>
    keepsTails && line[index]?.kind === 'figure' ? (closing.exec(textAt(index + 1))?.[0] ?? '') : '';
  const doubtOf = (index: number): string =>
    line[index]?.kind === 'figure' ? (doubt.exec(textAt(index - 1))?.[0] ?? '') : '';
  return join(
    line.map((span, index) => {
      if (span.kind !== 'text') return writeSpan(span, doubtOf(index), tailOf(index), ink, tie);
      const end = span.text.length - doubtOf(index + 1).length;
      return ink.text(span.text.slice(tailOf(index - 1).length, end));
    }),
  );
}

/** Writes a line: each span in the way its kind asks for; a figure stays with its word of doubt. */
export function writeLine(line: Line, ink: Ink, tie: Tie): Rich {
  return writeSpans(line, false, ink, tie);
}

/**
 * Writes a headline. Its clauses are kept whole by the style sheet, and browsers then break between a figure and the
 * comma behind it: there the two stay together.
 */
export function writeHeadline(line: Line, ink: Ink, tie: Tie): Rich {
  return writeSpans(line, true, ink, tie);
}

/** The characters of a line, for titles and subjects. */
export function lineText(line: Line): string {
  return plain(line.map((span) => span.text).join(''));
}

/** An attribute's value, quotes included. */
function quoted(value: string): string {
  return `"${escapeHtml(value)}"`;
}

const arrows = { up: '▲', down: '▼' } as const;

/**
 * Ink of one page: make one for each. The first use of each figure carries the id its sheet returns to.
 *
 * @param noSource said of a digit without a source
 */
export function pageInk(noSource = ''): Ink {
  const used = new Set<string>();
  const hint = noSource === '' ? '' : ` title=${quoted(noSource)}`;
  return {
    text: escapeHtml,
    figure: (text, place, itemId) => {
      const id = used.has(place.key) ? '' : ` id="r-${place.key}"`;
      used.add(place.key);
      return rich(
        `<a class="fig"${id} data-source=${quoted(itemId)} data-n="${place.number}" href="#${place.key}">${escapeHtml(text)}</a>`,
      );
    },
    time: (text, iso, hint) =>
      rich(
        `<time datetime=${quoted(iso)}${hint === undefined ? '' : ` title=${quoted(hint)}`}>${escapeHtml(text)}</time>`,
      ),
    name: (text) => rich(`<span data-name>${escapeHtml(text)}</span>`),
    count: (text) => rich(`<span data-count>${escapeHtml(text)}</span>`),
    unsourced: (text) => rich(`<mark class="unsourced"${hint}>${escapeHtml(text)}</mark>`),
    link: (label, url) => rich(`<a href=${quoted(url)}>${label}</a>`),
    moved: (value, direction, spoken) =>
      direction === null
        ? value
        : rich(
            `<span class="${direction}"><span aria-hidden="true">${arrows[direction]}</span><span class="vh">${escapeHtml(spoken)}</span>&nbsp;${value}</span>`,
          ),
    note: (text) => rich(`<span class="note">${text}</span>`),
    strong: (text) => rich(`<strong>${text}</strong>`),
    keep: (text) => rich(`<span class="nowrap">${text}</span>`),
    marked: (text) => rich(`<mark>${escapeHtml(text)}</mark>`),
    shows: (place) => used.has(place.key),
  };
}

function mailText(text: string): Rich {
  return escapeHtml(inert(text));
}

/**
 * Ink of letters: figures lead to the web page, because a letter's own anchors do not work in half of the readers.
 *
 * @param address of the edition's page, with its slash at the end
 */
export function letterInk(address: string): Ink {
  const cell = (kind: string, text: Rich): Rich => rich(`<span class="${kind}">${text}</span>`);
  return {
    text: mailText,
    figure: (text, place) => rich(`<a class="f" href=${quoted(`${address}#${place.key}`)}>${mailText(text)}</a>`),
    time: mailText,
    name: mailText,
    count: mailText,
    unsourced: mailText,
    // Mail filters distrust a letter that leads to an unencrypted address; the web version has that link.
    link: (label, url) =>
      /^(?:https|mailto):/.test(url) ? rich(`<a class="l" href=${quoted(url)}>${label}</a>`) : label,
    moved: (value, direction) =>
      direction === null ? value : rich(`<span class="${direction}">${arrows[direction]}&nbsp;${value}</span>`),
    note: (text) => cell('m', text),
    strong: (text) => rich(`<b>${text}</b>`),
    keep: (text) => cell('nw', text),
    marked: mailText,
  };
}

/**
 * Ink of feed content: plain markup that every reader's allow-list keeps, no class and no relative address. Attributes
 * stand in single quotes: JSON puts a backslash before double ones, and whoever looks for links in the raw file would
 * take it for a part of the address.
 */
export function feedInk(address: string): Ink {
  return {
    text: mailText,
    figure: (text, place) => rich(`<a href='${escapeHtml(`${address}#${place.key}`)}'>${mailText(text)}</a>`),
    time: mailText,
    name: mailText,
    count: mailText,
    unsourced: mailText,
    link: (label, url) => rich(`<a href='${escapeHtml(url)}'>${label}</a>`),
    moved: (value, direction) => (direction === null ? value : rich(`${arrows[direction]} ${value}`)),
    note: (text) => text,
    strong: (text) => rich(`<strong>${text}</strong>`),
    keep: (text) => text,
    marked: mailText,
  };
}

function bareText(text: string): Rich {
  return rich(inert(text));
}

/** Ink of plain text. Arrows say what colour says elsewhere. */
export function textInk(): Ink {
  return {
    text: bareText,
    figure: bareText,
    time: bareText,
    name: bareText,
    count: bareText,
    unsourced: bareText,
    link: (label) => label,
    moved: (value, direction) => (direction === null ? value : rich(`${arrows[direction]} ${value}`)),
    note: (text) => text,
    strong: (text) => text,
    keep: (text) => text,
    marked: bareText,
  };
}

function markdownText(text: string): Rich {
  return rich(inert(text).replaceAll(/[\\`*_[\]<>#|~]/g, '\\$&'));
}

/** Ink of Markdown: figures lead to the page that lies beside the file. */
export function markdownInk(): Ink {
  return {
    ...textInk(),
    text: markdownText,
    figure: (text, place) => rich(`[${markdownText(text)}](index.html#${place.key})`),
    time: markdownText,
    name: markdownText,
    count: markdownText,
    unsourced: markdownText,
    link: (label, url) => rich(`[${label}](<${url.replaceAll(/[<>]/g, encodeURIComponent)}>)`),
    strong: (text) => rich(`**${text}**`),
    marked: (text) => rich(`**${markdownText(text)}**`),
  };
}
