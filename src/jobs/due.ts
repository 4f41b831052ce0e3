import type { Log } from '../ports/log.ts';
import type { SlotState, Store } from '../ports/store.ts';
import { latestInterval, latestWeekly, nextWeekly, weeklyBetween, type WeeklyRule } from './slots.ts';

export interface Schedule {
  readonly zone: string;
  readonly collectEveryMinutes: number;
  readonly draft: WeeklyRule;
  readonly publish: WeeklyRule;
  /** A draft made this long after its slot is marked late. */
  readonly draftLateMs: number;
  /** How long after its slot an edition may still be published or sent by itself. */
  readonly publishGraceMs: number;
  readonly deliverGraceMs: number;
  /** How long a delivery that was begun is gone on with. */
  readonly deliverRetryMs: number;
}

export interface Outcome {
  readonly kind: SlotState;
  readonly detail: string;
}

interface WaitingJob {
  /** What is missing before the work may be done, in words for people; null when nothing is. */
  waitsFor(dueAt: number): Promise<string | null>;
  run(dueAt: number): Promise<Outcome>;
}

/** The work behind the slots; `dueAt` names the slot. A job that throws is tried again after the lease. */
export interface ScheduledJobs {
  collect(dueAt: number): Promise<Outcome>;
  draft(dueAt: number, late: boolean): Promise<Outcome>;
  readonly publish: WaitingJob;
  readonly deliver: WaitingJob;
}

export interface Waker {
  /** Does what is due at `now`, and no slot twice, whoever else wakes. Cheap when nothing is due. */
  wake(now: number): Promise<void>;
}

/** A claim older than this is of a scheduler that died, or of an attempt that failed: the slot may be taken again. */
const claimLeaseMs = 30 * 60_000;
/** More missed drafts than this are not made up for: a digest that slept longer than a year starts afresh. */
const mostMissedDrafts = 60;

type JobName = keyof ScheduledJobs;

/**
 * The scheduler's memory between wake-ups. The truth is the table of slots in the store; what is kept here only
 * saves asking it every minute.
 *
 * Grace: collect does the latest slot only; every missed weekly draft is made once, marked late; publish and
 * deliver do the latest slot, only within their grace, and say once what they wait for.
 */
export function createWaker(
  parts: { readonly store: Store; readonly log: Log; readonly owner: string },
  schedule: Schedule,
  jobs: ScheduledJobs,
): Waker {
  const { store, log, owner } = parts;
  const settledUpTo = new Map<JobName, number>();
  const waitsSaid = new Map<JobName, string>();
  /** Nothing can be due before this; wake-ups until then cost nothing. A clock set back is noticed by `wokeAt`. */
  let quietUntil = 0;
  let wokeAt = 0;

  /** The last settled slot of a job. Slots before the schedule began are owed by nobody. */
  async function settledBefore(name: JobName, latest: number, now: number): Promise<number> {
    const known = settledUpTo.get(name);
    if (known !== undefined) return known;
    const last = (await store.slots(name, 100)).find((slot) => slot.state === 'done' || slot.state === 'skipped');
    if (last === undefined && (await store.claimSlot(name, latest, owner, now, now - claimLeaseMs))) {
      await store.finishSlot(name, latest, owner, 'skipped', 'before the schedule began');
    }
    const settled = last?.dueAt ?? latest;
    settledUpTo.set(name, settled);
    return settled;
  }

  /** @returns true when the slot needs no more work of this scheduler */
  async function settle(name: JobName, dueAt: number, now: number, work: () => Promise<Outcome>): Promise<boolean> {
    if (!(await store.claimSlot(name, dueAt, owner, now, now - claimLeaseMs))) {
      const slot = (await store.slots(name, 100)).find((row) => row.dueAt === dueAt);
      return slot !== undefined && (slot.state === 'done' || slot.state === 'skipped');
    }
    let outcome: Outcome;
    try {
      outcome = await work();
    } catch (error) {
      outcome = { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
    }
    await store.finishSlot(name, dueAt, owner, outcome.kind, outcome.detail);
    log[outcome.kind === 'failed' ? 'error' : 'info']('slot', {
      job: name,
      dueAt,
      state: outcome.kind,
      detail: outcome.detail,
    });
    return outcome.kind !== 'failed';
  }

  /** Each part below returns true when nothing of its job is open. */
  async function collect(now: number): Promise<boolean> {
    const latest = latestInterval(schedule.collectEveryMinutes, now);
    if (latest <= (settledUpTo.get('collect') ?? -1)) return true;
    const isSettled = await settle('collect', latest, now, () => jobs.collect(latest));
    if (isSettled) settledUpTo.set('collect', latest);
    return isSettled;
  }

  async function draft(now: number): Promise<boolean> {
    const latest = latestWeekly(schedule.draft, schedule.zone, now);
    const settled = await settledBefore('draft', latest, now);
    const missed = latest <= settled ? [] : weeklyBetween(schedule.draft, schedule.zone, settled, now);
    for (const dueAt of missed.slice(-mostMissedDrafts)) {
      const late = now - dueAt > schedule.draftLateMs;
      if (!(await settle('draft', dueAt, now, () => jobs.draft(dueAt, late)))) return false;
      settledUpTo.set('draft', dueAt);
    }
    return true;
  }

  async function wasBegun(name: JobName, dueAt: number): Promise<boolean> {
    const [slot] = await store.slots(name, 1);
    return slot !== undefined && slot.dueAt === dueAt && slot.state === 'failed';
  }

  /** @param retryMs how long a slot that was begun and failed is tried again */
  async function waiting(name: 'publish' | 'deliver', graceMs: number, retryMs: number, now: number): Promise<boolean> {
    const latest = latestWeekly(schedule.publish, schedule.zone, now);
    if (latest <= (await settledBefore(name, latest, now))) return true;
    const missing = await jobs[name].waitsFor(latest);
    const isTooLate = now - latest > graceMs && !((await wasBegun(name, latest)) && now - latest <= retryMs);
    if (missing !== null && !isTooLate) {
      if (waitsSaid.get(name) !== missing) log.info('slot waits', { job: name, dueAt: latest, waitsFor: missing });
      waitsSaid.set(name, missing);
      return false;
    }
    const skip = async (): Promise<Outcome> => ({
      kind: 'skipped',
      detail: `too late to do it unasked; ${missing ?? 'it was ready'}`,
    });
    const work = (): Promise<Outcome> => jobs[name].run(latest);
    if (!(await settle(name, latest, now, isTooLate ? skip : work))) return false;
    settledUpTo.set(name, latest);
    waitsSaid.delete(name);
    return true;
  }

  return {
    async wake(now) {
      if (now >= wokeAt && now < quietUntil) {
        wokeAt = now;
        return;
      }
      wokeAt = now;
      const settled = [
        await collect(now),
        await draft(now),
        await waiting('publish', schedule.publishGraceMs, 0, now),
        await waiting('deliver', schedule.deliverGraceMs, schedule.deliverRetryMs, now),
      ];
      if (!settled.every(Boolean)) {
        quietUntil = now;
        return;
      }
      const nextCollect = latestInterval(schedule.collectEveryMinutes, now) + schedule.collectEveryMinutes * 60_000;
      const { zone } = schedule;
      quietUntil = Math.min(
        nextCollect,
        nextWeekly(schedule.draft, zone, now),
        nextWeekly(schedule.publish, zone, now),
      );
    },
  };
}
