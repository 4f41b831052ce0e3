export interface FetchRequest {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** What the answer is read as; servers are told. */
  readonly wants: 'feed' | 'page';
}

/** What an answer says about asking again. */
export interface Manners {
  /** Seconds the answer may be kept (Cache-Control max-age, else Expires); null when it does not say. */
  readonly maxAgeSeconds: number | null;
  /** Where the address has moved for good: the end of the permanent redirects the request began with; null when it has not. */
  readonly movedTo: string | null;
}

export type Fetched =
  | (Manners & {
      readonly kind: 'fresh';
      readonly body: Uint8Array;
      readonly contentType: string | null;
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** Address after redirects. */
      readonly url: string;
    })
  | (Manners & { readonly kind: 'unchanged' })
  | { readonly kind: 'wait'; readonly seconds: number };

export interface Web {
  /** @throws JianbaoError FETCH_* */
  fetch(request: FetchRequest, signal?: AbortSignal): Promise<Fetched>;
  close(): Promise<void>;
}
