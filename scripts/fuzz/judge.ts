import { parseFacts } from "@longwatch/core";
import {
  codesFor,
  type ImportedMessage,
  importMessage,
  mllpFrame,
  mllpReader,
  verdictsOf,
  writeAck,
} from "@longwatch/interop";
import { toByteText, withAsciiDelimiters } from "../../interop/src/hl7v2/bytes.ts";
import { frameFile } from "../../interop/src/hl7v2/frame.ts";

/**
 * What is wrong with how a message was read; nothing: all is well. Reading never throws; every message is answered in a form that
 * can be read; every result of a message that is filed became a fact, an issue at its place or something held back; every fact is
 * one that the core accepts; what is refused says why.
 */
export function faultsOf(bytes: Buffer): readonly string[] {
  try {
    const verdicts = verdictsOf(bytes);
    for (const verdict of verdicts)
      for (const code of codesFor(verdict)) {
        const ack = writeAck(code, verdict, { id: "A", at: "20260301080000+0000" });
        const [event] = mllpReader(1 << 20).push(mllpFrame(Buffer.from(ack, "latin1")));
        if (event?.kind !== "message" || !/^MSH.[^\r]*\rMSA.(?:A|C)[AER]/.test(ack))
          return [`no acknowledgement: ${JSON.stringify(ack)}`];
      }
    const read = importMessage("fuzz", bytes, { recordedAt: "2026-03-01T08:00:00Z" });
    return [...unexplained(read), ...dropped(bytes, read), ...unfit(read)];
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

/** Results (OBX of HL7 v2, by their places) that are neither a fact, nor an issue, nor held back. */
export function dropped(bytes: Buffer, read: ImportedMessage): readonly string[] {
  if (read.parts.length === 0) return [];
  const { messages } = frameFile(toByteText(withAsciiDelimiters(bytes).bytes));
  const [only] = messages;
  if (only === undefined || messages.length > 1) return [];
  const rows = only.segments.filter((line) => line.startsWith("OBX")).length;
  const said = new Set<number>();
  const note = (text: string): void => {
    for (const [, n] of text.matchAll(/OBX\[(\d+)\]/g)) said.add(Number(n));
  };
  for (const { at } of issuesOf(read)) note(at);
  for (const part of read.parts) {
    for (const fact of part.facts) note(JSON.stringify(fact.source ?? ""));
    for (const { at } of part.held) note(at);
  }
  const lost = Array.from({ length: rows }, (_, i) => i + 1).filter((n) => !said.has(n));
  return lost.length === 0 ? [] : [`dropped in silence: OBX ${lost.join(", ")} of ${rows}`];
}

function unfit(read: ImportedMessage): readonly string[] {
  return read.parts.flatMap(({ facts }) => {
    const parsed = parseFacts(facts);
    return parsed.ok
      ? []
      : [`facts that the core refuses: ${parsed.issues.map(({ code, at }) => `${code} ${at}`).join(", ")}`];
  });
}
