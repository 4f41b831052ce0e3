import type { Edition, PublishedEdition } from '../model/edition.ts';
import type { Facts } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import type { Delivery, Letter, Subscriber } from '../model/letter.ts';
import type { SourceState } from '../model/source.ts';
import type { Ruled, Ruling } from '../model/story.ts';

/** What adding items did. */
export interface Added {
  readonly added: number;
  /** Known items whose text changed: a new revision was kept. */
  readonly revised: number;
}

export type SlotState = 'done' | 'failed' | 'skipped';

/** One line of the schedule's truth: a job was due at this moment, and this became of it. */
export interface Slot {
  readonly schedule: string;
  /** UTC milliseconds the slot was due. */
  readonly dueAt: number;
  readonly state: 'running' | SlotState;
  readonly owner: string;
  readonly claimedAt: number;
  readonly detail: string | null;
}

/** Every method is one transaction. @throws JianbaoError STORE_LOCKED, STORE_FULL, STORE_BROKEN */
export interface Store {
  /**
   * In one transaction: items added or revised, and the source's state, which may depend on what was added. An item known
   * under its id keeps its `firstSeenAt`. One whose page was read (`origin: 'page'`) takes the place of the list's words.
   */
  addItems(items: readonly Item[], state: SourceState | ((added: Added) => SourceState) | null): Promise<Added>;
  itemById(id: string): Promise<Item | null>;
  itemsById(ids: readonly string[]): Promise<readonly Item[]>;
  /** Newest revision of each item, published (or, undated, first seen) at or after `since` and first seen before `seenBefore`; by id. Seeds always. */
  itemsSince(since: number, seenBefore: number): AsyncIterable<readonly Item[]>;
  countItems(): Promise<number>;

  /** Facts derived under these rules, for the newest revision of each item; items without a mention have a row too, with empty lists. */
  factsFor(itemIds: readonly string[], rules: string): Promise<ReadonlyMap<string, Facts>>;
  saveFacts(facts: readonly Facts[], rules: string): Promise<void>;
  /** Story each item was last put into. */
  storyByItem(): Promise<ReadonlyMap<string, string>>;
  saveStories(storyByItem: ReadonlyMap<string, string>): Promise<void>;
  /** What editors ruled on pairs of items, oldest first. */
  rulings(): Promise<readonly Ruling[]>;

  sourceStates(): Promise<ReadonlyMap<string, SourceState>>;
  saveSourceState(state: SourceState): Promise<void>;
  /** All of them in one transaction. */
  saveSourceStates(states: readonly SourceState[]): Promise<void>;

  /**
   * @param ruled kept in the same transaction: an edition never shows a merge that the next draft would forget
   * @throws JianbaoError EDITION_STALE when the stored version is not `seenVersion` (0: there must be none)
   */
  saveEdition(edition: Edition, seenVersion: number, ruled?: Ruled): Promise<void>;
  editionById(id: string): Promise<Edition | null>;
  /** Newest first, without their content being parsed more than needed. */
  editions(): Promise<readonly EditionRow[]>;
  /** Published ones, oldest first. */
  publishedEditions(): Promise<readonly PublishedEdition[]>;

  /** @throws JianbaoError SUBSCRIBER_KNOWN */
  addSubscriber(subscriber: Subscriber): Promise<void>;
  subscribers(): Promise<readonly Subscriber[]>;
  subscriberByAddress(address: string): Promise<Subscriber | null>;
  saveSubscriber(subscriber: Subscriber): Promise<void>;
  /** Address and name are gone, what was delivered stays countable. */
  eraseSubscriber(id: string, at: number): Promise<void>;

  /** Keeps the letter and one queued delivery per subscriber; what is there already stays as it is. */
  queueLetter(letter: Letter, deliveries: readonly Delivery[]): Promise<void>;
  letterById(id: string): Promise<Letter | null>;
  deliveries(letterId: string): Promise<readonly Delivery[]>;
  /** The next delivery that is due and free, now claimed by `owner` until `leaseUntil`; null when there is none. */
  claimDelivery(letterId: string, owner: string, now: number, leaseUntil: number): Promise<Delivery | null>;
  saveDelivery(delivery: Delivery): Promise<void>;

  /** True when this caller now owns the slot: it was nobody's, or a claim older than `staleBefore` is still running or has failed. */
  claimSlot(schedule: string, dueAt: number, owner: string, now: number, staleBefore: number): Promise<boolean>;
  finishSlot(schedule: string, dueAt: number, owner: string, state: SlotState, detail: string | null): Promise<void>;
  /** Newest first. */
  slots(schedule: string, limit: number): Promise<readonly Slot[]>;

  close(): Promise<void>;
}

export interface EditionRow {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly state: Edition['state'];
  readonly entries: number;
  readonly included: number;
  readonly publishedAt: number | null;
  /** Plain text of the headline. */
  readonly headline: string;
}
