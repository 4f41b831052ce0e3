import type { Conflict, EventType, Figure, IpoStage } from './fact.ts';

/** An item of a story that repeats what another one found out. */
export interface Copy {
  readonly itemId: string;
  /** The item it repeats; null where it says only that it is a reprint. */
  readonly of: string | null;
  readonly by: 'title' | 'text' | 'credit';
  /** The source it names, for `credit`; else null. */
  readonly source: string | null;
}

/** Who reported a story first, and who repeats whom. */
export interface Origins {
  /** Null where the days alone are known and do not say. */
  readonly firstItemId: string | null;
  /** In order of time. */
  readonly copies: readonly Copy[];
}

/** Items that report one event. */
export interface Story extends Origins {
  /** Id of its first item; stays when the story grows. */
  readonly id: string;
  /** By `publishedAt`, then id. */
  readonly itemIds: readonly string[];
  /** Companies the story is about (role main in at least one item), most often named first. */
  readonly companies: readonly string[];
  readonly type: EventType;
  readonly stage: IpoStage | null;
  /** Day of the event, `2025-12-17`; null when no item says. */
  readonly date: string | null;
  /** The item summaries are taken from: best tier, then most complete. */
  readonly leadItemId: string;
  /** Merged over the items: one per company, metric, scope, period, moment and value; best source first. */
  readonly figures: readonly Figure[];
  readonly conflicts: readonly Conflict[];
}

/** An editor's word on two items: they report one event, or they do not. The newest word on a pair counts. */
export interface Ruling {
  readonly itemId: string;
  readonly otherId: string;
  readonly together: boolean;
  readonly by: string;
  readonly at: number;
}

/** What an editor ruled, and the stories that follow from it at once. */
export interface Ruled {
  readonly rulings: readonly Ruling[];
  /** Story by item, of those items alone that change theirs. */
  readonly storyByItem: ReadonlyMap<string, string>;
}
