import type { Issue } from "@longwatch/core";
import { fromByteText, toByteText, withAsciiDelimiters } from "../bytes.ts";
import { type Delimiters, readDelimiters } from "../delimiters.ts";
import { type FramedMessage, frameFile } from "../frame.ts";
import { senderOf } from "../options.ts";
import { component, readSegment, repetitions, type Segment } from "../segment.ts";

/** HL7 table 0357, as far as we say it. */
export type ErrorCode = "100" | "101" | "200" | "201" | "202" | "203" | "207";

/** Something that the sender is told, at a place of its message. Nothing of a patient is in it. */
export type AckError = {
  readonly code: ErrorCode;
  readonly severity: "E" | "W";
  /** `PID-3`, `OBX[4]-2`; empty: the whole message. */
  readonly at: string;
  readonly text: string;
};

/** What one message is answered: accepted, accepted and kept for a person, or not for us. */
export type Verdict = {
  readonly code: "AA" | "AE" | "AR";
  readonly errors: readonly AckError[];
  /** Undefined where not even the header could be read. */
  readonly header: Segment | undefined;
  readonly sender: string;
  readonly controlId: string;
  /** The message's bytes but for its time and number: the same content sent again has the same. */
  readonly content: Uint8Array;
  /** PID-3 to PID-4 as sent, of the one patient it is about; empty: of several, or of nobody. What is of one patient is filed together. */
  readonly about: string;
};

/**
 * Judges the messages of a frame before anything of them is read: what the sender is told at once, from the header and the
 * names of the segments alone. A batch has several. Whatever the verdict, the bytes are kept. Never throws; an unreadable
 * frame has one verdict.
 */
export function verdictsOf(bytes: Uint8Array): readonly Verdict[] {
  const { messages, issues } = frameFile(toByteText(withAsciiDelimiters(bytes).bytes));
  if (messages.length === 0) return [unreadable(bytes)];
  const stray = issues.filter(({ severity }) => severity === "error").map(strayText);
  return messages.map((message, index) => verdictOf(message, index === 0 ? stray : []));
}

function verdictOf(message: FramedMessage, before: readonly AckError[]): Verdict {
  const { segments } = message;
  const delimiters = readDelimiters(segments[0]!);
  const content = contentOf(segments, delimiters);
  if (delimiters === undefined) {
    const errors = [error("207", "MSH-2", "MSH-2 does not name four different delimiters, so nothing was read.")];
    return { code: "AR", errors, header: undefined, sender: "", controlId: "", content, about: "" };
  }
  const header = readSegment(segments[0]!, delimiters, 1);
  const refusals = [...typeErrors(header), ...processingErrors(header), ...versionErrors(header)];
  const doubts =
    refusals.length > 0 ? [] : [...before, ...structureErrors(segments, delimiters), ...numberDoubt(header)];
  const code = refusals.length > 0 ? "AR" : doubts.some(({ severity }) => severity === "E") ? "AE" : "AA";
  const patients = segments.filter((line) => line.startsWith("PID"));
  return {
    code,
    errors: [...refusals, ...doubts],
    header,
    sender: senderOf(header),
    controlId: component(header, 10, 1),
    content,
    about: patients.length === 1 ? patients[0]!.split(delimiters.field).slice(2, 5).join("|") : "",
  };
}

const notForUs: ReadonlySet<ErrorCode> = new Set(["200", "201", "202", "203"]);

/**
 * Whether a message was refused because it is not ours to read: another type, for training, another version. Its sender was told;
 * nobody here has work with it.
 */
export const isNotForUs = ({ errors }: Pick<Verdict, "errors">): boolean =>
  errors.some(({ code, severity }) => severity === "E" && notForUs.has(code));

const results = new Set(["ORU^R01", "ORU", "OUL^R22"]);
const changes = new Set(["ADT^A08", "ADT^A31", "ADT^A40"]);
export const isResults = (type: string): boolean => results.has(type);
export const isChange = (type: string): boolean => changes.has(type);

