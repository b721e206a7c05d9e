import { parseFacts } from "@longwatch/core";
import {
  codesFor,
  type ImportedMessage,
  importMessage,
  mllpFrame,
  mllpReader,
  type ReadingOptions,
  readingOptionsOf,
  verdictsOf,
  writeAck,
} from "@longwatch/interop";
import { toByteText, withAsciiDelimiters } from "../../interop/src/hl7v2/bytes.ts";
import { frameFile } from "../../interop/src/hl7v2/frame.ts";
import { readHl7File } from "../../interop/src/hl7v2/read-file.ts";
import { momentOfLocal } from "../../server/src/clock.ts";
import { agreementWith, senders } from "../intake/traffic.ts";

/** What the laboratories of the corpus have agreed with a clinic: every second message is read by it. */
export const agreed: ReadingOptions = readingOptionsOf(senders.map(agreementWith), momentOfLocal);

/**
 * What is wrong with how a message was read; nothing: all is well. Reading never throws; every message is answered in a form that
 * can be read; every result of a message that is filed became a fact, an issue at its place or something held back; every fact is
 * one that the core accepts; what is refused says why.
 */
export function faultsOf(bytes: Buffer, options: ReadingOptions = {}): readonly string[] {
  try {
    const verdicts = verdictsOf(bytes);
    for (const verdict of verdicts)
      for (const code of codesFor(verdict)) {
        const ack = writeAck(code, verdict, { id: "A", at: "20260301080000+0000" });
        const [event] = mllpReader(1 << 20).push(mllpFrame(Buffer.from(ack, "latin1")));
        if (event?.kind !== "message" || !/^MSH.[^\r]*\rMSA.(?:A|C)[AER]/.test(ack))
          return [`no acknowledgement: ${JSON.stringify(ack)}`];
      }
    const read = importMessage("fuzz", bytes, { ...options, recordedAt: "2026-03-01T08:00:00Z" });
    return [...unexplained(read), ...dropped(bytes, read, options), ...unfit(read)];
  } catch (error) {
    return [`threw ${(error as Error).stack}`];
  }
}

const issuesOf = ({ issues, parts }: ImportedMessage) => [...issues, ...parts.flatMap((part) => part.issues)];

function unexplained(read: ImportedMessage): readonly string[] {
  const isRefused = read.disposition === "reject" || read.disposition === "quarantine";
  if (isRefused && issuesOf(read).length === 0) return [`${read.disposition} without an issue`];
  return issuesOf(read).flatMap(({ at, remedy, saw }) =>
    at === "" || remedy === "" || saw.length > 80 ? [`an issue without place or remedy, or too long: ${at}`] : [],
  );
}

/** Results (OBX of HL7 v2, by their places) that are neither a fact, nor an issue, nor held back, in any message of the file. */
export function dropped(bytes: Buffer, read: ImportedMessage, options: ReadingOptions = {}): readonly string[] {
  if (read.parts.length === 0) return [];
  const framed = frameFile(toByteText(withAsciiDelimiters(bytes).bytes));
  const { messages } = readHl7File(bytes, { ...options.hl7, ...(options.codeMaps && { codes: options.codeMaps }) });
  // The parts stand in the order of the messages; one for training gives none.
  const parts = [...read.parts];
  return messages.flatMap((message, index) => {
    const isForTraining = message.issues.some(({ code }) => code === "message-not-for-patients");
    const own = isForTraining ? [] : parts.splice(0, message.parts.length);
    const rows = framed.messages[index]!.segments.filter((line) => line.startsWith("OBX")).length;
    return own.length === 0 ? [] : droppedOf(`MSH[${index + 1}]`, rows, own, read.issues);
  });
}

function droppedOf(
  at: string,
  rows: number,
  parts: ImportedMessage["parts"],
  issues: ImportedMessage["issues"],
): readonly string[] {
  const said = new Set<number>();
  const note = (text: string): void => {
    for (const [, n] of text.matchAll(/OBX\[(\d+)\]/g)) said.add(Number(n));
  };
  for (const issue of issues) if (issue.at.startsWith(at)) note(issue.at);
  for (const part of parts) {
    for (const issue of part.issues) note(issue.at);
    for (const fact of part.facts) note(JSON.stringify(fact.source ?? ""));
    for (const held of part.held) note(held.at);
  }
  const lost = Array.from({ length: rows }, (_, i) => i + 1).filter((n) => !said.has(n));
  return lost.length === 0 ? [] : [`dropped in silence: OBX ${lost.join(", ")} of ${rows} in ${at}`];
}

function unfit(read: ImportedMessage): readonly string[] {
  return read.parts.flatMap(({ facts }) => {
    const parsed = parseFacts(facts);
    return parsed.ok
      ? []
      : [`facts that the core refuses: ${parsed.issues.map(({ code, at }) => `${code} ${at}`).join(", ")}`];
  });
}
