import { fingerprint, type Issue } from "@longwatch/core";
import { type PersonChange, readChanges } from "./change.ts";
import { type GroupedMessage, groupMessage, type PatientGroup } from "./groups.ts";
import { doubt, problem } from "./issue.ts";
import type { Message } from "./message.ts";
import { type Hl7Options, senderOf } from "./options.ts";
import { type MessageContext, readOrder } from "./orders.ts";
import { type Disposition, type MessageOutcome, mergePatients, type PatientFacts } from "./outcome.ts";
import { readPatient } from "./patient-ids.ts";
import { readPerson } from "./person.ts";
import { countRepeats } from "./result-key.ts";
import { component, fieldText, type Segment } from "./segment.ts";
import { remarkIn } from "./specimen.ts";
import { readTime } from "./times.ts";

/**
 * A message as facts about patients, and as issues about everything else. ORU^R01 only; a test message, and
 * one that names nobody, waits for a person, with its facts shown. Each OBX ends as a fact or as an issue.
 *
 * @param position which message of its file, from 1
 */
export function messageToFacts(message: Message, position: number, options: Hl7Options): MessageOutcome {
  const msh = message.segments[0]!;
  const at = `MSH[${position}]`;
  const sender = senderOf(msh);
  const identity = { sender, messageId: messageIdOf(message) };
  const place = (issue: Issue): Issue => ({ ...issue, at: placed(issue.at, at) });
  const isDoubtful = message.issues.some((issue) => issue.code.startsWith("charset-"));
  const change = changeOf(msh);
  if (change !== undefined) return changesOf(message, change, isDoubtful, { identity, at, place });
  const unsupported = unsupportedType(msh, at);
  if (unsupported !== undefined) {
    const issues = [...message.issues.map(place), unsupported];
    return { ...identity, disposition: "reject", patients: [], issues, parts: [], changes: [] };
  }
  const grouped = groupMessage(message);
  const sent = readTime(msh, 7, at, sender, options);
  const context: MessageContext = {
    ...identity,
    at,
    options,
    sentAt: sent.time,
    lab: component(msh, 4, 1),
    furtherNotes: grouped.patients.length === 1 ? grouped.notes : [],
  };
  const readings = grouped.patients.map((group) => readGroup(group, context, isDoubtful));
  const processing = processingIssues(msh, at);
  const issues = [
    ...[...message.issues, ...grouped.issues].map(place),
    ...sent.issues,
    ...processing,
    ...(grouped.patients.length === 0
      ? [problem("patient-missing", at, "no PID segment", "Ask the sender for the complete message.")]
      : []),
    ...readings.flatMap((reading) => reading.issues),
    ...(isEmpty(grouped)
      ? [doubt("value-missing", at, "no OBX segment", "The message holds no result. Ask the sender what it is for.")]
      : []),
  ];
  const patients = mergePatients(readings.map((reading) => reading.patient));
  const parts = readings.map(({ patient, ...part }) => ({ ...patient, ...part }));
  return {
    ...identity,
    disposition: dispositionOf(patients, processing, issues),
    patients,
    issues,
    parts,
    changes: [],
  };
}

const changeKinds: Readonly<Record<string, PersonChange["kind"]>> = {
  "ADT^A08": "demographics",
  "ADT^A31": "demographics",
  "ADT^A40": "merge",
};

const changeOf = (msh: Segment): PersonChange["kind"] | undefined =>
  changeKinds[[component(msh, 9, 1), component(msh, 9, 2)].join("^")];

/** A message about people's numbers and names: it holds no fact. */
function changesOf(
  message: Message,
  kind: PersonChange["kind"],
  isDoubtful: boolean,
  context: {
    readonly identity: Pick<MessageOutcome, "sender" | "messageId">;
    readonly at: string;
    readonly place: (issue: Issue) => Issue;
  },
): MessageOutcome {
  const { identity, at, place } = context;
  const processing = processingIssues(message.segments[0]!, at);
  const read = readChanges(message, kind, isDoubtful);
  const issues = [...message.issues.map(place), ...processing, ...read.issues.map(place)];
  const isHeld = processing.some(({ code }) => code === "message-not-for-patients") || read.changes.length === 0;
  const disposition = isHeld ? "quarantine" : issues.length === 0 ? "accept" : "accept-with-warnings";
  return { ...identity, disposition, patients: [], issues, parts: [], changes: isHeld ? [] : read.changes };
}

