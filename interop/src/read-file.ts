import type { CsvProfile } from "./csv/profile.ts";
import { readCsvFile } from "./csv/read-file.ts";
import { readJson } from "./fhir/json.ts";
import { readFhirFile } from "./fhir/read-file.ts";
import { formatOf } from "./format.ts";
import { problem } from "./hl7v2/issue.ts";
import type { Hl7Options } from "./hl7v2/options.ts";
import type { MessageOutcome } from "./hl7v2/outcome.ts";
import { readHl7File } from "./hl7v2/read-file.ts";
import { type ByPerson, type Outcome, type PersonPart, refused } from "./outcome.ts";
import type { CodeMaps } from "./results/code.ts";
import { containerOf } from "./spreadsheet/container.ts";
import { readSpreadsheet } from "./spreadsheet/read-file.ts";
import { readText } from "./text.ts";

/** How files are read: what people have agreed with senders. */
export type ReadingOptions = {
  /** Local code → analyte key, by sender or code system, or `*` for all. */
  readonly codeMaps?: CodeMaps | undefined;
  readonly csvProfile?: CsvProfile | undefined;
  readonly defaultPatientSystem?: string | undefined;
  /** What is agreed with senders of HL7 v2 beyond their codes. */
  readonly hl7?: Omit<Hl7Options, "codes"> | undefined;
};

export type FileReading = {
  readonly outcome: Outcome;
  /** Of HL7 v2. */
  readonly messages: readonly MessageOutcome[];
  /** Of anything else: what it says, person by person. */
  readonly parts: readonly PersonPart[];
};

/** One file of whatever kind, by what it holds; nothing is finished yet. Never throws. */
export function readFile(bytes: Uint8Array, options: ReadingOptions): FileReading {
  const { codeMaps, csvProfile, defaultPatientSystem } = options;
  const alone = ({ parts = [], ...outcome }: Outcome & Partial<ByPerson>): FileReading => ({
    outcome,
    messages: [],
    parts,
  });
  if (containerOf(bytes) !== undefined)
    return alone(readSpreadsheet(bytes, { profile: csvProfile, codes: codeMaps, defaultPatientSystem }));
  const { text } = readText(bytes);
  const format = formatOf(text);
  switch (format) {
    case "hl7v2": {
      const { messages, ...outcome } = readHl7File(bytes, {
        ...options.hl7,
        ...(codeMaps === undefined ? {} : { codes: codeMaps }),
      });
      return { outcome, messages, parts: [] };
    }
    case "json":
      return alone(ownFile(text) ?? readFhirFile(bytes, { codes: codeMaps, defaultPatientSystem }));
    case "xml":
      return alone(readFhirFile(bytes, { codes: codeMaps, defaultPatientSystem }));
    case "csv":
      return alone(readCsvFile(bytes, { profile: csvProfile, codes: codeMaps, defaultPatientSystem }));
    case "empty":
      return alone(
        refused("reject", [problem("text-unreadable", "/", "an empty file", "Send the file again: it holds nothing.")]),
      );
  }
}

/** A file of ours is not a message; a JSON file that is neither ours nor FHIR is nobody's. */
function ownFile(text: string): Outcome | undefined {
  const reading = readJson(text.replace(/^[\ufeff\v]+/, ""));
  if (!reading.ok || reading.tree.kind !== "object") return undefined;
  const { fields } = reading.tree;
  if (fields.has("record")) {
    const remedy = "A record is imported into, not from: name it with --into, or give it to another command.";
    return refused("reject", [problem("resource-unsupported", "/record", "a Longwatch record", remedy)]);
  }
  if (fields.has("resourceType")) return undefined;
  const remedy = "This is neither FHIR (it has no resourceType) nor a record. Send it in a form that is read here.";
  return refused("reject", [problem("resource-unsupported", "/", "JSON of another kind", remedy)]);
}
