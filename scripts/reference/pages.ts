import * as core from "@longwatch/core";
import * as z from "zod/mini";
import { clinicalDateField, mayLackDate } from "../../core/src/facts/fact.ts";
import { openApiDocument } from "../../server/src/http/openapi-document.ts";
import { apiPage } from "./api-page.ts";
import { candidacyCasesPage } from "./candidacy-cases-page.ts";
import { commandsPage } from "./commands.ts";
import { configurationPage } from "./configuration-page.ts";
import { answerMeanings, commonMeanings, factFieldMeanings, kindMeanings } from "./meanings.ts";
import { protocolPage } from "./protocol-page.ts";
import { fieldTable, generated, type Schema, table, typeInWords } from "./schema-words.ts";
import { selfCheckPage } from "./self-check-page.ts";

/** Every page that is computed, by its place from docs/reference. */
export async function referencePages(root: string): Promise<ReadonlyMap<string, string>> {
  const api = await openApiDocument();
  return new Map([
    ["api.md", apiPage(api)],
    ["openapi.json", `${JSON.stringify(api, null, 1)}\n`],
    ["record.md", recordPage()],
    ["assessment.md", assessmentPage()],
    ["protocol.md", protocolPage()],
    ["analytes.md", analytesPage()],
    ["self-check.md", selfCheckPage()],
    ["commands.md", commandsPage(root)],
    ["configuration.md", configurationPage()],
    ["../candidacy-cases.md", candidacyCasesPage()],
  ]);
}

function recordPage(): string {
  const { patient, facts } = (z.toJSONSchema(core.recordFile, { io: "input" }) as Schema).properties!;
  const kinds = facts!.items!.oneOf!;
  const common = new Set([...Object.keys(commonMeanings), "kind"]);
  const sections = kinds.map((schema) => {
    const kind = schema.properties!["kind"]!.const as core.FactKind;
    const date = clinicalDateField[kind];
    const meaning = (field: string): string | undefined =>
      factFieldMeanings[`${kind}.${field}`] ?? (field === date ? "**Clinical day.**" : undefined);
    const required = [...(schema.required ?? []), ...(date === undefined || mayLackDate.has(kind) ? [] : [date])];
    return `### ${kind}\n\n${kindMeanings[kind]}\n\n${fieldTable({ ...schema, required }, meaning, common)}\n`;
  });
  return `${generated}
# The record

One patient's facts, as UTF-8 JSON or YAML: \`{ "record": 1, "patient": { … }, "facts": [ … ] }\`. Unknown keys, duplicate keys, impossible
dates and numbers without a unit are refused, all at once, each with its place. [Examples](../../examples/README.md).

A *date* is a civil day at the clinic, \`2026-03-01\`; where no more is known, a month or a year. A *moment* is \`2026-03-01T08:30:00Z\` or with
an offset. A required clinical day may be replaced by \`daysAfter\`.

## Patient

${fieldTable(patient!, (field) => (field === "jurisdiction" ? "The first one; later ones are `care-moved` facts" : undefined))}

## Fields of every fact

${fieldTable(kinds[0]!, (field) => commonMeanings[field], new Set(Object.keys(kinds[0]!.properties!).filter((name) => !common.has(name) || name === "kind")))}

## Kinds

${sections.join("\n")}`;
}

function assessmentPage(): string {
  const answer = z.toJSONSchema(core.assessmentJson) as Schema;
  const parts = Object.entries(answer.properties!).flatMap(([name, schema]) => {
    const one = schema.items ?? schema;
    if (one.properties === undefined || Object.keys(one.properties).length === 0) return [];
    return [`## ${name}\n\n${fieldTable(one, (field) => answerMeanings[`${name}.${field}`])}\n`];
  });
  const rows = Object.entries(answer.properties!).map(([name, schema]) => {
    const isPart = (schema.items ?? schema).properties !== undefined;
    const type = isPart ? (schema.items === undefined ? "object" : "list") : typeInWords(schema);
    return [`\`${name}\``, type, answerMeanings[name] ?? ""];
  });
  return `${generated}
# The answer

What \`longwatch assess --json\` prints. It holds dates and keys, never elapsed days: between \`asOf\` and the day before \`nextChangeOn\` every
answer is the same but for \`asOf\` and coverage's \`through\`. Lists have a fixed order. [Examples](../../examples/README.md) with their answers.

${table(["field", "type", "meaning"], rows)}

${parts.join("\n")}`;
}

function analytesPage(): string {
  const bounds = (limits: { readonly min?: number; readonly max?: number } | undefined): string =>
    limits === undefined ? "" : `${limits.min ?? ""}–${limits.max ?? ""}`;
  const groups = Map.groupBy(core.analytes.values(), (analyte) => analyte.group);
  const sections = [...groups].map(([group, members]) => {
    const rows = members.map((one) => [
      `\`${one.key}\``,
      one.name,
      one.unit ?? one.scale,
      one.alsoUnits.map(({ unit }) => unit).join(", "),
      one.loinc.map(({ code, preferred }) => (preferred ? `**${code}**` : code)).join(" "),
      bounds(one.hard),
      bounds(one.soft),
    ]);
    return `## ${group}\n\n${table(["key", "name", "unit", "also read", "LOINC", "refused outside", "questioned outside"], rows)}\n`;
  });
  return `${generated}
# Analytes

What laboratories measure, under one key each. Values are compared in the *unit*; the others convert by listed factors, each with its source in
\`core/src/units/catalogue\`. The LOINC number in bold is the one that we send; all are read. A number outside the first limits is refused to a
person; outside the second it is kept, and is no evidence until somebody has confirmed it. LOINC: see [NOTICE](../../NOTICE).

${sections.join("\n")}`;
}
