import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

import { JianbaoError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import * as deliveries from './deliveries.ts';
import * as editions from './editions.ts';
import * as facts from './facts.ts';
import * as items from './items.ts';
import { migrate, refuseForeign } from './migrations.ts';
import * as readers from './readers.ts';
import * as slots from './slots.ts';
import * as sources from './sources.ts';
import * as claims from './sqlite-claims.ts';
import { numbered } from './statements.ts';
import type { Connection, Row, Value } from './statements.ts';
import * as stories from './stories.ts';

export interface SqliteOptions {
  /** How long a write waits for another process's write; 5 s when left out. */
  readonly busyTimeoutMs?: number;
  /** The file never grows beyond so many pages of 4 KB; left out: as far as the disk goes. */
  readonly mostPages?: number;
}

/**
 * Opens the database, making it and its folder when there is none, and brings its tables up to date.
 *
 * @param path of the file, or `:memory:`
 * @throws JianbaoError STORE_LOCKED, STORE_FULL, STORE_BROKEN, STORE_NEWER, STORE_FOREIGN
 */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<Store & AsyncDisposable> {
  const waitMs = options.busyTimeoutMs ?? 5_000;
  const database = named(path, () => {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    return new DatabaseSync(path, { timeout: waitMs, enableForeignKeyConstraints: true });
  });
  try {
    // First of all: the next line changes the file.
    named(path, () => refuseForeign(database, path));
    await useWriteAheadLog(database, path, waitMs);
    named(path, () => {
      database.exec(durable);
      // Ids are hashes, so each insert lands on another page of the indexes. 8 MB hold those of 50,000 items; two and four
      // times as much collected 2,000 feeds no faster and stood in memory for the whole run. The log is carried over only
      // every 32 MB: that halves the time of 100,000 items.
      database.exec('pragma cache_size = -8000');
      database.exec('pragma wal_autocheckpoint = 8000');
      migrate(database, path);
      if (options.mostPages !== undefined) database.exec(`pragma max_page_count = ${options.mostPages}`);
    });
  } catch (error) {
    database.close();
    throw error;
  }
  return storeOn(database, path);
}

/** A delivery must be on the disk before its letter may leave: `normal` could lose that in a power cut. */
const durable = 'pragma synchronous = full';
/**
 * For what the next run finds again: a power cut may take the last of it, never half of one transaction, and the next
 * durable commit puts all before it on the disk. Waiting for the disk takes longer than reading a feed.
 */
const recoverable = 'pragma synchronous = normal';

/**
 * Two processes that open a new file at once both change its mode; SQLite tells the second at once that it is locked,
 * without waiting as it does for a write.
 */
async function useWriteAheadLog(database: DatabaseSync, path: string, waitMs: number): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += 20) {
    try {
      named(path, () => database.exec('pragma journal_mode = wal'));
      return;
    } catch (error) {
      const isLocked = error instanceof JianbaoError && error.code === 'STORE_LOCKED';
      if (!isLocked || waitedMs >= waitMs) throw error;
      await sleep(20);
    }
  }
}

/** The end of the last transaction on each file that is at work or waiting. */
const lastTurns = new Map<string | symbol, Promise<void>>();