/** MSH-9 as `ORU^R01`. */
export const typeOf = (header: Segment): string =>
  [component(header, 9, 1), component(header, 9, 2)].filter((part) => part !== "").join("^");

function typeErrors(header: Segment): readonly AckError[] {
  const type = typeOf(header);
  if (isResults(type) || isChange(type)) return [];
  if (["ORU", "OUL", "ADT"].includes(component(header, 9, 1)))
    return [error("201", "MSH-9", "Of these messages ORU^R01, OUL^R22, ADT^A08, A31 and A40 are taken.")];
  return [error("200", "MSH-9", "Laboratory results (ORU^R01, OUL^R22) and ADT^A08, A31 and A40 are taken.")];
}

/** A message for training or debugging never touches a patient. */
function processingErrors(header: Segment): readonly AckError[] {
  const id = component(header, 11, 1).toUpperCase();
  if (id === "P" || id === "") return [];
  return [error("202", "MSH-11", "Only messages for production (P) are filed here.")];
}

/** A version field is not reliable, so only one that names no version 2 is refused. */
function versionErrors(header: Segment): readonly AckError[] {
  const version = component(header, 12, 1);
  if (version === "" || /^2(\.\d+)*$/.test(version)) return [];
  return [error("203", "MSH-12", "Version 2 of HL7 is read, 2.2 to 2.8.")];
}

function structureErrors(segments: readonly string[], delimiters: Delimiters): readonly AckError[] {
  const names = segments.map((line) => line.slice(0, 3));
  const type = typeOf(readSegment(segments[0]!, delimiters, 1));
  const errors: AckError[] = [];
  if (!names.includes("PID"))
    errors.push(error("101", "PID", "There is no PID segment: nobody can be told from this."));
  let patients = 0;
  for (const line of segments.filter((one) => one.startsWith("PID"))) {
    patients += 1;
    if (!namesSomebody(readSegment(line, delimiters, patients)))
      errors.push(error("101", `PID[${patients}]-3`, "There is no patient identifier."));
  }
  if (isResults(type)) {
    if (!names.includes("OBX"))
      errors.push(error("101", "OBX", "There is no OBX segment: the message holds no result."));
    if (!names.includes("OBR") && names.includes("OBX"))
      errors.push(warning("100", "OBR", "Results stand under no OBR: they have no order and no time of collection."));
  }
  if (type === "ADT^A40" && !names.includes("MRG"))
    errors.push(error("101", "MRG", "There is no MRG segment: nobody can be merged."));
  return errors;
}

/** A number in PID-3, or where older senders put it. */
const namesSomebody = (pid: Segment): boolean =>
  [2, 3, 4].some((n) => repetitions(pid, n).some((_, index) => component(pid, n, 1, index + 1) !== ""));

const numberDoubt = (header: Segment): readonly AckError[] =>
  component(header, 10, 1) === "" ? [warning("101", "MSH-10", "The message has no control id.")] : [];

const error = (code: ErrorCode, at: string, text: string): AckError => ({ code, severity: "E", at, text });
const warning = (code: ErrorCode, at: string, text: string): AckError => ({ code, severity: "W", at, text });

const strayText = (issue: Issue): AckError => error("100", "", `There is text outside any message (${issue.at}).`);

const unreadable = (bytes: Uint8Array): Verdict => ({
  code: "AR",
  errors: [error("207", "", "A message begins with MSH; none was found, and nothing was read.")],
  header: undefined,
  sender: "",
  controlId: "",
  content: bytes,
  about: "",
});

/** MSH-7 and MSH-10 blanked. */
function contentOf(segments: readonly string[], delimiters: Delimiters | undefined): Uint8Array {
  if (delimiters === undefined) return fromByteText(segments.join("\r"));
  const header = segments[0]!.split(delimiters.field);
  const plain = header.map((field, index) => (index === 6 || index === 9 ? "" : field)).join(delimiters.field);
  return fromByteText([plain, ...segments.slice(1)].join("\r"));
}
