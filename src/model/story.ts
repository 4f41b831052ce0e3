import type { Conflict, EventType, Figure, IpoStage } from './fact.ts';

/** Items that report one event. */
export interface Story {
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
