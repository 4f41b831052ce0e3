import { bigramsOf } from '../text/bigrams.ts';

/** Particles that stand alone between names and signs. */
const particles = new Set('的了在是和与及将为对有也就都而着从被把到这那其等或之');

/** k3, v4, s5000: letters and digits, a product or its version. */
export const isCode = (term: string): boolean => /\d/.test(term) && /[a-z.]/.test(term);

/** Terms by number: 10,000 items with their openings as sets of strings would take 200 MB, as numbers 10. */
export class Vocabulary {
  readonly terms: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Numbers of the terms of each run of `bigramsOf`: most runs come up again and need not be taken apart anew. */
  readonly #runs = new Map<string, readonly number[]>();

  /** @param text folded, in lower case. @returns in order, repeats kept */
  numbersOf(text: string): number[] {
    const numbers: number[] = [];
    for (const run of bigramsOf(text)) {
      let known = this.#runs.get(run);
      if (known === undefined) this.#runs.set(run, (known = termsOf(run).map((term) => this.#numberOf(term))));
      for (const number of known) numbers.push(number);
    }
    return numbers;
  }

  #numberOf(term: string): number {
    let number = this.#numbers.get(term);
    if (number === undefined) this.#numbers.set(term, (number = this.terms.push(term) - 1));
    return number;
  }
}

/** What a run says: itself, or v4 and flash of "v4-flash", so that other spellings of one product meet. */
function termsOf(run: string): string[] {
  const terms = /^[\u3400-\u9fff]/.test(run) ? [run] : (run.match(/[a-z0-9]+(?:\.[0-9]+)*|[^a-z0-9.]+/g) ?? []);
  return terms.filter((term) => /[\p{L}\p{N}]/u.test(term) && !particles.has(term));
}

/** Each number once, ascending. */
export function ascending(numbers: readonly number[]): Uint32Array {
  const sorted = Uint32Array.from(numbers).sort();
  let length = 0;
  for (const number of sorted) if (length === 0 || sorted[length - 1] !== number) sorted[length++] = number;
  return sorted.slice(0, length);
}

/** 2,048 bits: an opening sets some 150 of them. */
const sieveWords = 64;

/** One bit for each number, by its last eleven: a number whose bit is not set is not among them. */
export function sieveOf(numbers: Uint32Array): Uint32Array {
  const sieve = new Uint32Array(sieveWords);
  for (const number of numbers) sieve[(number >>> 5) % sieveWords]! |= 1 << (number & 31);
  return sieve;
}

export const mayHold = (sieve: Uint32Array, number: number): boolean =>
  ((sieve[(number >>> 5) % sieveWords]! >>> (number & 31)) & 1) === 1;

/** @param numbers ascending; O(log numbers) */
export function holds(numbers: Uint32Array, number: number): boolean {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (numbers[middle]! < number) from = middle + 1;
    else to = middle;
  }
  return numbers[from] === number;
}
