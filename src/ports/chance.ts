export interface Chance {
  /** An opaque token of 32 characters of base64url (192 bits). */
  token(): string;
  /** In [0, 1). */
  fraction(): number;
}
