/** A run of Han characters, or a word of letters and digits with its inner points and signs: V4-Flash, GLM-4.5, 0.34%. */
const runs = /[\u3400-\u9fff]+|[[\p{L}\p{N}]--[\u3400-\u9fff]]+(?:[.'’_+\/\-][[\p{L}\p{N}]--[\u3400-\u9fff]]+)*/gv;
const isHanRun = (run: string): boolean => /^[\u3400-\u9fff]/.test(run);

/**
 * The terms a text is compared and searched by: pairs of neighbouring Han characters, and whole words elsewhere.
 *
 * @param text folded and in lower case
 * @returns in order, repeats kept; a single Han character alone in its run gives itself
 *
 * Chinese has no spaces, and a word list knows few names: with pairs 智谱 is found like any word. O(text).
 */
export function bigramsOf(text: string): string[] {
  const terms: string[] = [];
  for (const [run] of text.matchAll(runs)) {
    if (!isHanRun(run)) terms.push(run);
    else if (run.length === 1) terms.push(run);
    else for (let at = 0; at + 1 < run.length; at++) terms.push(run.slice(at, at + 2));
  }
  return terms;
}
