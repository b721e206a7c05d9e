import * as core from "@longwatch/core";
import * as z from "zod/mini";
import { fieldTable, generated, type Schema } from "./schema-words.ts";

const kindMeanings: Readonly<Record<core.Rule["kind"], string>> = {
  periodic: "Every so often after an anchor, until so long after the last infusion.",
  "after-course": "At fixed distances after a course.",
  "before-course": "Before the first infusion of a course that is planned or given.",
  "infusion-day": "On infusion days.",
  "course-span": "A measure kept up around a course: begun in time, ended not before its end.",
  "end-of-watch": "The review that a clinician closes when the watch is over.",
  started:
    "Started by what happens to the patient (a signal, its confirmation, a steroid, the end of a pregnancy), and over by itself.",
  standing: "Holds all the time and has no due day: shown beside what it explains.",
};

const fieldMeanings: Readonly<Record<string, string>> = {
  id: "`area.item`; layers meet by it",
  name: "A few words, for a list",
  says: "One plain sentence that people sign",
  saysEs: "The same in Spanish",
  layer: "Who speaks; the protocol's where absent",
  requirement: "`consider` is printed, never scheduled",
  confidence:
    "V1 read in the primary text, V2 in a secondary one, K1 general knowledge of it, K2 convention or guess (local policy only)",
  sources: "Entries of `references.yaml`, and the place in them",
  carriedFrom: "`protocol@version` from which an undocumented step was carried",
  appliesTo: "Who cannot be told to be outside is inside",
  rationale: "Why so, where the source leaves a choice",
  evidence: "What fulfils it; of several analytes in one list any will do",
  every:
    "Calendar months from the anchor, clamped to the month's end; or days. `not-stated`: the source names no interval",
  untilMonthsAfterLastInfusion: "That day included",
  window: "Where absent, the policy's",
  rolling: "The next due day counts from the last valid result, not from the anchor",
  withinDays: "Evidence older than so many days before the first infusion does not count",
  atLeastDaysBefore: "Must be done at least so many days before the first infusion",
  infusions: "Which infusions of the course, counted from 1",
  throughDay: "Through which day after the infusion day it may be done",
  fromDay: "From which day after the infusion day",
  startedBy: "Each time that it happens the rule counts from that day again",
  due: "Distances from the anchor or from what started it; or `every` so often until a valid result `untilQuietFor` so long after the last start",
  tightens: "The rule whose interval it shortens meanwhile: what is late by both is one task",
  endsWhen: "It ends only when such a result is on file, on or after that day",
  onlyIfCourseSpansDaysOver: "Only where first and last infusion lie more than so many days apart",
  effective: "A date known to the month or year starts on its first possible day",
  signedBy: "Who has signed its sheet; empty: nobody, and the product says so",
  parameters: "Numbers that rules lean on, each with its source",
  jurisdiction: "`any` for a clinic's own policy",
};

/** docs/reference/protocol.md */
export function protocolPage(): string {
  const protocol = z.toJSONSchema(core.protocol, { io: "input" }) as Schema;
  const rules = protocol.properties!["rules"]!.items!.oneOf!;
  const own = (field: string): string | undefined => fieldMeanings[field];
  const shared = new Set(
    Object.keys(rules[0]!.properties!).filter((name) => rules.every((rule) => name in rule.properties!)),
  );
  const unshared = new Set(Object.keys(rules[0]!.properties!).filter((name) => !shared.has(name) || name === "kind"));
  const sections = rules.map((rule) => {
    const kind = rule.properties!["kind"]!.const as core.Rule["kind"];
    const hasMore = Object.keys(rule.properties!).some((name) => !shared.has(name));
    return `### ${kind}\n\n${kindMeanings[kind]}\n${hasMore ? `\n${fieldTable(rule, own, shared)}\n` : ""}`;
  });
  const policy = z.toJSONSchema(core.policyFile, { io: "input" }) as Schema;
  const adoption = policy.properties!["adoptions"]!.items!;
  const head = {
    ...protocol,
    properties: { ...protocol.properties, rules: { type: "array" }, parameters: { type: "array" } },
  };
  const parameter = protocol.properties!["parameters"]!.items!;
  return `${generated}
# Protocol files

One version of one protocol: \`protocols/<protocol>/<version>.yaml\`. How one is written, reviewed and signed: [protocols](../../protocols/README.md).
Editors find the schema in \`schema/protocol.schema.json\` after a build.

${fieldTable(head, own, new Set(["eligibility", "dosing"]))}

## Parameters

${fieldTable(parameter, own)}

## Fields of every rule

${fieldTable(rules[0]!, own, unshared)}

## Kinds of rule

${sections.join("\n")}
## A clinic's policy

What \`--policy FILE\` reads: dated \`adoptions\` of versions, and a \`policy\`, which is a protocol in layer \`local-policy\`.

${fieldTable(adoption, (field) => (field === "protocol" ? "`protocol@version`" : undefined))}
`;
}
