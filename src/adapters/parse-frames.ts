import { deserialize, serialize } from 'node:v8';

import type { ErrorCode, ErrorDetails } from '../errors.ts';
import type { Feed, FeedItem } from '../model/feed.ts';
import type { Discovered, ListReading, Page } from '../model/page.ts';
import type { ListOptions, PageOptions, ParseOptions } from '../ports/parser.ts';

/** What can be asked for, and what comes back. */
export interface Readings {
  readonly feed: Feed;
  readonly page: Page;
  readonly list: ListReading;
  readonly discover: Discovered;
}

export type Job =
  | { readonly kind: 'feed'; readonly options: ParseOptions }
  | { readonly kind: 'page'; readonly options: PageOptions }
  | { readonly kind: 'list'; readonly options: ListOptions }
  | { readonly kind: 'discover'; readonly options: ParseOptions };

export type Answer =
  /** The reader of this kind is there; only the first job of a kind is told so. */
  | { readonly kind: 'loaded' }
  /** The next items of a feed; its reading comes behind them, with the last. */
  | { readonly kind: 'items'; readonly items: readonly FeedItem[] }
  | { readonly kind: 'read'; readonly reading: Readings[keyof Readings] }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails }
  | { readonly kind: 'broken'; readonly message: string; readonly stack: string };

/** Before each job: length of the job, length of the document, 4 bytes each. Before each answer: its length. */
export const jobHeadBytes = 8;
const answerHeadBytes = 4;

/** The job as it goes before its document, whose bytes follow as they are. */
export function jobFrame(job: Job, documentBytes: number): Uint8Array {
  const body = serialize(job);
  const head = Buffer.alloc(jobHeadBytes);
  head.writeUInt32LE(body.length, 0);
  head.writeUInt32LE(documentBytes, 4);
  return Buffer.concat([head, body]);
}

export function answerFrame(answer: Answer): readonly Uint8Array[] {
  const body = serialize(answer);
  const head = Buffer.alloc(answerHeadBytes);
  head.writeUInt32LE(body.length);
  return [head, body];
}

/** Characters of text in one piece of a feed, about. */
const pieceLength = 500_000;

/**
 * A large feed goes in pieces: in one, both processes would hold it twice, as objects and as bytes.
 *
 * @returns the pieces before the last, and the feed with the items that are left
 */
export function piecesOf(feed: Feed): { readonly pieces: readonly (readonly FeedItem[])[]; readonly last: Feed } {
  const pieces: (readonly FeedItem[])[] = [];
  let begin = 0;
  let length = 0;
  for (const [index, { title, summary, content }] of feed.items.entries()) {
    length += (title?.length ?? 0) + (summary?.length ?? 0) + (content?.length ?? 0) + 200;
    if (length < pieceLength) continue;
    pieces.push(feed.items.slice(begin, index + 1));
    begin = index + 1;
    length = 0;
  }
  return { pieces, last: pieces.length === 0 ? feed : { ...feed, items: feed.items.slice(begin) } };
}

/** Room that is kept from answer to answer. */
const keptBytes = 2_000_000;

/** Puts answers together from the pieces a pipe gives; each byte is copied once, to its place in an answer. */
export class AnswerReader {
  private readonly head = Buffer.alloc(answerHeadBytes);
  private room = Buffer.alloc(0);
  private body: Buffer | null = null;
  private filled = 0;

  /** @returns the answers that are whole now */
  take(piece: Buffer): readonly Answer[] {
    const answers: Answer[] = [];
    for (let at = 0; at < piece.length;) {
      const target = this.body ?? this.head;
      const copied = piece.copy(target, this.filled, at);
      at += copied;
      this.filled += copied;
      if (this.filled < target.length) break;
      this.filled = 0;
      if (this.body === null) {
        this.body = this.roomFor(this.head.readUInt32LE());
        continue;
      }
      answers.push(deserialize(this.body) as Answer);
      this.body = null;
    }
    return answers;
  }

  private roomFor(length: number): Buffer {
    if (length > keptBytes) return Buffer.allocUnsafeSlow(length);
    // What is read out of it are copies, so the next answer may lie in the same place.
    if (length > this.room.length) this.room = Buffer.allocUnsafeSlow(Math.min(keptBytes, length * 2));
    return this.room.subarray(0, length);
  }
}