function storeOn(database: DatabaseSync, path: string): Store & AsyncDisposable {
  const connection = connectionTo(database);
  // A database in memory is only its connection's, whatever its name.
  const file = path === ':memory:' ? Symbol(path) : path;

  const fileNumber = path === ':memory:' ? null : fileNumberOf(path);

  /**
   * SQLite goes on writing into a file that was deleted. What is noted there, such as which letters went out, would be
   * forgotten with the program, and the next run would send them again.
   */
  function refuseGone(): void {
    if (fileNumber === null || fileNumberOf(path) === fileNumber) return;
    throw new JianbaoError('STORE_BROKEN', { path, message: 'The file was taken away while it was in use.' });
  }

  /**
   * One transaction after the other: on one connection two would end up in each other's. And over all stores of this
   * process on one file: waiting for SQLite's lock stops the whole process, also the transaction that holds it.
   */
  function inTurn<Result>(
    begin: string,
    work: (db: Connection) => Promise<Result>,
    durability = durable,
  ): Promise<Result> {
    const turn = (lastTurns.get(file) ?? Promise.resolve()).then(async () => {
      if (durability !== recoverable) return transaction(begin, work);
      // Settings can only change between transactions; turns keep others away.
      database.exec(recoverable);
      try {
        return await transaction(begin, work);
      } finally {
        if (database.isOpen) database.exec(durable);
      }
    });
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    lastTurns.set(file, ended);
    void ended.then(() => lastTurns.get(file) === ended && lastTurns.delete(file));
    return turn;
  }

  async function transaction<Result>(begin: string, work: (db: Connection) => Promise<Result>): Promise<Result> {
    try {
      database.exec(begin);
      const result = await work(connection);
      database.exec('commit');
      return result;
    } catch (error) {
      if (database.isOpen && database.isTransaction) database.exec('rollback');
      throw asStoreError(error, path);
    }
  }

  const read = <Result>(work: (db: Connection) => Promise<Result>): Promise<Result> => inTurn('begin', work);
  const write = <Result>(work: (db: Connection) => Promise<Result>): Promise<Result> =>
    inTurn('begin immediate', (db) => {
      refuseGone();
      return work(db);
    });

  /** A write that may be lost in a power cut, since the next run makes it again. */
  const keep = <Result>(work: (db: Connection) => Promise<Result>): Promise<Result> =>
    inTurn(
      'begin immediate',
      (db) => {
        refuseGone();
        return work(db);
      },
      recoverable,
    );

  async function close(): Promise<void> {
    await lastTurns.get(file);
    if (database.isOpen) named(path, () => database.close());
  }

  return {
    addItems: (added, state) => keep((db) => items.addItems(db, added, state)),
    itemById: async (id) => (await read((db) => items.itemsById(db, [id])))[0] ?? null,
    itemsById: (ids) => read((db) => items.itemsById(db, ids)),
    async *itemsSince(since, seenBefore) {
      let after = '';
      while (true) {
        const batch = await read((db) => items.itemsAfter(db, after, since, seenBefore));
        const end = batch.at(-1);
        if (end === undefined) return;
        yield batch;
        after = end.id;
      }
    },
    countItems: () => read(items.itemCount),
    factsFor: (itemIds, rules) => read((db) => facts.factsFor(db, itemIds, rules)),
    saveFacts: (found, rules) => keep((db) => facts.saveFacts(db, found, rules)),
    storyByItem: () => read(stories.storyByItem),
    saveStories: (storyByItem) => keep((db) => stories.saveStories(db, storyByItem)),
    sourceStates: () => read(sources.sourceStates),
    saveSourceState: (state) => keep((db) => sources.saveSourceStates(db, [state])),
    saveSourceStates: async (states) => {
      if (states.length > 0) await keep((db) => sources.saveSourceStates(db, states));
    },
    rulings: () => read(stories.rulings),
    saveEdition: (edition, seenVersion, ruled) =>
      write(async (db) => {
        await editions.saveEdition(db, edition, seenVersion);
        if (ruled === undefined) return;
        await stories.saveRulings(db, ruled.rulings);
        await stories.saveStories(db, ruled.storyByItem);
      }),
    editionById: (id) => read((db) => editions.editionById(db, id)),
    editions: () => read(editions.editions),
    publishedEditions: () => read(editions.publishedEditions),
    addSubscriber: (subscriber) => write((db) => readers.addSubscriber(db, subscriber)),
    subscribers: () => read(readers.subscribers),
    subscriberByAddress: (address) => read((db) => readers.subscriberByAddress(db, address)),
    saveSubscriber: (subscriber) => write((db) => readers.saveSubscriber(db, subscriber)),
    eraseSubscriber: (id, at) => write((db) => readers.erase(db, id, at)),
    queueLetter: (letter, queued) => write((db) => deliveries.queueLetter(db, letter, queued)),
    letterById: (id) => read((db) => deliveries.letterById(db, id)),
    deliveries: (letterId) => read((db) => deliveries.deliveriesOf(db, letterId)),
    claimDelivery: (letterId, owner, now, leaseUntil) =>
      write((db) => claims.claimDelivery(db, letterId, owner, now, leaseUntil)),
    saveDelivery: (delivery) => write((db) => deliveries.saveDelivery(db, delivery)),
    claimSlot: (schedule, dueAt, owner, now, staleBefore) =>
      write((db) => claims.claimSlot(db, schedule, dueAt, owner, now, staleBefore)),
    finishSlot: (schedule, dueAt, owner, state, detail) =>
      write((db) => slots.finishSlot(db, schedule, dueAt, owner, state, detail)),
    slots: (schedule, limit) => read((db) => slots.slotsOf(db, schedule, limit)),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** What tells a file from another one of the same name; null when there is none. */
function fileNumberOf(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}

function connectionTo(database: DatabaseSync): Connection {
  const prepared = new Map<string, { readonly statement: StatementSync; readonly bind: Bind }>();
  type Bind = (values: readonly Value[]) => Value[];

  function prepare(sql: string): { readonly statement: StatementSync; readonly bind: Bind } {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const { sql: text, order, count } = numbered(sql);
    const bind: Bind = (values) => {
      if (values.length !== count) throw new Error(`${values.length} values for ${count} parameters: ${sql}`);
      return order.map((at) => values[at] ?? null);
    };
    const entry = { statement: database.prepare(text), bind };
    prepared.set(sql, entry);
    return entry;
  }

  return {
    async all(sql, values): Promise<readonly Row[]> {
      const { statement, bind } = prepare(sql);
      return statement.all(...bind(values));
    },
    async run(sql, values) {
      const { statement, bind } = prepare(sql);
      return Number(statement.run(...bind(values)).changes);
    },
    async runEach(sql, rows) {
      const { statement, bind } = prepare(sql);
      for (const values of rows) statement.run(...bind(values));
    },
  };
}

function named<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asStoreError(error, path);
  }
}

/** https://sqlite.org/rescode.html; the low byte is the primary code. */
const busy = 5;
const locked = 6;
const full = 13;

/** Says of SQLite's and the disk's errors what they mean to the user; all others stay as they are. */
function asStoreError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof JianbaoError) return error;
  const { code, errcode } = error as NodeJS.ErrnoException & { readonly errcode?: number };
  const message = error.message;
  if (code === 'ENOSPC') return new JianbaoError('STORE_FULL', { path }, error);
  if (code !== 'ERR_SQLITE_ERROR' || errcode === undefined) {
    return code === undefined ? error : new JianbaoError('STORE_BROKEN', { path, message }, error);
  }
  const primary = errcode & 0xff;
  if (primary === busy || primary === locked) return new JianbaoError('STORE_LOCKED', { path }, error);
  if (primary === full) return new JianbaoError('STORE_FULL', { path }, error);
  return new JianbaoError('STORE_BROKEN', { path, message }, error);
}
