import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind } from "../../facts/fact-index.ts";
import type { CandidacyLeaf } from "../../protocol/candidacy.ts";
import { atChair } from "./at-chair.ts";
import { condition } from "./conditions.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";
import { staleOn } from "./said.ts";

type Leaf = Extract<CandidacyLeaf, { kind: "blood-pressure" }>;
type Reading = FactOfKind<"vitals-measured">;

/**
 * No label says from which number on; the limits are the clinic's. One number may raise a reading; that it is not raised takes
 * both, of its day or of a later one. What is measured during an infusion and its observation belongs to the rules of the chair
 * and says nothing here; a reading that may be one of those settles nothing either way.
 */
export function bloodPressure(leaf: Leaf, subject: Subject): Judged {
  const known = condition({ kind: "condition", question: leaf.question, when: "now" }, subject);
  if (known.answer === "yes") return known;
  const placed = ofKind(subject.facts, "vitals-measured", subject.asOf)
    .filter(
      (one) =>
        subject.asOf - one.earliest <= leaf.withinDays && (one.systolic !== undefined || one.diastolic !== undefined),
    )
    .map((reading) => ({ reading, isAtChair: atChair(reading, subject.timeline) }))
    .filter(({ isAtChair }) => isAtChair !== "yes");
  const readings = placed.map(({ reading }) => reading);
  const own = placed.flatMap(({ reading, isAtChair }) => (isAtChair === "no" ? [reading] : []));
  const mayBeRaised = readings.some((one) => isRaised(one, leaf));
  const raised = own.filter((one) => isRaised(one, leaf));
  const newestWhole = own.findLast(isWhole);
  const turnsOn = [...readings.flatMap((one) => staleOn(one, leaf.withinDays)), ...known.turnsOn];
  const days = new Set(raised.map(({ earliest }) => earliest)).size;
  const compared = [{ what: "days-of-raised-blood-pressure", saw: days, op: ">=" as const, than: leaf.days }];
  if (days >= leaf.days) return yes({ evidence: raised.map(({ id }) => id), compared, turnsOn });
  const isTold =
    newestWhole !== undefined && readings.every((one) => isWhole(one) || one.latest <= newestWhole.earliest);
  if (!mayBeRaised && isTold) return no({ evidence: [newestWhole.id], compared, turnsOn });
  return cannotTell([lack("blood-pressure", "")], { compared, turnsOn });
}

const isRaised = ({ systolic = 0, diastolic = 0 }: Reading, leaf: Leaf): boolean =>
  systolic >= leaf.systolic || diastolic >= leaf.diastolic;

const isWhole = ({ systolic, diastolic }: Reading): boolean => systolic !== undefined && diastolic !== undefined;
