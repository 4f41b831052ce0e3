type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Structured log: a short sentence and fields. Never an address of a reader, never a secret. */
export interface Log {
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}
