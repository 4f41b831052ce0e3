export interface Clock {
  /** UTC milliseconds. */
  now(): number;
  /** Resolves after so many milliseconds, or at once when the signal ends it. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Calls `wake` about once a minute until the signal ends it; resolves then. */
  everyMinute(wake: () => Promise<void>, signal: AbortSignal): Promise<void>;
}
