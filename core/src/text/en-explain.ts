import { factKinds } from "./fact-kinds.ts";

type Nothing = Readonly<Record<string, never>>;
type On = { readonly on: string };
type Result = On & {
  readonly analyte: string;
  readonly value: string;
  readonly unit: string;
  /** Undefined: final. */
  readonly status: string | undefined;
  /** As the laboratory wrote them. */
  readonly comments: readonly string[];
};
type Waived = On & { readonly by: string; readonly reason: string; readonly until: string | undefined };
type Sign = { readonly sign: string; readonly value: number };

const told = { yes: "", no: " denied,", unsure: " unsure," } as const;
const vitalSigns: Readonly<Record<string, (value: number) => string>> = {
  systolic: (value) => `systolic pressure ${value} mmHg`,
  diastolic: (value) => `diastolic pressure ${value} mmHg`,
  pulse: (value) => `pulse ${value}/min`,
  temperatureC: (value) => `temperature ${value} °C`,
  spo2: (value) => `SpO₂ ${value} %`,
};
const certain = { confirmed: "", suspected: " suspected", excluded: " excluded" } as const;

/** Why a conclusion is as it is: what was asked, the facts in a few words, and what would change it. */
export const enExplain = {
  "edge.opens": (_: Nothing) => "open?",
  "edge.due": (_: Nothing) => "due?",
  "edge.grace": (_: Nothing) => "late?",
  "edge.closes": (_: Nothing) => "closed?",

  "fact.result": ({ analyte, value, unit, status, on, comments }: Result) =>
    [
      [analyte, value, unit, ...(status === undefined ? [] : [`(${status.replaceAll("-", " ")})`]), "collected", on]
        .filter((part) => part !== "")
        .join(" "),
      ...comments.map((comment) => `comment: ${comment}`),
    ].join("; "),
  "fact.infusion": ({ doseMg, drug, on }: On & { readonly doseMg: number; readonly drug: string }) =>
    `${doseMg} mg ${drug} infused ${on}`,
  "fact.waived": ({ on, by, reason, until }: Waived) =>
    `waived ${on} by ${by}: ${reason}${until === undefined ? "" : ` (until ${until})`}`,
  "fact.exam": ({ exam, outcome, on }: On & { readonly exam: string; readonly outcome: string }) =>
    `${exam} ${outcome} ${on}`,
  "fact.step": ({ step, on }: On & { readonly step: string }) => `${step} ${on}`,
  "fact.medicine": ({ medicine, on }: On & { readonly medicine: string }) => `${medicine} from ${on}`,
  "fact.symptom": ({ symptom, present, on }: On & { readonly symptom: string; readonly present: keyof typeof told }) =>
    `${symptom}${told[present]} told ${on}`,
  "fact.vitals": ({ signs, on }: On & { readonly signs: readonly Sign[] }) =>
    `${signs.map(({ sign, value }) => vitalSigns[sign]?.(value) ?? `${sign} ${value}`).join(", ")} measured ${on}`,
  "fact.condition": ({
    condition,
    certainty,
    on,
  }: On & { readonly condition: string; readonly certainty: keyof typeof certain }) =>
    `${condition}${certain[certainty]} from ${on}`,
  "fact.pregnancy": ({ on }: On) => `pregnancy confirmed ${on}`,
  "fact.relapse": ({ on }: On) => `relapse from ${on}`,
  "fact.other": ({ kind, on }: On & { readonly kind: string }) => `${factKinds[kind] ?? kind} ${on}`,
  "fact.not-on-file": (_: Nothing) => "not on file",
  "fact.no-longer-on-file": (_: Nothing) => "an entry that is no longer on file",
  "fact.flawed": ({ fact, flaw }: { readonly fact: string; readonly flaw: string }) => `${fact}: ${flaw}`,

  "change.opens": ({ on }: On) => `Time: it opens on ${on}.`,
  "change.late": ({ on }: On) => `Time: it is late from ${on}.`,
  "change.result": ({
    lacking,
    before,
  }: {
    readonly lacking: readonly string[];
    readonly before: string | undefined;
  }) => `A valid result of ${lacking.join(", ")}${before === undefined ? "" : `, taken before ${before}`}.`,
  "change.result-not-arrived": ({
    lacking,
    before,
  }: {
    readonly lacking: readonly string[];
    readonly before: string;
  }) => `A valid result of ${lacking.join(", ")} that was taken before ${before} and has not reached us yet.`,
  "change.waiver": (_: Nothing) => "A waiver with a name and a reason.",
  "change.evidence": (_: Nothing) => "A correction or a retraction of its evidence.",
  "change.waived": (_: Nothing) => "A valid result, a retraction of the waiver, or the end of its term.",
  "change.superseded": (_: Nothing) => "A correction of the infusion that restarted the clock.",

  "right.rule": (_: Nothing) => "the rule",
  "right.range-laboratory": (_: Nothing) => "the laboratory's range",
  "right.range-default": (_: Nothing) => "a general range: the laboratory sent none",
  "right.baseline-median": (_: Nothing) => "the baseline",
  "right.baseline-single": (_: Nothing) => "a single value before treatment",
  "right.baseline-surrogate": (_: Nothing) => "a surrogate baseline",
  "right.previous": (_: Nothing) => "the value before",
  "right.first-of-trend": (_: Nothing) => "the first of the row",
  "right.before-infusion": (_: Nothing) => "the reading before the infusion",
  "right.earlier-day": (_: Nothing) => "the mean of an earlier day of the course",
  "right.before-treatment": (_: Nothing) => "it was so before treatment",
} as const;
