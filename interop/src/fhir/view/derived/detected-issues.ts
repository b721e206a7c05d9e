import { formatInstant, renderSignal, type Signal } from "@longwatch/core";
import { own } from "../../own.ts";
import { coding, compact, concept, type Element } from "../../write/element.ts";
import { actorOf, program } from "../provenance.ts";
import type { Versioned } from "../versioned.ts";
import { type Derivation, dayOf, derived, referencesTo } from "./context.ts";

export const issueKey = (signal: string): string => `issue/${signal}`;

/** Every warning there ever was; one whose basis was withdrawn is entered in error, and stays. */
export const detectedIssues = (context: Derivation): readonly Versioned[] =>
  context.assessment.signals.signals.map((one) => derived(context, issueKey(one.key), issue(one, context)));

export const isWithdrawn = ({ state }: Signal): boolean => state === "basis-withdrawn";

const severities = { IMMEDIATE: "high", "24H": "high", "7D": "moderate", ROUTINE: "low" } as const;

function issue(one: Signal, context: Derivation) {
  const { evidence, advice, candidates, name } = renderSignal(one);
  const found = referencesTo(context, evidence);
  return compact({
    resourceType: "DetectedIssue" as const,
    identifier: [
      { system: own.signalKey, value: one.key },
      { system: `${own.protocol}:${one.inForce.protocol}`, value: one.rule },
    ],
    status: isWithdrawn(one) ? "entered-in-error" : one.state === "open" ? "preliminary" : "final",
    code: concept(
      name,
      coding(own.signal, one.signal),
      ...candidates.filter((each) => each !== one.signal).map((each) => coding(own.signal, each)),
    ),
    severity: severities[one.urgency],
    patient: context.subject,
    identifiedDateTime: dayOf(one.openedOn),
    author: program,
    implicated: found,
    evidence: found.length === 0 ? [] : [{ detail: found }],
    detail: advice.length === 0 ? undefined : advice.map(({ text }) => text).join("\n"),
    mitigation: mitigations(one, context),
  });
}

/** What people did about it, and what became of it by itself. */
function mitigations(one: Signal, { assessment }: Derivation): readonly Element[] {
  const acts = (assessment.facts.byKind.get("signal-acted") ?? []).flatMap((fact) =>
    fact.kind === "signal-acted" && one.acts.includes(fact.id) ? [fact] : [],
  );
  const done = acts.map(({ action, reason, by, actedAt }) =>
    compact({
      action: concept(reason === undefined ? action : `${action}: ${reason}`, coding(own.action, action)),
      date: actedAt === undefined ? undefined : formatInstant(actedAt.at),
      author: actorOf(by),
    }),
  );
  const withdrawn = concept("superseded by a corrected result", coding(own.action, "basis-withdrawn"));
  return isWithdrawn(one)
    ? [...done, compact({ action: withdrawn, date: dayOf(one.closedOn), author: program })]
    : done;
}
