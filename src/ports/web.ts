export interface FetchRequest {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type Fetched =
  | {
      readonly kind: 'fresh';
      readonly body: Uint8Array;
      readonly contentType: string | null;
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** Address after redirects. */
      readonly url: string;
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'wait'; readonly seconds: number };

export interface Web {
  /** @throws JianbaoError FETCH_* */
  fetch(request: FetchRequest, signal?: AbortSignal): Promise<Fetched>;
  close(): Promise<void>;
}
