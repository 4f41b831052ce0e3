import { z } from 'zod';

/**
 * What no text of one line may hold: control characters and line breaks, halves of characters, and the marks that turn
 * the direction of writing. Names and titles stand in mail headers, file lists and terminals.
 */
const unseemly = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Text of one line, without space at its ends. */
export const line = z
  .string()
  .trim()
  .refine((text) => !unseemly.test(text), {
    error: 'holds a line break or another invisible mark; write it on one line',
  });
