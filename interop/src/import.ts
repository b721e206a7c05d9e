import { canonicalJson, fingerprint, type Issue } from "@longwatch/core";
import type { CsvProfile } from "./csv/profile.ts";
import { readCsvFile } from "./csv/read-file.ts";
import { readJson } from "./fhir/json.ts";
import { readFhirFile } from "./fhir/read-file.ts";
import { finish } from "./finish.ts";
import { formatOf } from "./format.ts";
import { toByteText } from "./hl7v2/bytes.ts";
import { doubt, problem } from "./hl7v2/issue.ts";
import type { Hl7Options } from "./hl7v2/options.ts";
import type { MessageOutcome } from "./hl7v2/outcome.ts";
import { readHl7File } from "./hl7v2/read-file.ts";
import { type Outcome, type PatientFacts, patientKey, refused } from "./outcome.ts";
import type { CodeMaps } from "./results/code.ts";
import { readText } from "./text.ts";

export type ImportedFile = { readonly name: string; readonly bytes: Uint8Array };

export type ImportOptions = {
  /** When we learned it: the moment of import. */
  readonly recordedAt: string;
  /** Local code → analyte key, by sender or code system, or `*` for all. */
  readonly codeMaps?: CodeMaps | undefined;
  readonly csvProfile?: CsvProfile | undefined;
  readonly defaultPatientSystem?: string | undefined;
  /** What is agreed with senders of HL7 v2 beyond their codes. */
  readonly hl7?: Omit<Hl7Options, "codes"> | undefined;
};

export type FileReport = Outcome & { readonly file: string };
export type ImportReport = { readonly import: 1; readonly files: readonly FileReport[] };

/**
 * Files of whatever kind as facts and issues (contract, section 2). The order of the files does not matter
 * for the set of facts: what an earlier file said already is not repeated, and said so. Never throws.
 */
export function importFiles(files: readonly ImportedFile[], options: ImportOptions): ImportReport {
  const seen: Seen = { bytes: new Map(), messages: new Map(), facts: new Map() };
  return {
    import: 1,
    files: files.map(({ name, bytes }) => ({ file: name, ...importOne(name, bytes, options, seen) })),
  };
}

/** What the files before said. */
type Seen = {
  /** Fingerprint of a file → its name. */
  readonly bytes: Map<string, string>;
  /** Sender and number of a message → its file and what it said. */
  readonly messages: Map<string, { readonly file: string; readonly content: string }>;
  /** Patient and fact → file. */
  readonly facts: Map<string, string>;
};

function importOne(name: string, bytes: Uint8Array, options: ImportOptions, seen: Seen): Outcome {
  const mark = `${bytes.length}-${fingerprint(toByteText(bytes))}`;
  const twin = seen.bytes.get(mark);
  if (twin !== undefined) {
    return {
      disposition: "accept-with-warnings",
      patients: [],
      issues: [
        doubt("message-duplicate", "/", `the same file as ${twin}`, "It was read once. Nothing needs to be done."),
      ],
    };
  }
  seen.bytes.set(mark, name);
  const { outcome, messages } = readFile(bytes, options);
  const finished = finish(outcome, name, options.recordedAt);
  const repeated = messages.flatMap((message, index) => repetition(message, index, name, seen));
  return withoutRepeated({ ...finished, issues: [...finished.issues, ...repeated] }, name, seen);
}

type FileReading = { readonly outcome: Outcome; readonly messages: readonly MessageOutcome[] };

function readFile(bytes: Uint8Array, options: ImportOptions): FileReading {
  const { codeMaps, csvProfile, defaultPatientSystem } = options;
  const alone = (outcome: Outcome): FileReading => ({ outcome, messages: [] });
  const { text } = readText(bytes);
  const format = formatOf(text);
  switch (format) {
    case "hl7v2": {
      const { messages, ...outcome } = readHl7File(bytes, {
        ...options.hl7,
        ...(codeMaps === undefined ? {} : { codes: codeMaps }),
      });
      return { outcome, messages };
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

/** One sender, one number: the same message again, or another one under a number already used by an earlier file. */
function repetition(
  { sender, messageId, patients, disposition }: MessageOutcome,
  index: number,
  file: string,
  seen: Seen,
): readonly Issue[] {
  if (messageId === "" || disposition === "reject") return [];
  const key = canonicalJson([sender, messageId]);
  const content = canonicalJson(patients);
  const before = seen.messages.get(key);
  if (before === undefined) seen.messages.set(key, { file, content });
  if (before === undefined || before.file === file) return [];
  const at = `MSH[${index + 1}]-10`;
  return before.content === content
    ? [
        doubt(
          "message-duplicate",
          at,
          `the same message as in ${before.file}`,
          "It was read once. Nothing needs to be done.",
        ),
      ]
    : [
        doubt(
          "message-id-reused",
          at,
          `also used in ${before.file}`,
          "Both messages were read. Ask the sender to give each message its own number.",
        ),
      ];
}

/** A fact of a patient that an earlier file gave already is not given again. */
function withoutRepeated(outcome: Outcome, file: string, seen: Seen): Outcome {
  const earlier = new Set<string>();
  let repeated = 0;
  const patients = outcome.patients.map(({ identifiers, facts }): PatientFacts => {
    const fresh = facts.filter((fact) => {
      const key = `${patientKey(identifiers)} ${fact.id}`;
      const before = seen.facts.get(key);
      if (before === undefined) seen.facts.set(key, file);
      if (before === undefined || before === file) return true;
      earlier.add(before);
      repeated += 1;
      return false;
    });
    return { identifiers, facts: fresh };
  });
  if (repeated === 0 || outcome.issues.some(({ code }) => code === "message-duplicate"))
    return { ...outcome, patients };
  const saw = `${repeated} facts that ${[...earlier].join(", ")} gave already`;
  const issue = doubt("message-duplicate", "/", saw, "They were read once. Nothing needs to be done.");
  return {
    disposition: outcome.disposition === "accept" ? "accept-with-warnings" : outcome.disposition,
    patients,
    issues: [...outcome.issues, issue],
  };
}
