/** Something that can be done again and again, one patient after the other. */
export type Task = {
  readonly name: string;
  /** Does the work for one patient; the argument only counts up. */
  readonly once: (turn: number) => unknown;
  /** How long one repetition lasts at least. */
  readonly forMs: number;
  /** One patient takes longer than a repetition: the first round is warm-up enough. */
  readonly isSlow?: boolean;
};

/** Patients per second: one number per repetition. */
export type Rates = { readonly name: string; readonly perSecond: readonly number[] };

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/**
 * Every task once in each repetition, so that whatever else the machine does falls on all of them alike. The
 * first round is thrown away; later each task is given a quarter of its time to find its feet after the others,
 * uncounted. No collection is forced in between: it would make the engine forget what it has learned.
 */
export async function interleaved(tasks: readonly Task[], repetitions: number): Promise<readonly Rates[]> {
  const rates = tasks.map((task) => ({ name: task.name, perSecond: [] as number[] }));
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    for (const [i, task] of tasks.entries()) {
      if (task.isSlow !== true) await rateOf({ ...task, forMs: task.forMs / 4 });
      const rate = await rateOf(task);
      if (repetition > 0) rates[i]!.perSecond.push(rate);
    }
  }
  return rates;
}

async function rateOf({ once, forMs }: Task): Promise<number> {
  const startedAt = performance.now();
  let turns = 0;
  let elapsedMs = 0;
  while (elapsedMs < forMs) {
    const done = once(turns);
    if (done instanceof Promise) await done;
    turns += 1;
    elapsedMs = performance.now() - startedAt;
  }
  return (turns / elapsedMs) * 1000;
}

/** How many times as fast, repetition by repetition; the median of those. */
export const timesAsFast = (a: Rates, b: Rates): number => median(a.perSecond.map((rate, i) => rate / b.perSecond[i]!));
