import { canonicalJson, fingerprint, type Issue } from "@longwatch/core";
import { finish } from "./finish.ts";
import { toByteText } from "./hl7v2/bytes.ts";
import { doubt } from "./hl7v2/issue.ts";
import type { MessageOutcome } from "./hl7v2/outcome.ts";
import { type Outcome, type PatientFacts, patientKey } from "./outcome.ts";
import { type ReadingOptions, readFile } from "./read-file.ts";

export type ImportedFile = { readonly name: string; readonly bytes: Uint8Array };

export type ImportOptions = ReadingOptions & {
  /** When we learned it: the moment of import. */
  readonly recordedAt: string;
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
