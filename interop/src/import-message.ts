import type { Issue } from "@longwatch/core";
import { finishFacts } from "./finish.ts";
import type { PersonChange } from "./hl7v2/change.ts";
import type { MessageOutcome } from "./hl7v2/outcome.ts";
import type { Disposition, PersonPart } from "./outcome.ts";
import { type ReadingOptions, readFile } from "./read-file.ts";
import { heldFact } from "./results/held.ts";

/** What a message says of one person. */
export type MessagePart = PersonPart & {
  /** Of the message that it stood in; "" where none is named. */
  readonly sender: string;
};

export type ImportedMessage = {
  readonly disposition: Disposition;
  /** In the order of the message, people apart. A message that could not be read has none. */
  readonly parts: readonly MessagePart[];
  /** What is said of people's numbers and names. */
  readonly changes: readonly PersonChange[];
  /** Of the message as a whole. */
  readonly issues: readonly Issue[];
  readonly sender: string;
};

/**
 * One message of a feed (or a file with several), person by person, for whoever files it: unlike {@link importFiles} it keeps apart
 * what each person's part could not say, and tells what was held back. Never throws.
 *
 * @param name of the message: the facts' source
 */
export function importMessage(
  name: string,
  bytes: Uint8Array,
  { recordedAt, ...options }: ReadingOptions & { readonly recordedAt: string },
): ImportedMessage {
  const { outcome, messages, parts: alone } = readFile(bytes, options);
  const finished = (part: MessagePart): MessagePart => {
    const { facts, refused, issues } = finishFacts(part.facts, name, recordedAt);
    const held = [...part.held, ...refused.flatMap(({ at, fact }) => heldFact(fact, at))];
    return { ...part, facts, held, issues: [...part.issues, ...issues] };
  };
  const parts = messages.length > 0 ? partsOf(messages) : [];
  if (messages.length > 0) {
    const ofParts = new Set(parts.flatMap(({ issues }) => issues).map(keyOf));
    return {
      disposition: outcome.disposition,
      parts: parts.map(finished),
      changes: messages.flatMap(({ changes }) => changes),
      issues: outcome.issues.filter((issue) => !ofParts.has(keyOf(issue))),
      sender: messages[0]!.sender,
    };
  }
  const plain = alone.map((part) => ({ ...part, sender: "" }));
  const isOfOne = plain.length === 1;
  const ofParts = new Set(plain.flatMap(({ issues }) => issues).map(keyOf));
  return {
    disposition: outcome.disposition,
    parts: (isOfOne ? [{ ...plain[0]!, issues: outcome.issues }] : plain).map(finished),
    changes: [],
    issues: isOfOne ? [] : outcome.issues.filter((issue) => !ofParts.has(keyOf(issue))),
    sender: "",
  };
}

const partsOf = (messages: readonly MessageOutcome[]): readonly MessagePart[] =>
  messages.flatMap(({ parts, issues, sender }) =>
    // A message for training is about nobody, whatever stands in it.
    issues.some(({ code }) => code === "message-not-for-patients") ? [] : parts.map((part) => ({ ...part, sender })),
  );

const keyOf = ({ code, at, saw }: Issue): string => `${code} ${at} ${saw}`;
