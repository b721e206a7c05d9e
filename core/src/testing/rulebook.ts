import { parseProtocol } from "../protocol/parse-protocol.ts";
import type { Protocol, ProtocolFile } from "../protocol/protocol.ts";
import { compileRulebook, type Rulebook } from "../protocol/rulebook.ts";
import { realProtocols } from "./protocols.ts";

type RuleFile = ProtocolFile["rules"][number];
type ParameterFile = NonNullable<ProtocolFile["parameters"]>[number];
type Evidence = Extract<RuleFile, { kind: "periodic" }>["evidence"];

const sources = [{ ref: "TEST" }];
const said = (id: string) => ({
  id,
  name: id,
  says: `Test rule ${id}.`,
  requirement: "required" as const,
  confidence: "K2" as const,
  sources,
});

export const evidenceOf = {
  "monitor.cbc": {
    results: [
      "haemoglobin",
      "wbc",
      "platelets",
      ["neutrophils", "neutrophils_pct"],
      ["lymphocytes", "lymphocytes_pct"],
    ],
  },
  "monitor.creatinine": { results: ["creatinine"] },
  "monitor.urinalysis": { results: ["urine_protein_dipstick", "urine_rbc_microscopy"] },
  "monitor.tsh": { results: ["tsh"] },
  "monitor.lft": { results: ["alt", "ast", "bilirubin_total"] },
  "monitor.skin": { exam: "skin" },
  "monitor.cervical": { exam: "cervical-screen" },
  "monitor.pregnancy-tsh": { results: ["tsh"] },
} satisfies Record<string, Evidence>;
export type MonitorId = keyof typeof evidenceOf;

/** A periodic rule, counted from the last infusion of each course unless `more` says otherwise. */
export const every = (
  id: MonitorId,
  interval: Extract<RuleFile, { kind: "periodic" }>["every"],
  more: Partial<Extract<RuleFile, { kind: "periodic" }>> = {},
): RuleFile => ({
  ...said(id),
  kind: "periodic",
  anchor: "last-infusion-of-course",
  every: interval,
  untilMonthsAfterLastInfusion: 48,
  evidence: evidenceOf[id],
  ...more,
});

export const parameterFile = (
  id: ParameterFile["id"],
  value: number,
  unit: ParameterFile["unit"] = "d",
): ParameterFile => ({
  id,
  value,
  unit,
  says: id,
  confidence: "K2",
  sources,
});

/** A protocol from its parts, parsed like a file. */
export function protocolOf(
  parts: Partial<ProtocolFile> & Pick<ProtocolFile, "protocol" | "rules">,
  from: string,
): Protocol {
  const file: ProtocolFile = {
    version: "1",
    title: parts.protocol,
    layer: "label",
    jurisdiction: "EU",
    status: "draft",
    effective: { from, through: null, precision: "day" },
    signedBy: [],
    ...parts,
  };
  const parsed = parseProtocol(file, `test:${parts.protocol}@${file.version}`);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 1));
  return parsed.value;
}

export const handParameters = [
  parameterFile("window.opens-days-before", 7),
  parameterFile("window.grace-days", 7),
  parameterFile("course.max-gap-days", 28),
  parameterFile("course.first-infusions", 5, "1"),
  parameterFile("course.later-infusions", 3, "1"),
  parameterFile("work-up.opens-days-before", 90),
  parameterFile("urine.menses-shift-days", 7),
  parameterFile("late.reminder-days", 5),
  parameterFile("late.nurse-days", 8),
  parameterFile("late.call-days", 14),
  parameterFile("late.second-call-days", 21),
  parameterFile("late.physician-days", 28),
  parameterFile("late.early-months", 2, "mo"),
  parameterFile("late.early-physician-days", 8),
  parameterFile("late.first-blood-count-days", 3),
  parameterFile("late.consecutive-missed", 2, "1"),
  parameterFile("review.yearly-months", 12, "mo"),
];

/** Asks for little, so that the labels of the hand-made book decide; and fills what they leave out. */
const policy = protocolOf(
  {
    protocol: "default-policy",
    layer: "local-policy",
    jurisdiction: "any",
    parameters: handParameters,
    rules: [
      every("monitor.cbc", { months: 3 }),
      every("monitor.creatinine", { months: 3 }),
      every("monitor.urinalysis", { months: 2 }),
      every("monitor.tsh", { months: 6 }),
      every("monitor.lft", { months: 2 }),
      every("monitor.skin", { months: 12 }, { rolling: true }),
      every("monitor.cervical", { months: 12 }, { appliesTo: "has-cervix" }),
      {
        ...said("prophylaxis.antiviral"),
        kind: "course-span",
        courses: "all",
        startsDaysBefore: 0,
        untilAfterLastInfusion: { months: 2 },
        endsWhen: { analyte: "cd4", op: ">=", value: 0.2, unit: "10*9/L" },
        evidence: { medicineClass: "antiviral" },
      },
      { ...said("workup.hiv"), kind: "before-course", courses: "all", withinDays: 30, evidence: { results: ["hiv"] } },
      {
        ...said("infusion.vitals-before"),
        kind: "infusion-day",
        courses: "all",
        infusions: "all",
        phase: "before",
        evidence: { vitals: "before" },
      },
      {
        ...said("monitor.cbc-early"),
        kind: "after-course",
        anchor: "last-infusion-of-course",
        due: [{ days: 14 }, { days: 28 }],
        window: { opensDaysBefore: 3, graceDays: 3 },
        evidence: evidenceOf["monitor.cbc"],
      },
      { ...said("end.review"), kind: "end-of-watch", untilMonthsAfterLastInfusion: 48, graceDays: 28 },
    ],
  },
  "2013-01-01",
);

/** Two versions and two jurisdictions with other intervals: months against days, and one that is not stated. */
export const handProtocols: readonly Protocol[] = [
  policy,
  protocolOf(
    {
      protocol: "hand-eu",
      rules: [
        every("monitor.cbc", { months: 1 }),
        every("monitor.creatinine", { days: 28 }),
        every("monitor.urinalysis", { months: 1 }),
        every("monitor.tsh", { months: 3 }),
        every("monitor.lft", "not-stated"),
        every("monitor.pregnancy-tsh", { days: 28 }, { anchor: "pregnancy", untilMonthsAfterLastInfusion: undefined }),
      ],
    },
    "2014-03-01",
  ),
  protocolOf(
    {
      protocol: "hand-eu",
      version: "2",
      rules: [
        every("monitor.cbc", { days: 28 }),
        every("monitor.creatinine", { months: 1 }),
        every("monitor.urinalysis", { months: 1 }, { window: { opensDaysBefore: 10, graceDays: 3 } }),
        every("monitor.tsh", { months: 2 }),
        every("monitor.lft", { months: 1 }),
        every("monitor.skin", { months: 6 }),
        every("monitor.pregnancy-tsh", { days: 28 }, { anchor: "pregnancy", untilMonthsAfterLastInfusion: undefined }),
      ],
    },
    "2020-06-15",
  ),
  protocolOf(
    {
      protocol: "hand-us",
      jurisdiction: "US",
      rules: [
        every("monitor.cbc", { months: 1 }),
        every("monitor.creatinine", { months: 1 }),
        every("monitor.tsh", { months: 3 }, { anchor: "last-infusion-of-course" }),
        every("monitor.skin", { months: 12 }),
      ],
    },
    "2014-11-14",
  ),
];

export const handRulebook: Rulebook = compileRulebook(handProtocols);

/** The protocols of this repository. */
export const realRulebook: Rulebook = compileRulebook(realProtocols);
