import type { Issue } from "@longwatch/core";
import { toByteText, withAsciiDelimiters } from "./bytes.ts";
import { readDelimiters } from "./delimiters.ts";
import { type FramedMessage, frameFile } from "./frame.ts";
import { doubt, problem } from "./issue.ts";
import { readMessage } from "./message.ts";
import { forSender, type Hl7Options, senderOf } from "./options.ts";
import { type MessageOutcome, mergeDispositions, mergePatients, type Outcome } from "./outcome.ts";
import { readSegment } from "./segment.ts";
import { messageToFacts } from "./to-facts.ts";

export type FileOutcome = Outcome & {
  /** Each message of the file by itself, in order: its issues and facts are also in the file's. */
  readonly messages: readonly MessageOutcome[];
};

/**
 * A file of HL7 v2 messages, in whatever framing, line ends and character sets, as facts and issues.
 * Never throws: a file that holds no message is rejected with the reason.
 */
export function readHl7File(file: Uint8Array, options: Hl7Options = {}): FileOutcome {
  const { bytes, isMarkedUtf8 } = withAsciiDelimiters(file);
  const framed = frameFile(toByteText(bytes));
  const messages = framed.messages.map((message, index) => outcomeOf(message, index + 1, isMarkedUtf8, options));
  const isNothing = messages.length === 0 && framed.issues.length === 0;
  const issues = [
    ...framed.issues,
    ...(isNothing
      ? [problem("message-unreadable", "line 1", "an empty file", "Send the file again: it holds no message.")]
      : []),
    ...messages.flatMap((message) => message.issues),
    ...repeated(messages, framed.messages),
  ];
  const merged = mergeDispositions(messages.map((message) => message.disposition));
  const disposition = merged === "accept" && issues.length > 0 ? "accept-with-warnings" : merged;
  return { disposition, patients: mergePatients(messages.flatMap((message) => message.patients)), issues, messages };
}

function outcomeOf(
  framed: FramedMessage,
  position: number,
  isMarkedUtf8: boolean,
  options: Hl7Options,
): MessageOutcome {
  const senderCharset = forSender(options.charsets, senderOfRaw(framed.segments[0]!));
  const read = readMessage(framed, { isMarkedUtf8, senderCharset });
  if (read.ok) return messageToFacts(read.value, position, options);
  const issues = read.issues.map((issue) => ({ ...issue, at: issue.at.replace(/^MSH-/, `MSH[${position}]-`) }));
  return { disposition: "reject", patients: [], issues, parts: [], changes: [], sender: "", messageId: "" };
}

/** The sender's name decides the character set, so it is read before it: as bytes. */
function senderOfRaw(header: string): string {
  const delimiters = readDelimiters(header);
  return delimiters === undefined ? "" : senderOf(readSegment(header, delimiters, 1));
}

/** One sender, one MSH-10: the same message again, or another one under a number already used. */
function repeated(messages: readonly MessageOutcome[], framed: readonly FramedMessage[]): readonly Issue[] {
  const firsts = new Map<string, number>();
  return messages.flatMap((message, index) => {
    const key = JSON.stringify([message.sender, message.messageId]);
    const before = message.messageId === "" ? undefined : firsts.get(key);
    if (before === undefined) {
      firsts.set(key, index);
      return [];
    }
    const isSame = framed[before]!.segments.join("\r") === framed[index]!.segments.join("\r");
    const at = `MSH[${index + 1}]-10`;
    return [
      isSame
        ? doubt(
            "message-duplicate",
            at,
            `same as MSH[${before + 1}]`,
            "The message was read once. Nothing needs to be done.",
          )
        : doubt(
            "message-id-reused",
            at,
            `also used by MSH[${before + 1}]`,
            "Both messages were read. Ask the sender to give each message its own number.",
          ),
    ];
  });
}
