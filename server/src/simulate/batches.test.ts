import { expect, it } from "vitest";
import { type Batch, batchSize, inOrder, type RunBatch } from "./batches.ts";
import { noCounts } from "./cohort.ts";

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const share = ({ from, to }: Batch) => ({ counts: { ...noCounts, people: to - from }, digests: `${from}-${to};` });

async function taken(people: number, runners: readonly RunBatch[]): Promise<string> {
  let all = "";
  await inOrder(people, runners, ({ digests }) => {
    all += digests;
  });
  return all;
}

it.each([1, 7, 8, 9, 203])("gives back %d people once each and in order, whoever is quick", async (people) => {
  const one = await taken(people, [async (batch) => share(batch)]);
  const uneven: readonly RunBatch[] = [
    async (batch) => share(batch),
    async (batch) => later(batch.from % 3).then(() => share(batch)),
    async (batch) => later(5).then(() => share(batch)),
  ];
  expect(await taken(people, uneven)).toBe(one);
  expect(one.split(";").length - 1).toBe(Math.ceil(people / batchSize));
  expect(one.endsWith(`-${people};`)).toBe(true);
});

it("never runs far ahead of one that is slow", async () => {
  let latest = 0;
  let aheadAtEnd = 0;
  const quick: RunBatch = async (batch) => {
    latest = Math.max(latest, batch.from);
    return share(batch);
  };
  const slow: RunBatch = async (batch) => {
    await later(20);
    if (batch.from === 0) aheadAtEnd = latest;
    return share(batch);
  };
  await taken(8_000, [slow, quick]);
  expect(aheadAtEnd).toBeLessThanOrEqual(32 * batchSize);
});

it("ends with the fault of any runner", async () => {
  const fails: RunBatch = ({ from }) =>
    from < 40 ? Promise.resolve(share({ from, to: from })) : Promise.reject(new Error("full"));
  await expect(taken(100, [fails, fails])).rejects.toThrow("full");
});
