import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { noCounts } from "./cohort.ts";
import { type Thread, threadOf } from "./thread.ts";

const batch = { from: 0, to: 8 };
const thread = (onMessage: string): Thread =>
  threadOf(
    new Worker(
      `const { parentPort } = require("node:worker_threads"); parentPort.on("message", () => { ${onMessage} });`,
      {
        eval: true,
      },
    ),
  );

it("gives what the worker answers, batch after batch", async () => {
  const share = { counts: noCounts, digests: "a" };
  const { run, end } = thread(`parentPort.postMessage({ share: ${JSON.stringify(share)} })`);
  expect([await run(batch), await run(batch)]).toEqual([share, share]);
  await end();
});

it("fails with the fault that the worker tells, and its code", async () => {
  const { run, end } = thread('parentPort.postMessage({ fault: { message: "full", code: "ENOSPC" } })');
  await expect(run(batch)).rejects.toMatchObject({ message: "full", code: "ENOSPC" });
  await end();
});

it("fails when the worker ends without an error, at once and from then on", async () => {
  const { run } = thread("process.exit(3)");
  await expect(run(batch)).rejects.toThrow("a thread ended by itself, with code 3");
  await expect(run(batch)).rejects.toThrow("a thread ended by itself, with code 3");
});

it("fails with the error that ended the worker", async () => {
  const { run } = thread('throw new Error("broken")');
  await expect(run(batch)).rejects.toThrow("broken");
  await expect(run(batch)).rejects.toThrow("broken");
});
