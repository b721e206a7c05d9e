import { type Day, parseDay } from "../base/calendar.ts";
import type { PatientRecord } from "../facts/record.ts";
import type { ProtocolFile } from "../protocol/protocol.ts";
import { compileRulebook, type Rulebook } from "../protocol/rulebook.ts";
import type { Hits } from "../signals/hit.ts";
import { hitsOf } from "../signals/hits.ts";
import { type Signals, signalsOf } from "../signals/signals.ts";
import { buildTimeline } from "../timeline/timeline.ts";
import { read } from "./arbitraries.ts";
import { infusion, type Loose, result } from "./panel.ts";
import { protocolSample } from "./protocol-sample.ts";

type RuleFile = NonNullable<ProtocolFile["signals"]>[number];
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
/** A criterion as tests write it, whether or not it is marked `as const`. */
export type When = Frozen<RuleFile["when"]>;

/** A signal rule that nothing is wrong with, changed as a test needs it. Illustration, not clinical content. */
export const signalRuleFile = (when: When, changes: Partial<RuleFile> = {}): RuleFile => ({
  id: "T-1",
  signal: "ITP",
  name: "Test",
  says: "A test rule.",
  basis: "P",
  confidence: "K2",
  sources: [{ ref: "S1" }],
  urgency: "24H",
  when: when as RuleFile["when"],
  candidates: ["ITP"],
  advice: [],
  holds: [],
  ...changes,
});

export const signalBook = (signals: readonly RuleFile[]): Rulebook =>
  compileRulebook([
    protocolSample({
      protocol: "default-signals",
      layer: "local-policy",
      jurisdiction: "any",
      rules: [],
      signals: [...signals],
    }),
  ]);

export const dayOf = (text: string): Day => parseDay(text) as Day;

/** A result of a day written as text. */
export const lab = (
  analyte: string,
  on: string,
  value: unknown,
  changes: Readonly<Record<string, unknown>> = {},
): Loose => result(analyte, dayOf(on), { value, id: `${analyte}-${on}`, ...changes });

/** The first infusion of most tests. */
export const treatedOn = (on: string): Loose => infusion(dayOf(on), { id: `inf-${on}` });

export const said = (symptom: string, on: string, changes: Readonly<Record<string, unknown>> = {}): Loose => ({
  kind: "symptom-reported",
  id: `${symptom}-${on}`,
  reportedOn: on,
  symptom,
  ...changes,
});

export const act = (
  signal: string,
  action: string,
  at: string,
  changes: Readonly<Record<string, unknown>> = {},
): Loose => ({ kind: "signal-acted", id: `${action}-${at}`, actedAt: at, signal, action, by: "AB", ...changes });

type Asked = {
  readonly patient?: Readonly<Record<string, unknown>>;
  readonly asOf?: string;
  /** Also of results that newer ones have followed; so, unless said otherwise. */
  readonly everyDoubt?: boolean;
};

export const recordWith = (facts: readonly Loose[], patient: Asked["patient"] = {}): PatientRecord =>
  read({ patient: { id: "lw-1", sex: "female", jurisdiction: "EU", ...patient }, facts });

/** Every hit and doubt of these rules. */
export function hitsWith(rules: readonly RuleFile[], facts: readonly Loose[], asked: Asked = {}): Hits {
  const { patient, held } = recordWith(facts, asked.patient);
  const asOf = dayOf(asked.asOf ?? "2030-01-01");
  const timeline = buildTimeline(patient, held, signalBook(rules), asOf);
  return hitsOf(patient, held, timeline, timeline.segments, asOf, asked.everyDoubt ?? true);
}

export function signalsWith(rules: readonly RuleFile[], facts: readonly Loose[], asked: Asked = {}): Signals {
  const record = recordWith(facts, asked.patient);
  const asOf = dayOf(asked.asOf ?? "2030-01-01");
  const timeline = buildTimeline(record.patient, record.held, signalBook(rules), asOf);
  return signalsOf(record.patient, record.held, record.facts, timeline, asOf);
}

/** What one rule says at one fact: yes, no, or what is missing. */
export function answerAt(when: When, facts: readonly Loose[], trigger: string, patient: Asked["patient"] = {}): string {
  const { hits, doubts } = hitsWith([signalRuleFile(when)], facts, { patient });
  if (hits.some((one) => one.trigger.id === trigger)) return "yes";
  const doubt = doubts.find((one) => one.trigger.id === trigger);
  return doubt === undefined
    ? "no"
    : `? ${doubt
        .missing()
        .map(({ what, of }) => `${what} ${of}`)
        .join(", ")}`;
}
