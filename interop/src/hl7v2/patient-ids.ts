import type { Issue } from "@longwatch/core";
import { holdsReplacement } from "./charset.ts";
import { doubt, problem } from "./issue.ts";
import { component, repetitions, type Segment, subcomponent } from "./segment.ts";

export type Identifier = { readonly system: string; readonly value: string };

export type PatientReading = { readonly identifiers: readonly Identifier[]; readonly issues: readonly Issue[] };

/**
 * Who a PID group is about: every repetition of PID-3 with its assigning authority; where there is none,
 * PID-2 and PID-4 as older senders use them, with a warning. A number is never taken without saying whose
 * it is: without an authority it is the sender's own. A number in which characters were lost is not used.
 *
 * @param isDoubtful the message's character set was unknown or wrong, so letters beyond ASCII are not sure
 */
export function readPatient(pid: Segment | undefined, sender: string, isDoubtful: boolean): PatientReading {
  if (pid === undefined) return { identifiers: [], issues: [missing("PID", "no PID segment")] };
  const at = `PID[${pid.ordinal}]`;
  const read = (field: number) => identifiersOf(pid, field, sender).map((identifier) => ({ field, identifier }));
  const found = read(3).length > 0 ? read(3) : [...read(2), ...read(4)];
  const isDamaged = ({ value, system }: Identifier) =>
    holdsReplacement(`${value}${system}`) ||
    (isDoubtful && [...`${value}${system}`].some((character) => character > "\u007f"));
  const usable = found.filter(({ identifier }) => !isDamaged(identifier));
  const damaged = found
    .filter(({ identifier }) => isDamaged(identifier))
    .map(({ field }) => damagedId(`${at}-${field}`));
  const older = [...new Set(usable.map(({ field }) => field))]
    .filter((field) => field !== 3)
    .map((field) => olderField(`${at}-${field}`));
  const none = usable.length === 0 ? [missing(`${at}-3`, "no usable patient identifier")] : [];
  return { identifiers: usable.map(({ identifier }) => identifier), issues: [...damaged, ...older, ...none] };
}

/** The numbers in a field, each with its authority; without one it is the sender's own. */
export const identifiersOf = (pid: Segment, field: number, sender: string): readonly Identifier[] =>
  repetitions(pid, field).flatMap((_, index) => {
    const value = component(pid, field, 1, index + 1);
    return value === "" ? [] : [{ system: authorityOf(pid, field, index + 1) ?? `sender:${sender}`, value }];
  });

/** CX-4: an object identifier, else the name of the authority, else its identifier of another kind. */
function authorityOf(pid: Segment, field: number, repetition: number): string | undefined {
  const [namespace, id, type] = [1, 2, 3].map((part) => subcomponent(pid, field, 4, part, repetition)) as [
    string,
    string,
    string,
  ];
  if (/^[0-2](?:\.\d+)+$/.test(id) && (type === "" || type.toUpperCase() === "ISO")) return `urn:oid:${id}`;
  if (namespace !== "") return namespace;
  return id === "" ? undefined : type === "" ? id : `${type.toLowerCase()}:${id}`;
}

const missing = (at: string, saw: string): Issue =>
  problem(
    "patient-missing",
    at,
    saw,
    "Nobody can be told from this. Ask the sender for the message with the patient's number in PID-3.",
  );

const olderField = (at: string): Issue =>
  doubt(
    "patient-missing",
    at,
    "PID-3 is empty",
    "The number in this older field was used. Ask the sender to fill PID-3.",
  );

const damagedId = (at: string): Issue =>
  problem(
    "charset-damaged",
    at,
    "a patient number with damaged characters",
    "The number was not used. Ask the sender for the message in the character set it declares.",
  );
