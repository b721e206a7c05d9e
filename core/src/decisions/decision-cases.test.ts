import { describe, expect, it } from "vitest";
import { parseDay } from "../base/calendar.ts";
import { protocolName } from "../protocol/protocol.ts";
import { type Version, versions } from "../testing/candidates.ts";
import {
  candidacyIn,
  casesOf,
  edgeTables,
  families,
  familyNames,
  saidIn,
  shownIn,
  sideBySide,
  themes,
} from "../testing/decision-cases.ts";
import { realProtocols } from "../testing/protocols.ts";

const all = themes.flatMap((theme) => casesOf(theme));
const asked = [...new Set(familyNames.flatMap((one) => families[one]))] as readonly Version[];

/** Courses are counted, and two of them before every third. */
const never: Readonly<Record<string, readonly string[]>> = {
  "two-courses-given": ["not-met", "unknown"],
  "four-courses-given": ["unknown"],
};

describe("decision cases", () => {
  it("are enough, each once", () => {
    expect(all.length).toBeGreaterThanOrEqual(120);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it.each(all.map((one) => [one.id, one.says, one] as const))("%s %s", (_id, _says, one) => {
    const said = Object.fromEntries(
      familyNames.map((family) => [family, families[family].map((version) => saidIn(family, version, one)).join("")]),
    );
    expect(said).toEqual(one.said);
    for (const version of asked)
      for (const { criterion, judged } of candidacyIn(version, one).criteria) {
        const wanted = one.shows[criterion.id];
        if (wanted !== undefined) expect(shownIn(judged.answer), `${version} ${criterion.id}`).toBe(wanted);
      }
  });

  it("hold, for every cell of every version, somebody who meets it, somebody who does not, and somebody of whom nobody can tell", () => {
    const cells = new Map<string, Set<string>>();
    for (const version of asked) {
      const { jurisdiction, on } = versions[version];
      for (const protocol of inForce(jurisdiction, on))
        for (const { criterion } of protocol.candidacy ?? [])
          cells.set(
            `${protocolName(protocol)} ${criterion}`,
            new Set(["met", "not-met", "unknown"].filter((what) => never[criterion]?.includes(what) !== true)),
          );
      for (const one of all)
        for (const { protocol, criterion } of candidacyIn(version, one).criteria)
          cells.get(`${protocol} ${criterion.id}`)?.delete(one.shows[criterion.id] ?? "");
    }
    const open = [...cells].flatMap(([cell, left]) => [...left].map((what) => `${cell}: nobody is ${what}`));
    expect(open).toEqual([]);
    const weighing = realProtocols.filter(({ candidacy = [] }) => candidacy.length > 0);
    const covered = new Set([...cells.keys()].map((cell) => cell.split(" ")[0]));
    expect(weighing.map(protocolName).filter((name) => !covered.has(name))).toEqual([]);
    expect(cells.size).toBeGreaterThan(300);
  });
});

describe.each(edgeTables().map((one) => [one.id, one.says, one] as const))("%s: %s", (_id, _says, table) => {
  it.each(table.rows.map((row) => [row.says, row] as const))("%s", (_row, row) => {
    expect(saidIn("EU", row.version ?? table.version, row, row.on)).toBe(row.said);
  });
});

describe("the same person on the same day", () => {
  it.each(sideBySide().map((one) => [one.says, one] as const))("%s", (_says, one) => {
    const said = Object.fromEntries(
      familyNames.map((family) => [family, saidIn(family, families[family].at(-1)!, one)]),
    );
    expect(said).toEqual(one.said);
    expect(new Set(familyNames.map((family) => versions[families[family].at(-1)!].on)).size).toBe(1);
  });
});

const inForce = (jurisdiction: string, on: string) => {
  const day = parseDay(on)!;
  return realProtocols.filter(
    ({ jurisdiction: where, effective: { from, through } }) =>
      where === jurisdiction && from <= day && (through === null || through >= day),
  );
};
