import type { Subscriber, Letter } from '../model/letter.ts';

/** A letter ready for the wire: CRLF line ends, headers ASCII. */
export interface RawMessage {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly raw: Uint8Array;
}

export type Sent =
  | { readonly kind: 'accepted'; readonly reply: string }
  | { readonly kind: 'deferred'; readonly reply: string }
  | { readonly kind: 'rejected'; readonly reply: string }
  /** Cut after the final dot: the server may have it. Never sent again by itself. */
  | { readonly kind: 'uncertain'; readonly reply: string };

/** Makes the message of one letter for one subscriber; the same arguments give the same bytes. */
export interface Composer {
  /** The Message-ID of a letter to a subscriber: the same on every try. */
  messageId(letterId: string, subscriberId: string): string;
  compose(letter: Letter, subscriber: Subscriber): Promise<RawMessage>;
}

export interface Post {
  /** `beforeDot` is called, and awaited, when all is ready and before the message's last byte may leave. @throws JianbaoError SMTP_UNREACHABLE, SMTP_LOGIN */
  send(message: RawMessage, beforeDot: () => Promise<void>): Promise<Sent>;
  close(): Promise<void>;
}
