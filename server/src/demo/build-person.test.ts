import { assess, dayFromCivil, type Instant, parseInstant } from "@longwatch/core";
import { beforeAll, describe, expect, test } from "vitest";
import { protocolsForUse } from "../protocols/library.ts";
import { type ClinicRules, rulesOf, shippedLibrary } from "../rules/shipped.ts";
import { buildPerson, type DemoPerson } from "./build-person.ts";
import { demoName, demoPeople, demoPresets } from "./people.ts";

const today = dayFromCivil(2026, 11, 21);
const now = parseInstant("2026-11-21T08:00:00Z") as Instant;
const afterNight = parseInstant("2026-11-22T02:42:00Z") as Instant;
const moment = { now, today, staff: { nurse: "nurse", physician: "neurologist" } };
/** Twelve people, four of each third. */
const some = Array.from({ length: 12 }, (_, i) => i);

let rules: ClinicRules;
let people: readonly DemoPerson[];
beforeAll(() => {
  const library = shippedLibrary();
  if (!library.ok) throw new Error("no protocols");
  rules = rulesOf(protocolsForUse(library.value), [], library.value.references);
  const presets = demoPresets(today);
  people = some.map((index) => buildPerson(presets, rules, moment, index));
});

describe("a person of the demo", () => {
  test("is the same whenever the same moment is asked for", () => {
    const again = buildPerson(demoPresets(today), rules, moment, 4);
    expect(again.written).toEqual(people[4]!.written);
  });

  test("has nothing in the record that nobody could know yet", () => {
    const late = people.flatMap(({ written }) =>
      written.facts.filter(({ recordedAt }) => recordedAt !== undefined && (parseInstant(recordedAt) ?? 0) > now),
    );
    expect(late).toEqual([]);
  });

  test("has facts whose corrections still find them", () => {
    const unknown = people.flatMap(({ record }) =>
      assess(record, rules.rulebook, today).cannotTell.filter(({ code }) => code === "reference-unknown"),
    );
    expect(unknown).toEqual([]);
  });

  test("has had every warning dealt with in its time: what is open is fresh, or was never put aside", () => {
    const old = people.flatMap(({ record }) =>
      assess(record, rules.rulebook, today).signals.signals.filter(
        ({ closedOn, openedOn }) => closedOn === undefined && openedOn < today - 20,
      ),
    );
    expect(old.map(({ key }) => key)).toEqual([]);
    const closed = people.flatMap(({ record }) =>
      assess(record, rules.rulebook, today).signals.signals.filter(({ closedOn }) => closedOn !== undefined),
    );
    expect(closed.length).toBeGreaterThan(10);
  });

  test("can be read also where a spoilt sample had given no value that the repeat could have", () => {
    const next = dayFromCivil(2026, 11, 22);
    const { record } = buildPerson(demoPresets(next), rules, { ...moment, now: afterNight, today: next }, 412);
    const repeats = record.facts.filter(({ id, kind }) => id.startsWith("done-") && kind === "result-reported");
    expect(repeats.length).toBeGreaterThan(0);
  });

  test("leaves a clinic with work of a morning, not of a year", () => {
    const lines = people.flatMap(({ record }) => assess(record, rules.rulebook, today).tasks);
    expect(lines.length).toBeLessThan(3 * some.length);
  });
});

test("no two people share a name, and none has a name that could be somebody's", () => {
  const names = Array.from({ length: demoPeople }, (_, i) => Object.values(demoName(i)).join(" "));
  expect(new Set(names).size).toBe(demoPeople);
  expect(
    names.every((name) =>
      /(Nobody|Invented|Example|Pretend|Fictional|Imagined|Madeup|Sample|Placeholder|Unreal)$/.test(name),
    ),
  ).toBe(true);
});
