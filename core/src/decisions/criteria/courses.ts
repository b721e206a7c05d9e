import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind } from "../../facts/fact-index.ts";
import { concerns } from "../../obligations/audience.ts";
import { type CandidacyLeaf, otherRelapse } from "../../protocol/candidacy.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";
import { answerTo, said } from "./said.ts";

type Leaf<K extends CandidacyLeaf["kind"]> = Extract<CandidacyLeaf, { kind: K }>;
type Scan = FactOfKind<"mri-read">;

/** Courses before the one that is asked about; an incomplete one is one. */
export function coursesGiven({ atLeast }: Leaf<"courses-given">, { timeline }: Subject): Judged {
  const before = timeline.courses.filter(({ state }) => state !== "in-progress");
  const compared = [{ what: "courses", saw: before.length, op: ">=" as const, than: atLeast }];
  const evidence = before.flatMap(({ because }) => because.slice(0, 1));
  return before.length >= atLeast ? yes({ evidence, compared }) : no({ evidence, compared });
}

/**
 * A relapse, or so many lesions on one scan, since the last infusion. A lesion may be both enhancing and new: the two numbers
 * are not added to a yes.
 *
 * @source protocols.md section 2.2
 */
export function activitySinceCourse(leaf: Leaf<"activity-since-course">, subject: Subject): Judged {
  const lastOn = subject.timeline.courses.at(-1)?.lastOn;
  if (lastOn === undefined) return no();
  const relapses = ofKind(subject.facts, "relapse-occurred", subject.asOf).filter(({ latest }) => latest > lastOn);
  const sure = relapses.filter(({ earliest }) => earliest > lastOn);
  const scans = ofKind(subject.facts, "mri-read", subject.asOf).filter(({ earliest }) => earliest > lastOn);
  const lesions = Math.max(0, ...scans.map(atLeastLesions));
  const compared = [
    { what: "relapses", saw: sure.length, op: ">=" as const, than: leaf.relapses },
    { what: "lesions", saw: lesions, op: ">=" as const, than: leaf.lesions },
  ];
  const shown = scans.filter((one) => atLeastLesions(one) >= leaf.lesions);
  if (sure.length >= leaf.relapses || shown.length > 0)
    return yes({ evidence: [...sure, ...shown].map(({ id }) => id), compared });
  const asked = answerTo(otherRelapse, subject, leaf.validDays);
  const newest = scans.at(-1);
  const lacks = [
    ...(relapses.length > sure.length ? [lack("relapse-severity", relapses[0]!.id)] : []),
    ...(asked?.answer === "no" ? [] : [lack("other-relapses", otherRelapse)]),
    ...(newest !== undefined && atMostLesions(newest) < leaf.lesions ? [] : [lack("mri", "new-t2")]),
  ];
  const turnsOn = asked?.turnsOn ?? [];
  if (lacks.length > 0) return cannotTell(lacks, { compared, turnsOn });
  return no({ evidence: [asked!.fact, newest!.id], compared, turnsOn });
}

const atLeastLesions = ({ gdEnhancing = 0, newOrEnlargingT2 = 0 }: Scan): number =>
  Math.max(gdEnhancing, newOrEnlargingT2);
const atMostLesions = ({ gdEnhancing, newOrEnlargingT2 }: Scan): number =>
  gdEnhancing === undefined || newOrEnlargingT2 === undefined
    ? Number.POSITIVE_INFINITY
    : gdEnhancing + newOrEnlargingT2;

/** Who cannot be pregnant plans none. */
export function pregnancyPlanned({ question, validDays }: Leaf<"pregnancy-planned">, subject: Subject): Judged {
  const { patient, facts, asOf } = subject;
  if (concerns("childbearing-potential", patient, facts, asOf) === "no") return no();
  return said(question, subject, validDays);
}
