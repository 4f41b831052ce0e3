export interface Subscriber {
  readonly id: string;
  readonly address: string;
  readonly name: string | null;
  readonly language: 'zh-CN' | 'en';
  readonly state: 'active' | 'left' | 'bounced';
  /** Opaque, at least 22 characters of base64url; it alone unsubscribes. */
  readonly token: string;
  readonly consent: Consent;
  readonly leftAt: number | null;
}

/** How and when somebody agreed to be written to: kept for as long as the address is. */
export interface Consent {
  readonly at: number;
  /** `imported`, `added by operator:li`, `form` … */
  readonly how: string;
  readonly by: string;
  readonly note: string | null;
}

export type LetterKind = 'edition' | 'test' | `correction-${number}`;

/** An edition, a correction or a test, as mail, before it has a reader. */
export interface Letter {
  /** `2026-W47/edition`. */
  readonly id: string;
  readonly editionId: string;
  readonly kind: LetterKind;
  readonly language: 'zh-CN' | 'en';
  /** At most 60 characters. */
  readonly subject: string;
  /** With slots `%%ADDRESS%%`, `%%SINCE%%`, `%%UNSUBSCRIBE%%` for what differs from reader to reader. */
  readonly html: string;
  readonly text: string;
  /** UTC milliseconds of its Date header. */
  readonly datedAt: number;
}

export type DeliveryState =
  | 'queued'
  | 'claimed'
  | 'inflight'
  | 'accepted'
  | 'deferred'
  | 'rejected'
  | 'suppressed'
  | 'uncertain';

/** One letter to one subscriber; unique per letter and subscriber. */
export interface Delivery {
  readonly letterId: string;
  readonly subscriberId: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextTryAt: number | null;
  readonly leaseUntil: number | null;
  readonly messageId: string;
  /** The server's last words, without addresses of other readers. */
  readonly reply: string | null;
  /** UTC milliseconds; tries end 48 hours after this. */
  readonly queuedAt: number;
  readonly changedAt: number;
}
