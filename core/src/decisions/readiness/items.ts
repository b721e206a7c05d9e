import { assertNever } from "../../base/result.ts";
import { concerns } from "../../obligations/audience.ts";
import { segmentOn } from "../../protocol/in-force.ts";
import { type Protocol, protocolName } from "../../protocol/protocol.ts";
import type { ReadinessItem as Stated } from "../../protocol/readiness.ts";
import type { Layer } from "../../protocol/rule.ts";
import { newMedicine, personTest, pregnancyTest } from "./answers.ts";
import type { Subject } from "./asked.ts";
import { decidedTest } from "./decided.ts";
import type { Found } from "./found.ts";
import { reactionTest, resumptionTest } from "./going-on.ts";
import { outcomesTest } from "./outcomes.ts";
import { nothingHeld, nothingLate, panelTest, ruleOfDay, workUpTest } from "./prepared.ts";
import { resultTest } from "./results.ts";
import { vitalTest } from "./vitals.ts";

/** One line of the list for one person: what is asked, and what was found. */
export type Line = {
  /** `readiness/<item>`: an override names it. */
  readonly key: string;
  readonly stated: Stated;
  readonly layer: Layer;
  readonly protocol: string;
  readonly found: Found;
};

/** Every item that is asked of this person before this infusion, in the order of the protocols; an id once, by the first that states it. */
export function linesOf(subject: Subject): readonly Line[] {
  const stating = segmentOn(subject.timeline.segments, subject.asOf).protocols.flatMap((protocol) =>
    (protocol.readiness?.items ?? []).map((stated) => ({ stated, protocol })),
  );
  const named = new Set(stating.flatMap(({ stated: { test } }) => (test.kind === "work-up" ? (test.rules ?? []) : [])));
  const lines = new Map<string, Line>();
  for (const { stated, protocol } of stating) {
    const line =
      lines.has(stated.id) || !isAsked(stated, subject) ? undefined : lineOf(stated, protocol, subject, named);
    if (line !== undefined) lines.set(stated.id, line);
  }
  return [...lines.values()];
}

type AskedOf = Pick<Subject, "jurisdiction" | "patient" | "facts" | "asOf"> & {
  readonly infusion: Pick<Subject["infusion"], "course" | "ordinal">;
};

/** Whether an item is asked of this person before this infusion. */
export function isAsked(stated: Stated, { infusion, jurisdiction, patient, facts, asOf }: AskedOf): boolean {
  const { infusions, courses, jurisdictions, appliesTo = "everyone" } = stated;
  return (
    (infusions === undefined || infusions.includes(infusion.ordinal)) &&
    (courses === undefined || (courses === "first") === (infusion.course === 1)) &&
    (jurisdictions === undefined || jurisdictions.includes(jurisdiction)) &&
    concerns(appliesTo, patient, facts, asOf) !== "no"
  );
}

function lineOf(stated: Stated, protocol: Protocol, subject: Subject, named: ReadonlySet<string>): Line | undefined {
  const key = `readiness/${stated.id}`;
  const found = testOf(stated, key, subject, named);
  if (found === undefined) return undefined;
  return { key, stated, layer: stated.layer ?? protocol.layer, protocol: protocolName(protocol), found };
}

function testOf({ test }: Stated, key: string, subject: Subject, named: ReadonlySet<string>): Found | undefined {
  switch (test.kind) {
    case "result":
      return resultTest(test, key, subject);
    case "vital":
      return vitalTest(test, subject);
    case "person":
      return personTest(test, subject);
    case "new-medicine":
      return newMedicine(test, subject);
    case "pregnancy-test":
      return pregnancyTest(subject);
    case "panel":
      return panelTest(test, subject);
    case "work-up":
      return workUpTest(test, subject, named);
    case "outcomes-settled":
      return outcomesTest(subject);
    case "rule-of-day":
      return ruleOfDay(test, subject);
    case "nothing-late":
      return nothingLate(subject);
    case "nothing-held":
      return nothingHeld(subject);
    case "decided":
      return decidedTest(subject);
    case "resumption":
      return resumptionTest(test, key, subject);
    case "reaction":
      return reactionTest(test, subject);
    default:
      return assertNever(test);
  }
}
