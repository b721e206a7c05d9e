import type { Assessment } from "./assessment.ts";
import { type Day, formatDay } from "./base/calendar.ts";
import { factSaid } from "./describe-fact.ts";
import { comparisonsOf } from "./obligations/comparisons.ts";
import type { Obligation, ObligationStatus } from "./obligations/obligation.ts";
import type { Confidence, Layer, Rule, Source } from "./protocol/rule.ts";
import { type Said, say, saying } from "./text/message.ts";
import { english, phraseIn, tell, type Wording } from "./text/wording.ts";

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
export function explain(assessment: Assessment, key: string, wording: Wording = english): Explanation | undefined {
  const one = assessment.obligations
    .flatMap(({ obligations }) => obligations)
    .find((obligation) => obligation.key === key);
  if (one === undefined) return undefined;
  const { rule, protocol, layer, others } = one.inForce;
  return {
    key,
    name: phraseIn(rule.name, wording),
    status: one.status,
    rule: {
      id: rule.id,
      says: sentenceOf(rule, wording),
      protocol,
      layer,
      confidence: rule.confidence,
      confidenceText: say(`confidence.${rule.confidence}`, {}, wording.language),
      ...(rule.carriedFrom === undefined ? {} : { carriedFrom: rule.carriedFrom }),
      ...(rule.rationale === undefined ? {} : { rationale: phraseIn(rule.rationale, wording) }),
      sources: rule.sources,
    },
    others: others.map((other) => ({
      protocol: other.protocol,
      layer: other.layer,
      says: sentenceOf(other.rule, wording),
      sources: other.rule.sources,
    })),
    facts: factsOf(one, assessment, wording),
    comparisons: comparisonsOf(one, assessment.asOf).map(({ edge, left, saw, op, right, result }) => ({
      edge: say(`edge.${edge}`, {}, wording.language),
      left,
      saw: formatDay(saw),
      op,
      right: formatDay(right),
      result,
    })),
    wouldChange: wouldChange(one).map((said) => tell(said, wording)),
  };
}

/** The sentence that people signed, in the reader's language where the rule or the catalogue has it. */
export const sentenceOf = ({ says, saysEs }: Pick<Rule, "says" | "saysEs">, wording: Wording): string =>
  wording.language === "es" && saysEs !== undefined ? saysEs : phraseIn(says, wording);

function factsOf(one: Obligation, assessment: Assessment, wording: Wording): Explanation["facts"] {
  const byId = new Map(assessment.facts.all.map((fact) => [fact.id, fact]));
  const saidOf = (id: string): Said => {
    const fact = byId.get(id);
    return fact === undefined ? saying("fact.not-on-file", {}) : factSaid(fact);
  };
  const text = (id: string): string => tell(saidOf(id), wording);
  return [
    ...one.because.map((id) => ({ id, as: "anchor" as const, text: text(id) })),
    ...one.evidence.map((id) => ({ id, as: "evidence" as const, text: text(id) })),
    ...one.notEvidence.map(({ fact, why }) => ({
      id: fact,
      as: "not-evidence" as const,
      text: say("fact.flawed", { fact: text(fact), flaw: say(`flaw.${why}`, {}, wording.language) }, wording.language),
    })),
    ...(one.waiver === undefined ? [] : [{ id: one.waiver, as: "waiver" as const, text: text(one.waiver) }]),
  ];
}

function wouldChange(one: Obligation): readonly Said[] {
  const { lacking } = one;
  switch (one.status) {
    case "not-yet-open":
      return [saying("change.opens", { on: formatDay(one.opensOn) })];
    case "open":
    case "due":
      return [
        saying("change.result", { lacking, before: undefined }),
        saying("change.late", { on: formatDay(one.overdueFrom) }),
      ];
    case "overdue":
      return [saying("change.result", { lacking, before: closing(one.closesOn) }), saying("change.waiver", {})];
    case "missed":
      return [saying("change.result-not-arrived", { lacking, before: formatDay(one.closesOn) })];
    case "fulfilled":
    case "fulfilled-late":
      return [saying("change.evidence", {})];
    case "waived":
      return [saying("change.waived", {})];
    case "superseded":
      return [saying("change.superseded", {})];
  }
}

const closing = (closesOn: Day): string | undefined => (Number.isFinite(closesOn) ? formatDay(closesOn) : undefined);
