import type { Share } from "./cohort.ts";

/** People `from` to `to`, the latter not included. */
export type Batch = { readonly from: number; readonly to: number };
/** Makes and writes the people of a batch. */
export type RunBatch = (batch: Batch) => Promise<Share>;

export const batchSize = 8;
/** How many batches may wait, for each runner, for one that is not ready: so that memory does not grow with the cohort. */
const lookAhead = 16;

/**
 * Hands out the people batch by batch to whoever is free, and gives back what came of them in the order of the
 * people: the result is the same for any number of runners.
 */
export async function inOrder(
  people: number,
  runners: readonly RunBatch[],
  take: (share: Share, batch: Batch) => void,
): Promise<void> {
  const batches = Math.ceil(people / batchSize);
  const ready = new Map<number, Share>();
  let next = 0;
  let taken = 0;
  let wake: (() => void)[] = [];
  const batchAt = (k: number): Batch => ({ from: k * batchSize, to: Math.min(people, (k + 1) * batchSize) });
  const takeReady = (): void => {
    for (let share = ready.get(taken); share !== undefined; share = ready.get(taken)) {
      ready.delete(taken);
      take(share, batchAt(taken));
      taken += 1;
    }
    const waiting = wake;
    wake = [];
    for (const go of waiting) go();
  };
  const work = async (run: RunBatch): Promise<void> => {
    for (;;) {
      while (next < batches && next - taken >= lookAhead * runners.length) {
        await new Promise<void>((resolve) => wake.push(resolve));
      }
      if (next >= batches) return;
      const k = next;
      next += 1;
      ready.set(k, await run(batchAt(k)));
      takeReady();
    }
  };
  await Promise.all(runners.map(work));
}
