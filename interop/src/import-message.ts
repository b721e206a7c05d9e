import { canonicalJson, type FactJson, type Issue } from "@longwatch/core";
import type { SentDocument } from "./documents.ts";
import { fhirDocuments } from "./fhir/attachments.ts";
import { finishFacts } from "./finish.ts";
import type { PersonChange } from "./hl7v2/change.ts";
import type { MessageOutcome } from "./hl7v2/outcome.ts";
import { type Disposition, type Identifier, mergeParts, type PersonPart, patientKey } from "./outcome.ts";
import type { Person } from "./person.ts";
import { type ReadingOptions, readFile } from "./read-file.ts";
import { type HeldResult, heldFact } from "./results/held.ts";

/** What a message says of one person. */
export type MessagePart = {
  /** Of the message that it stood in; "" where none is named. */
  readonly sender: string;
  readonly identifiers: readonly Identifier[];
  readonly person: Person;
  readonly facts: readonly FactJson[];
  /** Results that were not taken, with every way in which they can be read. */
  readonly held: readonly HeldResult[];
  /** What came with it to be opened by a person. */
  readonly documents: readonly SentDocument[];
  readonly issues: readonly Issue[];
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
  // Only a file that was said to have documents is searched for them.
  const mayHave = outcome.issues.some(({ code }) => code === "attachment-kept");
  const owned = mayHave ? fhirDocuments(bytes, options.defaultPatientSystem) : [];
  type Somebody = Pick<PersonPart, "identifiers" | "person">;
  const isTheirs = (part: Somebody, owner: Somebody): boolean =>
    patientKey(part.identifiers) === patientKey(owner.identifiers) &&
    (Object.keys(owner.person).length === 0 || canonicalJson(part.person) === canonicalJson(owner.person));
  // Somebody of whom there is only a document is a part all the same.
  const others = owned.filter((owner) => !alone.some((part) => isTheirs(part, owner)));
  const people = [
    ...alone,
    ...mergeParts(others.map(({ identifiers, person }) => ({ ...nothingSaid, identifiers, person }))),
  ];
  const plain = people.map((part) => {
    const documents = owned.filter((owner) => isTheirs(part, owner)).flatMap((one) => one.documents);
    return { ...part, documents, sender: "" };
  });
  const isOfOne = people.length === 1;
  const ofParts = new Set(plain.flatMap(({ issues }) => issues).map(keyOf));
  return {
    disposition: outcome.disposition,
    parts: (isOfOne ? [{ ...plain[0]!, issues: outcome.issues }] : plain).map(finished),
    changes: [],
    issues: isOfOne ? [] : outcome.issues.filter((issue) => !ofParts.has(keyOf(issue))),
    sender: "",
  };
}

const nothingSaid = { facts: [], held: [], issues: [] };

const partsOf = (messages: readonly MessageOutcome[]): readonly MessagePart[] =>
  messages.flatMap(({ parts, issues, sender }) =>
    // A message for training is about nobody, whatever stands in it.
    issues.some(({ code }) => code === "message-not-for-patients") ? [] : parts.map((part) => ({ ...part, sender })),
  );

const keyOf = ({ code, at, saw }: Issue): string => `${code} ${at} ${saw}`;
