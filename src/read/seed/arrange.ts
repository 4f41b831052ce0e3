import type { Block } from './blocks.ts';
import { isLoose, joinedText, openerOf } from './joints.ts';
import type { Joint } from './joints.ts';

interface Chain {
  /** Places of the pieces, first to last. */
  readonly pieces: readonly number[];
  /** Place at which the whole paragraph stands. */
  readonly place: number;
  /** Paragraphs that stood behind the last piece and come with it. */
  readonly followers: readonly number[];
}

function chainsOf(blocks: readonly Block[], joints: readonly Joint[]): Chain[] {
  const next = new Map(joints.map(({ head, tail }) => [head, tail]));
  const tails = new Set(joints.map(({ tail }) => tail));
  const starts = joints.map(({ head }) => head).filter((head) => !tails.has(head));
  return starts.map((start) => {
    const pieces = [start];
    for (let at = next.get(start); at !== undefined; at = next.get(at)) pieces.push(at);
    const last = pieces.at(-1)!;
    const goesToTail = isLoose(blocks, start) && !isLoose(blocks, pieces[1]!);
    const followers: number[] = [];
    if (!goesToTail && last !== start + 1) {
      for (let at = last + 1; blocks[at]?.kind === 'body' && !tails.has(at); at++) followers.push(at);
    }
    return { pieces, place: goesToTail ? pieces[1]! : start, followers };
  });
}

/**
 * Headings whose text went to a side column that had none: the column's label stood in one newspaper column, its heading
 * and the rest in the next.
 *
 * @returns place of the heading by that of the label
 */
function headingsOfLabels(blocks: readonly Block[], chains: readonly Chain[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const { pieces, followers } of chains) {
    const label = openerOf(blocks, pieces[0]!);
    const last = pieces.at(-1)!;
    const heading = last - 1;
    const hasMore = blocks[(followers.at(-1) ?? last) + 1]?.kind === 'body';
    if (blocks[label]?.kind === 'label' && blocks[heading]?.kind === 'heading' && heading > pieces[0]! && !hasMore) {
      found.set(label, heading);
    }
  }
  return found;
}

/**
 * Puts the blocks of a torn page in reading order.
 *
 * @param joints from `findJoints`
 * @returns each torn paragraph whole and once. It stands where it begins, and the paragraphs behind its end come with it;
 * a beginning that hangs loose behind a credit line goes to its end instead.
 */
export function arrange(blocks: readonly Block[], joints: readonly Joint[]): Block[] {
  const chains = chainsOf(blocks, joints);
  const headings = headingsOfLabels(blocks, chains);
  const chainAt = new Map(chains.map((chain) => [chain.place, chain]));
  const away = new Set(
    chains.flatMap(({ pieces, place, followers }) => [...pieces.filter((at) => at !== place), ...followers]),
  );
  for (const heading of headings.values()) away.add(heading);
  const done = new Set<number>();
  const arranged: Block[] = [];
  const put = (at: number): void => {
    if (done.has(at)) return;
    done.add(at);
    const chain = chainAt.get(at);
    const block = blocks[at]!;
    if (chain === undefined) arranged.push(block);
    else {
      for (const piece of chain.pieces) done.add(piece);
      arranged.push({ kind: 'body', text: joinedText(blocks, chain.pieces), level: null });
      for (const follower of chain.followers) put(follower);
    }
    const heading = headings.get(at);
    if (heading !== undefined) put(heading);
  };
  for (const at of blocks.keys()) if (!away.has(at)) put(at);
  // Two chains that come with each other would both wait for the other.
  for (const at of blocks.keys()) put(at);
  return arranged;
}
