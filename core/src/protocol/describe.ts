import type { Language } from "../text/message.ts";
import type { Parameter, Protocol } from "./protocol.ts";
import type { Reference } from "./references.ts";
import { citedIn } from "./sheet/bibliography.ts";
import { candidacySheet } from "./sheet/candidacy.ts";
import { escalationSheet } from "./sheet/escalation.ts";
import { headOf } from "./sheet/head.ts";
import { blocks, table } from "./sheet/markdown.ts";
import { phaseOf, phases } from "./sheet/phases.ts";
import { planningSheet } from "./sheet/planning.ts";
import { readinessSheet } from "./sheet/readiness.ts";
import { reconstitutionSheet } from "./sheet/reconstitution.ts";
import { ruleSheet, sourcesInWords } from "./sheet/rule-sheet.ts";
import { selfCheckSheet } from "./sheet/self-check.ts";
import { signalSheets } from "./sheet/signals.ts";
import { countedEs } from "./sheet/words.es.ts";
import { phrase } from "./sheet/words.ts";

/**
 * A protocol as the plain-language sheet, in Markdown, that people sign. Everything that decides is on it:
 * what is not on the sheet has not been approved.
 *
 * @param references  the bibliography; only the entries that the protocol cites are printed
 */
export function describeProtocol(protocol: Protocol, references: readonly Reference[], language: Language): string {
  const phaseSheets = phases.flatMap((phase) => {
    const rules = protocol.rules.filter((rule) => phaseOf(rule) === phase);
    if (rules.length === 0) return [];
    const sheets = rules.map((rule) => ruleSheet(rule, protocol, references, language));
    return [`## ${phrase(`phase.${phase}`, language)}`, ...sheets];
  });
  const signals = [...signalSheets(protocol, references), ...selfCheckSheet(protocol, language)];
  const others = [
    ...reconstitutionSheet(protocol, references),
    ...escalationSheet(protocol, references),
    ...candidacySheet(protocol, references, language),
    ...planningSheet(protocol, references, language),
    ...readinessSheet(protocol, references, language),
  ];
  const isEmpty = phaseSheets.length + signals.length + others.length === 0;
  return `${blocks(
    headOf(protocol, language),
    ...(isEmpty ? [phrase("sheet.no-rules", language)] : phaseSheets),
    ...signals,
    ...others,
    parametersOf(protocol, references, language),
    notesOf(protocol, language),
    bibliographyOf(protocol, references, language),
  )}\n`;
}

function parametersOf(protocol: Protocol, references: readonly Reference[], language: Language): string {
  const parameters = protocol.parameters ?? [];
  if (parameters.length === 0) return "";
  const head = [
    "sheet.parameter",
    "sheet.value",
    "sheet.meaning",
    "sheet.layer",
    "sheet.confidence",
    "sheet.sources",
  ] as const;
  return blocks(
    `## ${phrase("sheet.parameters", language)}`,
    table(
      head.map((id) => phrase(id, language)),
      parameters.map((one) => [
        `\`${one.id}\``,
        valueInWords(one, language),
        one.says,
        phrase(`layer.${one.layer ?? protocol.layer}`, language),
        phrase(`confidence.${one.confidence}`, language),
        sourcesInWords(one.sources, references),
      ]),
    ),
  );
}

const unitsEs = { d: { one: "día", many: "días" }, mo: { one: "mes", many: "meses" } } as const;
const units = { d: "day", mo: "month", "1": "" } as const;

/** A parameter's number with its unit in words. */
export const valueInWords = ({ value, unit }: Pick<Parameter, "value" | "unit">, language: Language = "en"): string =>
  language === "es" && unit !== "1"
    ? countedEs(value, unitsEs[unit].one, unitsEs[unit].many)
    : unit === "1"
      ? `${value}`
      : `${value} ${units[unit]}${value === 1 ? "" : "s"}`;

function notesOf({ notes = [] }: Protocol, language: Language): string {
  return notes.length === 0
    ? ""
    : blocks(`## ${phrase("sheet.notes", language)}`, notes.map((note) => `- ${note.trim()}`).join("\n"));
}

function bibliographyOf(protocol: Protocol, references: readonly Reference[], language: Language): string {
  const entries = citedIn(protocol, references).map(entryOf);
  return entries.length === 0 ? "" : blocks(`## ${phrase("sheet.bibliography", language)}`, entries.join("\n"));
}

function entryOf({ id, title, publisher, date, address, retrievedOn, note }: Reference): string {
  const retrieved = retrievedOn === undefined ? undefined : `retrieved ${retrievedOn}`;
  const link = address === undefined ? undefined : `<${address}>`;
  return `- **${id}** ${[title, publisher, date, link, retrieved, note].filter((part) => part !== undefined).join(". ")}`;
}
