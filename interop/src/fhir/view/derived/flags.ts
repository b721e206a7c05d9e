import type { Signal } from "@longwatch/core";
import { own } from "../../own.ts";
import { coding, compact, concept } from "../../write/element.ts";
import { program } from "../provenance.ts";
import type { Versioned } from "../versioned.ts";
import { type Derivation, dayOf, derived } from "./context.ts";
import { isWithdrawn } from "./detected-issues.ts";

const category = concept("Safety", coding("http://terminology.hl7.org/CodeSystem/flag-category", "safety"));

/** Banners: warnings that are urgent or hold something up, those of before as inactive; and the watch that has come to its end. */
export function flags(context: Derivation): readonly Versioned[] {
  const { followUp, courses } = context.assessment.timeline;
  const ofSignals = context.assessment.signals.signals.filter(isBanner).map((one) => {
    const status = isWithdrawn(one) ? "entered-in-error" : one.closedOn === undefined ? "active" : "inactive";
    const code = concept(one.inForce.rule.name, coding(own.signal, one.signal));
    return flag(context, `flag/${one.key}`, status, code, dayOf(one.openedOn), dayOf(one.closedOn));
  });
  if (followUp.state !== "review-due") return ofSignals;
  const ends = concept("The watch has come to its end: review", coding(own.flag, "end-of-watch"));
  return [...ofSignals, flag(context, `flag/end-of-watch/${courses.length}`, "active", ends, dayOf(followUp.endsOn))];
}

const isBanner = ({ urgency, holds }: Signal): boolean =>
  urgency === "IMMEDIATE" || urgency === "24H" || holds.length > 0;

function flag(context: Derivation, key: string, status: string, code: object, start?: string, end?: string): Versioned {
  return derived(
    context,
    key,
    compact({
      resourceType: "Flag" as const,
      identifier: [{ system: own.flag, value: key }],
      status,
      category: [category],
      code,
      subject: context.subject,
      period: compact({ start, end }),
      author: program,
    }),
  );
}
