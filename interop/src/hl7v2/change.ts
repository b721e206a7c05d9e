import type { Issue } from "@longwatch/core";
import type { Person } from "../person.ts";
import { problem } from "./issue.ts";
import type { Message } from "./message.ts";
import { senderOf } from "./options.ts";
import { type Identifier, identifiersOf, readPatient } from "./patient-ids.ts";
import { readPerson } from "./person.ts";
import { component } from "./segment.ts";

/** What a hospital says about a person's numbers and name: ADT^A08 and A31, and for a merge A40. */
export type PersonChange = {
  readonly kind: "demographics" | "merge";
  readonly identifiers: readonly Identifier[];
  /** Of a merge: the numbers that are used no longer, and mean the same person now. */
  readonly prior: readonly Identifier[];
  readonly person: Person;
  /** When it was so, as the sender writes it in EVN-2 or else MSH-7: `YYYYMMDDhhmmss`, or less; "" where neither is a time. */
  readonly saidAt: string;
};

export type ChangeReading = { readonly changes: readonly PersonChange[]; readonly issues: readonly Issue[] };

/** Every PID of the message with the MRG after it, if it has one. Nothing but these two is read. */
export function readChanges(message: Message, kind: PersonChange["kind"], isDoubtful: boolean): ChangeReading {
  const sender = senderOf(message.segments[0]!);
  const saidAt = saidAtOf(message);
  const changes: PersonChange[] = [];
  const issues: Issue[] = [];
  for (const [index, pid] of message.segments.entries()) {
    if (pid.name !== "PID") continue;
    const { identifiers, issues: doubts } = readPatient(pid, sender, isDoubtful);
    issues.push(...doubts);
    const next = message.segments.slice(index + 1);
    const until = next.findIndex(({ name }) => name === "PID");
    const merged = (until === -1 ? next : next.slice(0, until)).find(({ name }) => name === "MRG");
    const prior = merged === undefined ? [] : identifiersOf(merged, 1, sender);
    if (kind === "merge" && prior.length === 0) issues.push(nobodyMerged(`MRG[${merged?.ordinal ?? 1}]-1`));
    if (identifiers.length > 0) changes.push({ kind, identifiers, prior, person: readPerson(pid, isDoubtful), saidAt });
  }
  return { changes, issues };
}

/** Without fractions and offset, so that texts of one sender stand in order. */
function saidAtOf({ segments }: Message): string {
  const event = segments.find(({ name }) => name === "EVN");
  const texts = [event === undefined ? "" : component(event, 2, 1), component(segments[0]!, 7, 1)];
  return texts.map((text) => /^\d{8}(?:\d{2}){0,3}/.exec(text.trim())?.[0] ?? "").find((text) => text !== "") ?? "";
}

const nobodyMerged = (at: string): Issue =>
  problem("patient-missing", at, "no number of the person who was merged", "Ask the sender for the number in MRG-1.");
