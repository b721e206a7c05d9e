import { addDays, addMonths } from "../base/calendar.ts";
import type { Certainty } from "../base/certainty.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { ofKind } from "../facts/fact-index.ts";
import { isAlemtuzumab } from "../facts/medicines/ms-therapies.ts";
import { otherTherapy } from "../protocol/candidacy.ts";
import type { Entry, EvidenceBase } from "../trials/evidence.ts";
import { saidNo } from "./asked.ts";
import type { Weighed } from "./subject.ts";

type Therapy = FactOfKind<"therapy-recorded">;
type Resemblance = EvidenceBase["resemblance"];

/** What was taken for MS before alemtuzumab, and whether somebody has said that it is all. */
export type Before = {
  readonly answer: Certainty;
  readonly therapies: readonly Therapy[];
  /** Somebody was asked and said that there was no other. */
  readonly isComplete: boolean;
  readonly evidence: readonly string[];
};

/** None on file is not none: somebody must have asked. Of whoever had courses already, before the first of them. */
export function treatedBefore(of: Weighed, { askedWithinDays }: Resemblance): Before {
  const first = of.timeline.courses[0]?.firstOn;
  const others = ofKind(of.facts, "therapy-recorded", of.asOf).filter(({ drug }) => !isAlemtuzumab(drug));
  const therapies = others.filter(({ latest }) => first === undefined || latest < first);
  const perhaps = others.filter(({ earliest, latest }) => first !== undefined && earliest < first && latest >= first);
  const asked = saidNo(otherTherapy, of, addDays(first ?? of.asOf, -askedWithinDays));
  const isComplete = asked !== undefined && perhaps.length === 0;
  const evidence = [...therapies.map(({ id }) => id), ...(asked === undefined ? [] : [asked])];
  if (therapies.length > 0) return { answer: "yes", therapies, isComplete, evidence };
  return { answer: isComplete ? "no" : "cannot-tell", therapies, isComplete, evidence };
}

type Failed = Exclude<Entry["before"], "never-treated">;

/** Whether there was a relapse on one of the named medicines that was taken for so long. */
export function relapsedOn({ anyOf, fromMonths }: Failed, { therapies, isComplete }: Before, of: Weighed): Certainty {
  const each = therapies
    .filter(({ drug }) => anyOf.some((part) => plain(drug).includes(part)))
    .map((one) => bothOf(takenFor(one, fromMonths, of), failed(one, of)));
  if (each.includes("yes")) return "yes";
  return isComplete && each.every((one) => one === "no") ? "no" : "cannot-tell";
}

const plain = (drug: string): string => drug.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");

const bothOf = (a: Certainty, b: Certainty): Certainty =>
  a === "no" || b === "no" ? "no" : a === "yes" && b === "yes" ? "yes" : "cannot-tell";

function takenFor({ earliest, latest, stoppedOn }: Therapy, months: number, { asOf }: Weighed): Certainty {
  const end = stoppedOn ?? { earliest: asOf, latest: asOf };
  if (addMonths(latest, months) <= end.earliest) return "yes";
  return addMonths(earliest, months) > end.latest ? "no" : "cannot-tell";
}

/** It was ended for that, or a relapse surely began while it was taken. That none did, no record can show. */
function failed({ latest, stoppedOn, stopReason }: Therapy, { facts, asOf }: Weighed): Certainty {
  const until = stoppedOn?.earliest ?? asOf;
  const isDuring = ofKind(facts, "relapse-occurred", asOf).some((one) => one.earliest > latest && one.latest <= until);
  return stopReason === "inadequate-response" || isDuring ? "yes" : "cannot-tell";
}
