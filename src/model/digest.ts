/** What the pure steps and the pages need to know of the configuration. */
export interface Digest {
  readonly title: string;
  /** Line under the masthead. */
  readonly tagline: string;
  readonly language: 'zh-CN' | 'en';
  /** IANA zone of weeks and printed dates. */
  readonly zone: string;
  /** Without a slash at the end. */
  readonly siteUrl: string;
  readonly postal: string;
  readonly contact: string;
  /** Marked as demonstration in every output. */
  readonly demonstration: boolean;
}

/** Outlets, words and hosts an editor does not want to see. */
export interface MuteRules {
  readonly outlets: readonly string[];
  readonly words: readonly string[];
  readonly addresses: readonly string[];
}

/** A digest's week, half-open in UTC milliseconds. */
export interface Week {
  /** `2026-W47`. */
  readonly id: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** First and last day, both included, in the digest's zone. */
  readonly from: string;
  readonly to: string;
}
