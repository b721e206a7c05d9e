import { isPastDeadline, isSetAside, parseDay } from "@longwatch/core";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic } from "../db/transaction.ts";
import { replaceItems, type WorklistRow } from "../db/worklist-items.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { instant } from "../testing/scope.ts";
import { showWorklist, type WorklistWish } from "./show-worklist.ts";
import { itemOfLine } from "./worklist-rows.ts";

let database: TestDatabase;
let clinic: string;
const now = "2026-11-21T10:00:00Z";
const today = "2026-11-21";
const me = "me";

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
});
afterAll(() => database.close());

const scope = () => ({ clinic, actor: { kind: "account", id: me }, at: instant(now) }) as const;
const urgencies = ["IMMEDIATE", "24H", "7D", "ROUTINE"] as const;
const days = ["2026-11-20", today, "2026-11-22"] as const;

const row = fc.record({
  urgency: fc.constantFrom(...urgencies),
  role: fc.constantFrom("nurse", "physician"),
  kind: fc.constantFrom("overdue", "signal", "unread-message", "silent-feed"),
  owner: fc.constantFrom(null, me, "ada", "bob"),
  deadline_on: fc.constantFrom(null, ...days),
  deadline_at: fc.constantFrom(null, "2026-11-21T09:59:59Z", now, "2026-11-21T10:00:01Z"),
  snoozed_through: fc.constantFrom(null, ...days),
});
const content = { about: "a", name: "n", text: "t", said: { text: [], why: [] }, endsByWord: false, because: [] };
const rowsOf = (made: readonly Partial<WorklistRow>[]): readonly WorklistRow[] =>
  made.map((one, i): WorklistRow => {
    const key = `k${String(i).padStart(3, "0")}`;
    const kind = one.kind ?? "overdue";
    return { task_key: key, sort_key: key, opened_on: today, ...one, content: { ...content, kind } } as WorklistRow;
  });
const wishes = fc.record(
  {
    urgency: fc.constantFrom(...urgencies),
    role: fc.constantFrom("nurse", "physician"),
    owner: fc.constantFrom(me, "none", "others", "ada"),
    overdue: fc.boolean(),
    intake: fc.boolean(),
    setAside: fc.constantFrom("out", "in", "only"),
  },
  { requiredKeys: [] },
);

async function everything(wish: object) {
  const asked = { ...wish, me } as WorklistWish;
  const lines = [];
  let after = "";
  for (;;) {
    const from = after;
    const page = await inClinic(database.app, scope(), (tx) => showWorklist(tx, asked, from, 7));
    lines.push(...page.lines);
    if (page.next === undefined) return { lines, counts: page.counts };
    after = page.next;
  }
}
const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);

test("the numbers and all pages of the list agree, whatever the filter", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), wishes, async (made, wish) => {
      await inClinic(database.app, scope(), async (tx) => {
        await replaceItems(tx, "p1", rowsOf(made.slice(0, 15)));
        await replaceItems(
          tx,
          "p2",
          rowsOf(made.slice(15, 20)).map((one) => ({ ...one, sort_key: `${one.sort_key} 2` })),
        );
        await replaceItems(
          tx,
          "",
          rowsOf(made.slice(20)).map((one) => ({ ...one, sort_key: `${one.sort_key} 3` })),
        );
      });
      const { lines, counts } = await everything(wish);
      expect(counts.lines).toBe(lines.length);
      expect(counts.people).toBe(new Set(lines.flatMap(({ patient }) => (patient === "" ? [] : patient))).size);
      const { urgency, owner, role } = wish;
      const all = async (left: object) => (await everything({ ...wish, ...left })).lines.length;
      if (urgency === undefined) expect(total(counts.urgency)).toBe(lines.length);
      else expect(counts.urgency[urgency] ?? 0).toBe(lines.length);
      if (owner === undefined) expect(total(counts.owner)).toBe(lines.length);
      if (role === undefined) expect(total(counts.role)).toBe(lines.length);
      expect(counts.overdue).toBe(await all({ overdue: true }));
      expect(counts.intake).toBe(await all({ intake: true }));
      expect(counts.setAside).toBe(await all({ setAside: "only" }));
      expect(counts.owner.mine).toBe(await all({ owner: me }));
      expect(counts.owner.nobody).toBe(await all({ owner: "none" }));
      expect(counts.owner.others).toBe(await all({ owner: "others" }));
    }),
    { numRuns: 25 },
  );
}, 60_000);

test("the database calls late and set aside what the core does", async () => {
  const made = fc.sample(row, { numRuns: 200, seed: 7 });
  await inClinic(database.app, scope(), async (tx) => {
    await replaceItems(tx, "p1", rowsOf(made));
    for (const patient of ["p2", ""]) await replaceItems(tx, patient, []);
  });
  const asOf = parseDay(today)!;
  const { lines } = await everything({ setAside: "in" });
  const keys = (some: typeof lines) => some.map(({ key }) => key);
  const late = lines.filter((one) => isPastDeadline(itemOfLine(one), { asOf, now: instant(now) }));
  expect(late.length).toBeGreaterThan(20);
  expect(keys((await everything({ setAside: "in", overdue: true })).lines)).toEqual(keys(late));
  const aside = lines.filter((one) => isSetAside(itemOfLine(one), asOf));
  expect(keys((await everything({ setAside: "only" })).lines)).toEqual(keys(aside));
});
