import { randomUUID } from "node:crypto";
import { defaultRoster, escalationOn, isPastDeadline, isSetAside, parseDay, presentOwner } from "@longwatch/core";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addPolicy } from "../db/policies.ts";
import { inClinic } from "../db/transaction.ts";
import { replaceItems, type WorklistRow } from "../db/worklist-items.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { addMember } from "../testing/people.ts";
import { instant } from "../testing/scope.ts";
import { coverOn } from "./cover.ts";
import { showWorklist, type WorklistWish } from "./show-worklist.ts";
import { itemOfLine } from "./worklist-rows.ts";

let database: TestDatabase;
let clinic: string;
const now = "2026-11-21T10:00:00Z";
const today = "2026-11-21";
let me: string;
/** Works here; is on leave, and `me` stands in; is on leave, and nobody stands in; has left the clinic. */
let there: string;
let away: string;
let uncovered: string;
const gone = randomUUID();

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  const [one, two, three, four] = await Promise.all(
    Array.from({ length: 4 }, () => addMember(database, clinic, ["nurse"])),
  );
  [me, there, away, uncovered] = [one!, two!, three!, four!];
  const leave = { from: "2026-11-20", through: "2026-11-22" };
  const roster = {
    ...defaultRoster,
    leave: [
      { ...leave, person: away, standIn: me },
      { ...leave, person: uncovered, standIn: "role/nurse" },
    ],
  };
  await inClinic(database.app, scope(), (tx) => addPolicy(tx, "roster", 1, "2026-11-01", roster));
});
afterAll(() => database.close());

const scope = () => ({ clinic, actor: { kind: "account", id: me }, at: instant(now) }) as const;
const urgencies = ["IMMEDIATE", "24H", "7D", "ROUTINE"] as const;
const days = ["2026-11-20", today, "2026-11-22"] as const;

/** Taken just now, so long ago that it has gone back to its role, or nobody knows when. */
const held = [[], [{ at: "2026-11-21T09:50:00Z", is: "hold" }], [{ at: "2026-10-01T09:00:00Z", is: "hold" }]] as const;
const owners = ["nobody", "me", "there", "away", "uncovered", "gone"] as const;
const ownerOf = (who: (typeof owners)[number]): string | null =>
  ({ nobody: null, me, there, away, uncovered, gone })[who];

const row = fc.record({
  urgency: fc.constantFrom(...urgencies),
  role: fc.constantFrom("nurse", "physician"),
  kind: fc.constantFrom("overdue", "signal", "unread-message", "silent-feed"),
  who: fc.constantFrom(...owners),
  events: fc.constantFrom(...held),
  deadline_on: fc.constantFrom(null, ...days),
  deadline_at: fc.constantFrom(null, "2026-11-21T09:59:59Z", now, "2026-11-21T10:00:01Z"),
  snoozed_through: fc.constantFrom(null, ...days),
});
const content = { about: "a", name: "n", text: "t", said: { text: [], why: [] }, endsByWord: false, because: [] };
type Made = Partial<WorklistRow> & { readonly who: (typeof owners)[number]; readonly events: (typeof held)[number] };
const rowsOf = (made: readonly Made[]): readonly WorklistRow[] =>
  made.map(({ who, events, ...one }, i): WorklistRow => {
    const key = `k${String(i).padStart(3, "0")}`;
    const kind = one.kind ?? "overdue";
    const named = { task_key: key, sort_key: key, opened_on: today, owner: ownerOf(who) };
    return { ...named, ...one, content: { ...content, kind, events } } as WorklistRow;
  });
const wishes = fc.record(
  {
    urgency: fc.constantFrom(...urgencies),
    role: fc.constantFrom("nurse", "physician"),
    owner: fc.constantFrom("me", "none", "others", "there", "away"),
    overdue: fc.boolean(),
    intake: fc.boolean(),
    setAside: fc.constantFrom("out", "in", "only"),
  },
  { requiredKeys: [] },
);

async function everything(wish: object) {
  const { owner } = wish as { owner?: string };
  const named = owner === "me" || owner === "there" || owner === "away" ? { owner: ownerOf(owner)! } : {};
  const asked = { ...wish, ...named, me } as WorklistWish;
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
      expect(counts.owner.mine).toBe(await all({ owner: "me" }));
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

test("a line is whose it is by the roster and the ladder, as the core says", async () => {
  const made = fc.sample(row, { numRuns: 200, seed: 11 });
  const { escalation, cover } = await inClinic(database.app, scope(), async (tx) => {
    await replaceItems(tx, "p1", rowsOf(made));
    for (const patient of ["p2", ""]) await replaceItems(tx, patient, []);
    const asOf = parseDay(today)!;
    return { escalation: escalationOn((await clinicRules(tx)).rulebook, asOf)!, cover: await coverOn(tx, asOf) };
  });
  const question = { escalation, cover, asOf: parseDay(today)!, now: instant(now) };
  const { lines } = await everything({ setAside: "in" });
  expect(lines.map(({ present }) => present)).toEqual(
    lines.map((one) => presentOwner(itemOfLine(one), question) ?? null),
  );
  const [mine, nobodys] = await Promise.all([
    everything({ setAside: "in", owner: "me" }),
    everything({ setAside: "in", owner: "none" }),
  ]);
  const ownersOf = (some: typeof lines) => new Set(some.map(({ owner }) => owner));
  expect(ownersOf(mine.lines)).toEqual(new Set([me, away]));
  expect(ownersOf(nobodys.lines)).toEqual(new Set(owners.map(ownerOf)));
  expect(lines.filter(({ present }) => present === me).length).toBe(mine.lines.length);
});
