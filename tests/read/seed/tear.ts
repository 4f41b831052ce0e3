/** Chance that repeats: mulberry32. */
export function chanceFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Torn {
  /** The page as a column by column extraction gives it. */
  readonly text: string;
  /** What was one sentence: the end of one piece and the beginning of the other. */
  readonly tears: readonly { readonly before: string; readonly after: string }[];
}

const sideLabel = /^(?:纵深|链接|相关链接|业内观点|记者手记|评论|数说|背景|分析|点评|观察)$/;
const isBody = (text: string): boolean => text.length > 40 && /[。？！]$/.test(text);

/** Articles of a page, each as its main text and its side column; a side column ends at a credit line. */
function flowsOf(paragraphs: readonly string[]): string[][][] {
  const groups: string[][][] = [[[], []]];
  let isSide = false;
  for (const paragraph of paragraphs) {
    const [main, side] = groups.at(-1)!;
    if (sideLabel.test(paragraph)) isSide = true;
    if (/综合.*、/.test(paragraph) && !paragraph.includes('。')) {
      (isSide ? side! : main!).push(paragraph);
      groups.push([[], []]);
      isSide = false;
    } else (isSide ? side! : main!).push(paragraph);
  }
  return groups.filter((group) => group.some((flow) => flow.length > 0));
}

/** Characters in a line of a printed column. */
const narrowest = 12;
const widest = 20;

/**
 * A line's end inside a sentence: columns break between lines. The first line is indented by two characters, no line
 * begins with closing punctuation, and none breaks inside a number.
 */
function placeIn(text: string, chance: () => number): number {
  for (;;) {
    const width = narrowest + Math.floor(chance() * (widest - narrowest + 1));
    const lines = Math.ceil((text.length + 2) / width);
    let at = (1 + Math.floor(chance() * (lines - 1))) * width - 2;
    while (
      /^[。！？，、；：”》）%\s]/.test(text.slice(at)) ||
      (/[\d.]$/.test(text.slice(0, at)) && /^[\d.]/.test(text.slice(at)))
    )
      at += 1;
    const isInside = at < text.length - 1 && !/[。！？”]$/.test(text.slice(0, at));
    if (isInside) return at;
  }
}

type Tears = { before: string; after: string }[];

/** Cuts a flow in two inside a sentence of one of its paragraphs; longer paragraphs are hit more often. */
function tornInTwo(flow: readonly string[], chance: () => number, tears: Tears): [string[], string[]] {
  const bodies = flow.flatMap((paragraph, at) => (isBody(paragraph) ? [at] : []));
  const length = bodies.reduce((sum, at) => sum + flow[at]!.length, 0);
  let left = chance() * length;
  const place = bodies.find((at) => (left -= flow[at]!.length) <= 0) ?? bodies.at(-1)!;
  const paragraph = flow[place]!;
  const at = placeIn(paragraph, chance);
  const isInsideWord = /[A-Za-z]$/.test(paragraph.slice(0, at)) && /^[A-Za-z]/.test(paragraph.slice(at));
  const before = `${paragraph.slice(0, at)}${isInsideWord ? '-' : ''}`;
  const after = paragraph.slice(at);
  tears.push({ before, after });
  return [
    [...flow.slice(0, place), before],
    [after, ...flow.slice(place + 1)],
  ];
}

/** Cuts a flow in two in front of a heading. */
function partedInTwo(flow: readonly string[], chance: () => number): [string[], string[]] {
  const places = flow.flatMap((paragraph, at) =>
    at > 3 && !isBody(paragraph) && isBody(flow[at + 1] ?? '') ? [at] : [],
  );
  const at = places[Math.floor(chance() * places.length)] ?? flow.length;
  return [flow.slice(0, at), flow.slice(at)];
}

const ways = ['main', 'side', 'both', 'turn', 'sideTurn', 'title', 'late'] as const;

/**
 * Tears a page as the extraction of a printed page does. Main text and side column run through the same columns, and what
 * stands in one column comes out together; so pieces of the one lie between pieces of the other.
 *
 * - main: the main text breaks inside a sentence, the side column stands whole between its halves
 * - side: the side column breaks inside a sentence, and half of the main text stands between its halves
 * - both: both break inside a sentence
 * - turn: the main text breaks inside a sentence and goes on at once, as a paragraph of its own
 * - title: as side, and the heading of the side column stands over its second half only
 * - sideTurn: as turn, in the side column
 * - late: the first words of the side column come out last, behind the credit line
 */
export function tear(page: string, seed: number): Torn {
  const chance = chanceFrom(seed);
  const tears: Tears = [];
  const pieces = flowsOf(page.trim().split(/\n[ \t]*\n/)).flatMap(([main = [], side = []]) => {
    const hasSide = side.some(isBody);
    const kind = ways[Math.floor(chance() * ways.length)]!;
    if (kind === 'side' && hasSide) {
      const [left, right] = partedInTwo(main, chance);
      const [top, bottom] = tornInTwo(side, chance, tears);
      return [left, top, right, bottom];
    }
    if (kind === 'both' && hasSide) {
      const [left, right] = tornInTwo(main, chance, tears);
      const [top, bottom] = tornInTwo(side, chance, tears);
      return [left, top, right, bottom];
    }
    if (kind === 'late' && hasSide) {
      const first = side.findIndex(isBody);
      const [top, bottom] = tornInTwo(side, chance, tears);
      return [main, side.slice(0, first), bottom, top.slice(first)];
    }
    if (kind === 'title' && hasSide) {
      const [left, right] = partedInTwo(main, chance);
      const [top, bottom] = tornInTwo(side, chance, tears);
      const first = side.findIndex(isBody);
      return [left, side.slice(0, 1), top.slice(first), right, side.slice(1, first), bottom];
    }
    if (kind === 'sideTurn' && hasSide) return [main, ...tornInTwo(side, chance, tears)];
    const [left, right] = tornInTwo(main, chance, tears);
    return kind === 'turn' || !hasSide ? [left, right, side] : [left, side, right];
  });
  return { text: `${pieces.flat().join('\n\n')}\n`, tears };
}