function readGroup(group: PatientGroup, context: MessageContext, isDoubtful: boolean) {
  const { identifiers, issues } = readPatient(group.pid, context.sender, isDoubtful);
  const repeatOf = countRepeats();
  const ofPerson = { ...context, furtherNotes: [...group.notes, ...context.furtherNotes] };
  const orders = group.orders.map((order) => readOrder(order, ofPerson, repeatOf));
  const patient: PatientFacts = { identifiers, facts: orders.flatMap(({ facts }) => facts) };
  return {
    patient,
    person: group.pid === undefined ? {} : readPerson(group.pid, isDoubtful),
    held: orders.flatMap(({ held }) => held),
    documents: orders.flatMap(({ documents }) => documents),
    issues: [
      ...issues.map((issue) => ({ ...issue, at: placed(issue.at, context.at) })),
      ...group.notes.flatMap((note) => patientNote(note, context.at)),
      ...orders.flatMap((order) => order.issues),
    ],
  };
}

/** One usable patient is enough for the message not to wait as a whole: what names nobody is an issue. */
function dispositionOf(
  patients: readonly PatientFacts[],
  processing: readonly Issue[],
  issues: readonly Issue[],
): Disposition {
  if (processing.some((issue) => issue.code === "message-not-for-patients")) return "quarantine";
  if (patients.every(({ identifiers }) => identifiers.length === 0)) return "quarantine";
  return issues.length === 0 ? "accept" : "accept-with-warnings";
}

const isEmpty = ({ patients }: GroupedMessage): boolean =>
  patients.every(({ orders }) =>
    orders.every(
      ({ observations, specimens }) => observations.length === 0 && specimens.every((s) => s.observations.length === 0),
    ),
  );

const messageIdOf = (message: Message): string =>
  component(message.segments[0]!, 10, 1) ||
  `content-${fingerprint(message.segments.map((segment) => segment.raw).join("\r"))}`;

/** `MSH-18` and `OBX[2]-5` of a message as places of its file; a line of the file is one already. */
const placed = (at: string, message: string): string =>
  at.startsWith("line ") || at.startsWith(message)
    ? at
    : at.startsWith("MSH-")
      ? `${message}${at.slice(3)}`
      : `${message}/${at}`;

function unsupportedType(msh: Segment, at: string): Issue | undefined {
  const type = [component(msh, 9, 1), component(msh, 9, 2)].filter((part) => part !== "").join("^");
  if (type === "ORU^R01" || type === "ORU" || type === "OUL^R22") return undefined;
  return problem(
    "message-type-unsupported",
    `${at}-9`,
    type === "" ? "nothing" : type,
    "This reads laboratory results (ORU^R01) and changes to people (ADT^A08, A31, A40). Send other messages to another system.",
  );
}

/** MSH-11: only `P` is about real patients. */
function processingIssues(msh: Segment, at: string): readonly Issue[] {
  const id = component(msh, 11, 1).toUpperCase();
  if (id === "P") return [];
  if (id === "")
    return [
      doubt(
        "value-missing",
        `${at}-11`,
        "nothing",
        "The message does not say whether it is a test. Ask the sender to fill MSH-11.",
      ),
    ];
  const remedy = "It was not meant for a patient's record. If it was, ask the sender to send it again with MSH-11 P.";
  return [
    problem(
      "message-not-for-patients",
      `${at}-11`,
      id === "T" ? "T, a test" : id === "D" ? "D, for debugging" : id,
      remedy,
    ),
  ];
}

/** A remark that stands with the patient, not with a specimen, spoils nothing by itself, and is not lost. */
const patientNote = (note: Segment, at: string): readonly Issue[] => {
  const remark = remarkIn(fieldText(note, 3));
  if (remark === undefined) return [];
  return [
    doubt(
      "specimen-unusable",
      `${at}/NTE[${note.ordinal}]`,
      remark,
      "The note stands with the patient. Find out which specimen it means.",
    ),
  ];
};
