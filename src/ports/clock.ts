export interface Clock {
  /** UTC milliseconds. */
  now(): number;
  /** Calls `wake` about once a minute until the signal ends it; resolves then. */
  everyMinute(wake: () => Promise<void>, signal: AbortSignal): Promise<void>;
}
