import { expect, it } from "vitest";
import { realProtocols } from "../../testing/protocols.ts";
import type { Planning } from "../planning.ts";
import { checkPlanning } from "./planning.ts";

const policy = realProtocols.find(({ protocol }) => protocol === "default-policy")!;
const context = { references: new Set<string>(), names: new Set<string>(), policies: [policy] };
const found = (planning: Partial<Planning>, more: object = {}) =>
  checkPlanning({ ...policy, planning: { ...policy.planning!, ...planning }, ...more }, context).map(({ code, at }) => [
    code,
    at,
  ]);
const { leads, consequences } = policy.planning!;
const vaccinate = consequences[0]!.does as Extract<Planning["consequences"][number]["does"], { kind: "vaccinate" }>;

it("finds nothing wrong with the default policy", () => {
  expect(checkPlanning(policy, context)).toEqual([]);
});

it.each<readonly [string, Partial<Planning>, readonly (readonly string[])[]]>([
  [
    "a step whose time is said twice",
    { leads: [leads[0]!, leads[0]!] },
    [["protocol-rule-duplicate", "/planning/leads/1/rule"]],
  ],
  ["an outcome that takes as long as it serves", { leads: [{ ...leads[0]!, resultDays: 30 }] }, []],
  [
    "an outcome that takes longer than it serves",
    { leads: [{ ...leads[0]!, resultDays: 31 }] },
    [["value-not-allowed", "/planning/leads/0/resultDays"]],
  ],
  [
    "a consequence of nothing that is measured",
    { consequences: [{ ...consequences[0]!, analytes: ["nothing"] }] },
    [["analyte-unknown", "/planning/consequences/0/analytes"]],
  ],
  [
    "a consequence twice",
    { consequences: [consequences[0]!, consequences[0]!] },
    [["protocol-rule-duplicate", "/planning/consequences/1/id"]],
  ],
  [
    "a vaccine that waits for a clock that nobody states",
    { consequences: [{ ...consequences[0]!, does: { ...vaccinate, notWhile: "no-such-clock" } }] },
    [["protocol-reference-unknown", "/planning/consequences/0/does/notWhile"]],
  ],
])("%s", (_, planning, problems) => {
  expect(found(planning)).toEqual(problems);
});

it.each(["intervals", "timers"] as const)("finds one of the %s twice", (list) => {
  const twice = { [list]: [policy[list]!.at(-1)!, policy[list]!.at(-1)!] };
  expect(found({}, twice)).toEqual([["protocol-rule-duplicate", `/${list}/1/id`]]);
});

const clock = policy.timers!.find(({ id }) => id === "live-vaccines")!;
it.each<readonly [string, readonly (readonly string[] | undefined)[], number]>([
  ["once for each place and once for all others", [["EU"], ["US", "CA"], undefined], 0],
  ["twice for one place", [["EU"], ["US", "EU"]], 1],
  ["twice for all others", [["EU"], undefined, undefined], 1],
])("a clock stated %s", (_, places, count) => {
  const timers = places.map((jurisdictions) => ({ ...clock, jurisdictions }));
  expect(found({}, { timers })).toHaveLength(count);
});
