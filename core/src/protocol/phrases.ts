import { spaced } from "../text/wording.ts";
import { analytes } from "../units/analytes.ts";
import { type CandidacyCriterion, keysOfLeaf, leavesOf } from "./candidacy.ts";
import type { Criterion, GroupCriterion, LeafCriterion } from "./criterion.ts";
import type { Escalation } from "./escalation.ts";
import type { Protocol } from "./protocol.ts";
import type { ReadinessRules } from "./readiness.ts";
import { keysOfReadiness, wordsOfReadiness } from "./readiness-parts.ts";
import type { Evidence, Rule } from "./rule.ts";
import type { SelfCheck } from "./self-check.ts";
import type { SignalAdvice, SignalRule } from "./signal-rule.ts";
import { definedKeys } from "./symptom-keys.ts";

/**
 * Everything that a protocol says in English alone, and that somebody may be shown: names, sentences without a Spanish one beside them, and
 * keys as they are read. Notes and places in sources stand only on the English sheets; analytes have their names in the core.
 */
export const phrasesOf = (protocol: Protocol): ReadonlySet<string> =>
  new Set(
    [
      protocol.title,
      ...protocol.rules.flatMap(ofRule),
      ...(protocol.signals ?? []).flatMap(ofSignal),
      ...(protocol.parameters ?? []).map(({ says }) => says),
      ...(protocol.reconstitution === undefined ? [] : ofReconstitution(protocol.reconstitution)),
      ...(protocol.escalation === undefined ? [] : ofEscalation(protocol.escalation)),
      ...(protocol.selfCheck === undefined ? [] : ofSelfCheck(protocol.selfCheck)),
      ...(protocol.criteria ?? []).flatMap(ofCandidacyCriterion),
      ...(protocol.intervals ?? []).flatMap(({ name, says, note }) => [
        name,
        says,
        ...(note === undefined ? [] : [note]),
      ]),
      ...(protocol.timers ?? []).flatMap(({ name, says }) => [name, says]),
      ...(protocol.planning?.consequences ?? []).flatMap(({ name, says }) => [name, says]),
      ...(protocol.readiness === undefined ? [] : ofReadiness(protocol.readiness)),
      ...(protocol.candidacy ?? []).flatMap(({ criterion, note }) => [
        ...named(criterion),
        ...(note === undefined ? [] : [note]),
      ]),
    ].map((phrase) => phrase.trim()),
  );

const said = ({ says, saysEs }: { readonly says: string; readonly saysEs?: string | undefined }): readonly string[] =>
  saysEs === undefined ? [says] : [];

/** As it is read; none where it is an analyte's. */
const named = (key: string): readonly string[] => (analytes.has(key) ? [] : [spaced(key)]);

const ofRule = (rule: Rule): readonly string[] => [
  rule.name,
  ...said(rule),
  ...(rule.rationale === undefined ? [] : [rule.rationale]),
  ...("evidence" in rule ? ofEvidence(rule.evidence).flatMap(named) : []),
];

function ofEvidence(evidence: Evidence): readonly string[] {
  if ("exam" in evidence) return [evidence.exam];
  if ("mri" in evidence) return [evidence.mri];
  if ("step" in evidence) return [evidence.step];
  if ("medicineClass" in evidence) return [evidence.medicineClass];
  return "tests" in evidence ? evidence.tests : [];
}

const ofSignal = ({ name, when, advice, ...rule }: SignalRule): readonly string[] => [
  name,
  ...said(rule),
  ...advice.flatMap(ofAdvice),
  ...keysIn(when).flatMap(named),
];

function ofAdvice(advice: SignalAdvice): readonly string[] {
  if (advice.kind === "test") return advice.tests.flatMap(named);
  return advice.kind === "refer" ? [advice.to] : said(advice);
}

function keysIn(part: Criterion | GroupCriterion | LeafCriterion): readonly string[] {
  const inside = "of" in part ? [part.of].flat().flatMap(keysIn) : [];
  const any = "anyOf" in part ? part.anyOf : [];
  const one = "exam" in part ? [part.exam] : "sign" in part ? [part.sign] : [];
  return [...inside, ...any, ...one];
}

const ofReconstitution = (one: NonNullable<Protocol["reconstitution"]>): readonly string[] =>
  [one, one.band, ...one.tables, ...one.milestones].map(({ says }) => says);

const ofEscalation = ({ reminder, ladders }: Escalation): readonly string[] => [
  reminder.says,
  ...Object.values(ladders).flatMap(({ returned, rungs }) => [returned, ...rungs].map(({ says }) => says)),
];

const ofSelfCheck = (selfCheck: SelfCheck): readonly string[] => [
  ...definedKeys(selfCheck).flatMap(({ symptom }) => named(symptom)),
  ...selfCheck.questions.flatMap(({ withoutSignal }) => (withoutSignal === undefined ? [] : [withoutSignal.says])),
  ...selfCheck.seenByClinician.map(({ says }) => says),
];

const ofReadiness = (readiness: ReadinessRules): readonly string[] => [
  ...wordsOfReadiness(readiness),
  ...keysOfReadiness(readiness).flatMap(named),
];

const ofCandidacyCriterion = ({ name, says, when }: CandidacyCriterion): readonly string[] => [
  name,
  says,
  ...leavesOf(when).flatMap(keysOfLeaf).flatMap(named),
];
