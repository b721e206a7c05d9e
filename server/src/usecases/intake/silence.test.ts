import { addDays, formatDay, parseDay } from "@longwatch/core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { countOnDay } from "../../db/feed-days.ts";
import { type ClinicTx, inClinic } from "../../db/transaction.ts";
import { worklistLines } from "../../db/worklist.ts";
import { addClinic, type TestDatabase, testDatabase } from "../../testing/database.ts";
import { nurseAt } from "../../testing/scope.ts";
import { checkFeeds, feedsToTell } from "../feeds.ts";
import { rhythmsOf } from "./silence.ts";

let database: TestDatabase;
let clinic: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clinic = await addClinic(database);
});

const within = <T>(on: string, work: (tx: ClinicTx) => Promise<T>) =>
  inClinic(database.app, nurseAt(clinic, `${on}T09:00:00Z`), work);
/** What came on every day from one through another. */
const came = (from: string, through: string, ...analytes: readonly string[]) =>
  within(through, async (tx) => {
    for (let day = parseDay(from)!; day <= parseDay(through)!; day = addDays(day, 1))
      await countOnDay(tx, "lab", day, new Map([["", 1], ...analytes.map((analyte) => [analyte, 5] as const)]));
  });
const lines = async () =>
  (await within("2026-03-31", (tx) => worklistLines(tx, { patient: "" }, "", 100))).map(({ key }) => key);

it("a feed that stops is a task the day after, and its next message ends it", async () => {
  await came("2026-02-01", "2026-03-29", "platelets", "tsh");
  expect(await within("2026-03-30", checkFeeds)).toEqual([]);
  expect(await within("2026-03-31", feedsToTell)).toEqual(["silent-feed/lab"]);
  expect(await within("2026-03-31", checkFeeds)).toEqual(["lab"]);
  expect(await lines()).toEqual(["silent-feed/lab"]);
  expect(await within("2026-03-31", feedsToTell)).toEqual([]);
});

it("an analyte that stops while the others come is a task, and ends when it comes again", async () => {
  await came("2026-02-01", "2026-03-31", "platelets");
  await came("2026-02-01", "2026-03-29", "tsh");
  await within("2026-03-31", checkFeeds);
  expect(await lines()).toEqual(["silent-analyte/lab/tsh"]);
  await came("2026-03-31", "2026-03-31", "tsh");
  expect(await within("2026-03-31", feedsToTell)).toEqual(["silent-analyte/lab/tsh"]);
  await within("2026-03-31", checkFeeds);
  expect(await lines()).toEqual([]);
});

it("what came too seldom to have a rhythm is not missed", async () => {
  await came("2026-02-01", "2026-02-03", "anti_gbm");
  expect(await within("2026-03-31", checkFeeds)).toEqual([]);
});

it("shows what was learned", async () => {
  await came("2026-02-01", "2026-03-29", "platelets");
  expect((await within("2026-03-30", rhythmsOf)).map((one) => ({ ...one, lastOn: formatDay(one.lastOn) }))).toEqual(
    ["", "platelets"].map((analyte) => ({
      feed: "lab",
      analyte,
      rhythm: { weekdays: [0, 1, 2, 3, 4, 5, 6], longestGapDays: 1 },
      lastOn: "2026-03-29",
      silentDays: undefined,
    })),
  );
});
