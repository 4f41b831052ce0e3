/** One pair: what it has in common, and whether it is of one event. */
export interface Sample {
  readonly x: readonly number[];
  readonly y: 0 | 1;
  readonly weight: number;
}

export interface Fit {
  readonly weights: readonly number[];
  readonly bias: number;
}

/** Newton's steps settle within ten; the rest is for data of one class. */
const mostSteps = 40;
const settled = 1e-7;
/** Holds the bias where all samples are of one class. */
const biasShrinkage = 1e-6;

/**
 * Logistic regression with shrinkage towards 0, deterministic.
 *
 * @param signs for each feature 1 or -1 where sense allows one sign only, else 0: a weight of the wrong sign becomes 0
 * @param given weights that are not fitted, by feature
 *
 * Newton's method; features whose weight comes out with the wrong sign are left out and the rest is fitted anew.
 */
export function fitLogit(
  samples: readonly Sample[],
  signs: readonly number[],
  given: ReadonlyMap<number, number>,
  shrinkage: number,
): Fit {
  const weights = signs.map((_, at) => given.get(at) ?? 0);
  const offsets = samples.map(({ x }) => dot(x, weights));
  for (let active = [...signs.keys()].filter((at) => !given.has(at)); ;) {
    const fitted = newton(samples, offsets, active, shrinkage);
    const wrong = new Set(active.filter((at, place) => signs[at]! * fitted[place]! < 0));
    if (wrong.size === 0) {
      for (const [place, at] of active.entries()) weights[at] = fitted[place]!;
      return { weights, bias: fitted[active.length]! };
    }
    active = active.filter((at) => !wrong.has(at));
  }
}

const dot = (x: readonly number[], w: readonly number[]): number =>
  x.reduce((sum, value, at) => sum + value * w[at]!, 0);

/** @returns the weights of the active features, then the bias */
function newton(
  samples: readonly Sample[],
  offsets: readonly number[],
  active: readonly number[],
  shrinkage: number,
): number[] {
  const size = active.length + 1;
  const rows = samples.map(({ x }) => [...active.map((at) => x[at]!), 1]);
  const shrunk = Array.from({ length: size }, (_, at) => (at < active.length ? shrinkage : biasShrinkage));
  const lossOf = (weights: readonly number[]): number => {
    let loss = weights.reduce((sum, value, at) => sum + (shrunk[at]! * value * value) / 2, 0);
    for (const [place, row] of rows.entries()) {
      const { y, weight } = samples[place]!;
      const odds = offsets[place]! + dot(row, weights);
      loss += weight * (Math.max(odds, 0) - y * odds + Math.log1p(Math.exp(-Math.abs(odds))));
    }
    return loss;
  };
  let found = Array.from({ length: size }, () => 0);
  let loss = lossOf(found);
  for (let step = 0; step < mostSteps; step++) {
    const gradient = found.map((value, at) => value * shrunk[at]!);
    const hessian = found.map((_, at) => found.map((_, column) => (at === column ? shrunk[at]! : 0)));
    for (const [place, row] of rows.entries()) {
      const { y, weight } = samples[place]!;
      const chance = 1 / (1 + Math.exp(-offsets[place]! - dot(row, found)));
      const slope = chance * (1 - chance) * weight;
      for (let at = 0; at < size; at++) {
        if (row[at] === 0) continue;
        gradient[at] = gradient[at]! + (chance - y) * weight * row[at]!;
        for (let column = 0; column < size; column++)
          hessian[at]![column] = hessian[at]![column]! + slope * row[at]! * row[column]!;
      }
    }
    const change = solved(hessian, gradient);
    // Far from the goal a whole step overshoots.
    for (let part = 1; part > settled; part /= 2) {
      const next = found.map((value, at) => value - part * change[at]!);
      const better = lossOf(next);
      if (better > loss) continue;
      [found, loss] = [next, better];
      break;
    }
    if (change.every((value) => Math.abs(value) < settled)) break;
  }
  return found;
}

/** Gauss and Jordan with the largest pivot. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    let pivot = at;
    for (let row = at + 1; row < size; row++) if (Math.abs(rows[row]![at]!) > Math.abs(rows[pivot]![at]!)) pivot = row;
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    for (let row = 0; row < size; row++) {
      if (row === at) continue;
      const factor = rows[row]![at]! / rows[at]![at]!;
      for (let column = at; column <= size; column++)
        rows[row]![column] = rows[row]![column]! - factor * rows[at]![column]!;
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!);
}
