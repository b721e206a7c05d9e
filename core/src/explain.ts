import type { Assessment } from "./assessment.ts";
import { type Day, formatDay } from "./base/calendar.ts";
import { formatClinicalDate } from "./base/clinical-date.ts";
import type { Fact } from "./facts/fact.ts";
import { comparisonsOf } from "./obligations/comparisons.ts";
import type { Obligation, ObligationStatus } from "./obligations/obligation.ts";
import type { Confidence, Layer, Source } from "./protocol/rule.ts";
import { say } from "./text/message.ts";

/** Why one conclusion is as it is: the rule and where it comes from, the facts, the comparisons, what would change it. */
export type Explanation = {
  readonly key: string;
  readonly name: string;
  readonly status: ObligationStatus;
  readonly rule: {
    readonly id: string;
    readonly says: string;
    readonly protocol: string;
    readonly layer: Layer;
    readonly confidence: Confidence;
    readonly confidenceText: string;
    readonly carriedFrom?: string;
    readonly rationale?: string;
    readonly sources: readonly Source[];
  };
  /** What other layers say of the same thing, with their own source. */
  readonly others: readonly {
    readonly protocol: string;
    readonly layer: Layer;
    readonly says: string;
    readonly sources: readonly Source[];
  }[];
  readonly facts: readonly {
    readonly id: string;
    readonly as: "anchor" | "evidence" | "not-evidence" | "waiver";
    readonly text: string;
  }[];
  readonly comparisons: readonly {
    readonly edge: string;
    readonly left: string;
    readonly saw: string;
    readonly op: string;
    readonly right: string;
    readonly result: string;
  }[];
  readonly wouldChange: readonly string[];
};

/** The explanation of an obligation by its key; undefined where this assessment has none with that key. */
export function explain(assessment: Assessment, key: string): Explanation | undefined {
  const one = assessment.obligations
    .flatMap(({ obligations }) => obligations)
    .find((obligation) => obligation.key === key);
  if (one === undefined) return undefined;
  const { rule, protocol, layer, others } = one.inForce;
  return {
    key,
    name: rule.name,
    status: one.status,
    rule: {
      id: rule.id,
      says: rule.says,
      protocol,
      layer,
      confidence: rule.confidence,
      confidenceText: say(`confidence.${rule.confidence}`, {}),
      ...(rule.carriedFrom === undefined ? {} : { carriedFrom: rule.carriedFrom }),
      ...(rule.rationale === undefined ? {} : { rationale: rule.rationale }),
      sources: rule.sources,
    },
    others: others.map((other) => ({
      protocol: other.protocol,
      layer: other.layer,
      says: other.rule.says,
      sources: other.rule.sources,
    })),
    facts: factsOf(one, assessment),
    comparisons: comparisonsOf(one, assessment.asOf).map(({ edge, left, saw, op, right, result }) => ({
      edge: edgeWords[edge],
      left,
      saw: formatDay(saw),
      op,
      right: formatDay(right),
      result,
    })),
    wouldChange: wouldChange(one),
  };
}

/** What is asked by each comparison. */
const edgeWords = { opens: "open?", due: "due?", grace: "late?", closes: "closed?" } as const;

function factsOf(one: Obligation, assessment: Assessment): Explanation["facts"] {
  const byId = new Map(assessment.facts.all.map((fact) => [fact.id, fact]));
  const text = (id: string): string => {
    const fact = byId.get(id);
    return fact === undefined ? "not on file" : describeFact(fact);
  };
  return [
    ...one.because.map((id) => ({ id, as: "anchor" as const, text: text(id) })),
    ...one.evidence.map((id) => ({ id, as: "evidence" as const, text: text(id) })),
    ...one.notEvidence.map(({ fact, why }) => ({
      id: fact,
      as: "not-evidence" as const,
      text: `${text(fact)}: ${say(`flaw.${why}`, {})}`,
    })),
    ...(one.waiver === undefined ? [] : [{ id: one.waiver, as: "waiver" as const, text: text(one.waiver) }]),
  ];
}

/** A fact in a few words: what, how much, when. */
export function describeFact(fact: Fact): string {
  const on = formatClinicalDate(fact);
  switch (fact.kind) {
    case "result-reported":
      return (
        `${fact.analyte ?? `LOINC ${fact.loinc}`} ${describeValue(fact)} collected ${on}`.replace(/ {2,}/g, " ") +
        remarked(fact)
      );
    case "infusion-given":
      return `${fact.doseMg} mg ${fact.drug} infused ${on}`;
    case "obligation-waived":
      return `waived ${on} by ${fact.by}: ${fact.reason}${fact.until === undefined ? "" : ` (until ${formatClinicalDate(fact.until)})`}`;
    case "exam-done":
      return `${fact.exam} ${fact.outcome} ${on}`;
    case "step-done":
      return `${fact.step} ${on}`;
    case "medicine-recorded":
      return `${fact.medicine} from ${on}`;
    case "symptom-reported":
      return `${fact.symptom}${present[fact.present ?? "yes"]} told ${on}`;
    case "vitals-measured":
      return `${signs.flatMap((sign) => (fact[sign] === undefined ? [] : [`${sign} ${fact[sign]}`])).join(", ")} measured ${on}`;
    case "condition-recorded":
      return `${fact.condition}${certainty[fact.certainty ?? "confirmed"]} from ${on}`;
    case "pregnancy-recorded":
      return `pregnancy confirmed ${on}`;
    case "relapse-occurred":
      return `relapse from ${on}`;
    default:
      return `${fact.kind} ${on}`;
  }
}

const present = { yes: "", no: " denied,", unsure: " unsure," } as const;
const certainty = { confirmed: "", suspected: " suspected", excluded: " excluded" } as const;
const signs = ["systolic", "diastolic", "pulse", "temperatureC", "spo2"] as const;

/** What the laboratory wrote beside a result: it may say more than the number. */
const remarked = ({ comments = [] }: Extract<Fact, { kind: "result-reported" }>): string =>
  [comments]
    .flat()
    .map((comment) => `; comment: ${comment.replace(/\s+/g, " ").trim()}`)
    .join("");

function describeValue(fact: Extract<Fact, { kind: "result-reported" }>): string {
  const { value, comparator = "", unit = "", status = "final" } = fact;
  const shown =
    value === undefined
      ? ""
      : typeof value === "object"
        ? "titre" in value
          ? `1:${value.titre}`
          : `${value.low}–${value.high}`
        : `${value}`;
  return `${comparator}${shown} ${unit === "1" ? "" : unit}${status === "final" ? "" : ` (${status})`}`;
}

function wouldChange(one: Obligation): readonly string[] {
  const lacking = one.lacking.join(", ");
  switch (one.status) {
    case "not-yet-open":
      return [`Time: it opens on ${formatDay(one.opensOn)}.`];
    case "open":
    case "due":
      return [`A valid result of ${lacking}.`, `Time: it is late from ${formatDay(one.overdueFrom)}.`];
    case "overdue":
      return [`A valid result of ${lacking}${closing(one.closesOn)}.`, "A waiver with a name and a reason."];
    case "missed":
      return [
        `A valid result of ${lacking} that was taken before ${formatDay(one.closesOn)} and has not reached us yet.`,
      ];
    case "fulfilled":
    case "fulfilled-late":
      return ["A correction or a retraction of its evidence."];
    case "waived":
      return ["A valid result, a retraction of the waiver, or the end of its term."];
    case "superseded":
      return ["A correction of the infusion that restarted the clock."];
  }
}

const closing = (closesOn: Day): string => (Number.isFinite(closesOn) ? `, taken before ${formatDay(closesOn)}` : "");
