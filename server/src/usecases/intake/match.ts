import { parseClinicalDate } from "@longwatch/core";
import {
  foldedName,
  type IdentifierRule,
  type MessagePart,
  type Person,
  parseIdentifierRules,
  readIdentifier,
  shippedIdentifierRules,
} from "@longwatch/interop";
import { patientsOfIdentifiers } from "../../db/identifiers.ts";
import { decidedAgainst, isDecidedFor, lastDecision } from "../../db/match-decisions.ts";
import { type KnownPerson, knownPeople, peopleLike } from "../../db/people.ts";
import { policyVersions } from "../../db/policies.ts";
import type { ClinicTx } from "../../db/transaction.ts";

/** Whose part of a message is. Certain, or a person's to decide. */
export type Match =
  | { readonly is: "patient"; readonly patient: string }
  /**
   * `nobody`: the numbers are nobody's here. `several`: they are of different people. `differs`: they are one patient's, whose
   * birth date or name is another. `wrong-number`: none of them can be right. `no-number`: there is none.
   */
  | {
      readonly is: "nobody" | "several" | "differs" | "wrong-number" | "no-number";
      /** Who it may be, best first: proposals, never applied. */
      readonly proposals: readonly string[];
    };

/** The patients whom it may be about, best first; of one who is certain, that one. */
export const whoItMayBe = (match: Match): readonly string[] =>
  match.is === "patient" ? [match.patient] : match.proposals;

/**
 * Who a part of a message is about: by exact numbers whose check digits are right, and only where birth date and family name do
 * not speak against it. Anything less is a proposal.
 *
 * @source interop.md section 3.4, "Patient match"
 */
export async function matchPart(
  tx: ClinicTx,
  { identifiers, person }: Pick<MessagePart, "identifiers" | "person">,
): Promise<Match> {
  if (identifiers.length === 0) return { is: "no-number", proposals: await proposalsFor(tx, identifiers, person) };
  const rules = await identifierRules(tx);
  const read = identifiers.map((one) => readIdentifier(one, rules));
  const found = await patientsOfIdentifiers(
    tx,
    read.flatMap(({ lookups }) => lookups),
  );
  const patients = [...new Set(found.map(({ patient }) => patient))];
  const [only] = patients;
  if (only === undefined) {
    const is = read.every(({ isWrong }) => isWrong) ? "wrong-number" : "nobody";
    return { is, proposals: await proposalsFor(tx, identifiers, person) };
  }
  const against = await decidedAgainst(tx, identifiers);
  const left = patients.filter((one) => !against.has(one));
  if (patients.length > 1) return { is: "several", proposals: left };
  const isRefused = against.has(only) && (await lastDecision(tx, only, saidOf({ identifiers, person }))) === "is-not";
  if (!isRefused && (await agrees(tx, only, person))) return { is: "patient", patient: only };
  return { is: "differs", proposals: left };
}

/** What a decision is about: the numbers as sent, and the name and the day beside them. */
export const saidOf = ({ identifiers, person }: Pick<MessagePart, "identifiers" | "person">) => ({
  identifiers,
  familyName: foldedName(person.familyName ?? ""),
  bornOn: person.bornOn ?? "",
});

const known = new WeakMap<ClinicTx["query"], Promise<readonly IdentifierRule[]>>();

/** The clinic's own rules for numbers before those that are shipped. Read once in a transaction. */
export function identifierRules(tx: ClinicTx): Promise<readonly IdentifierRule[]> {
  const rules = known.get(tx.query) ?? readRules(tx);
  known.set(tx.query, rules);
  return rules;
}

async function readRules(tx: ClinicTx): Promise<readonly IdentifierRule[]> {
  const own = (await policyVersions(tx, "identifiers")).at(-1);
  const read = own === undefined ? undefined : parseIdentifierRules(own.content);
  return [...(read?.ok === true ? read.value : []), ...shippedIdentifierRules];
}

/** What the message says of the person does not contradict what is known. What either does not say contradicts nothing. */
async function agrees(tx: ClinicTx, patient: string, person: Person): Promise<boolean> {
  const familyName = foldedName(person.familyName ?? "");
  const bornOn = person.bornOn ?? "";
  if (familyName === "" && bornOn === "") return true;
  const [known] = await knownPeople(tx, [patient]);
  if (known === undefined) return false;
  const isOtherName =
    familyName !== "" && known.familyName !== undefined && foldedName(known.familyName) !== familyName;
  const isOtherDay = bornOn !== "" && known.bornOn !== undefined && !canBeOneDay(known.bornOn, bornOn);
  if (!isOtherName && !isOtherDay) return true;
  return isDecidedFor(tx, patient, familyName, bornOn);
}

/** The message says another birth date than the clinic knows. */
export async function isBornOnAnotherDay(tx: ClinicTx, patient: string, { bornOn = "" }: Person): Promise<boolean> {
  const [known] = await knownPeople(tx, [patient]);
  return bornOn !== "" && known?.bornOn !== undefined && !canBeOneDay(known.bornOn, bornOn);
}

/** `1988-05` and `1988-05-14` can be one day. */
function canBeOneDay(a: string, b: string): boolean {
  const [one, other] = [parseClinicalDate(a), parseClinicalDate(b)];
  return one === undefined || other === undefined || (one.earliest <= other.latest && other.earliest <= one.latest);
}

const most = 5;

/** Patients born on the same day or called the same, those of whom both agree first; nobody of whom it was said that it is not them. */
export async function proposalsFor(
  tx: ClinicTx,
  identifiers: MessagePart["identifiers"],
  person: Person,
): Promise<readonly string[]> {
  if (person.bornOn === undefined && person.familyName === undefined) return [];
  const like = await peopleLike(tx, { bornOn: person.bornOn, familyName: person.familyName });
  const against = await decidedAgainst(tx, identifiers);
  return like
    .filter(({ patient }) => !against.has(patient))
    .map((one) => ({ patient: one.patient, points: pointsOf(one, person) }))
    .filter(({ points }) => points > 1)
    .toSorted((a, b) => b.points - a.points || (a.patient < b.patient ? -1 : 1))
    .slice(0, most)
    .map(({ patient }) => patient);
}

/** Two for the day, two for the family name, one for each of the others; less for what contradicts. */
function pointsOf(known: KnownPerson, person: Person): number {
  const weigh = (weight: number, a: string | undefined, b: string | undefined): number =>
    a === undefined || b === undefined || a === "" || b === "" ? 0 : a === b ? weight : -1;
  const name = (text: string | undefined): string | undefined => (text === undefined ? undefined : foldedName(text));
  return (
    weigh(2, known.bornOn, person.bornOn) +
    weigh(2, name(known.familyName), name(person.familyName)) +
    weigh(1, name(known.givenName), name(person.givenName)) +
    weigh(1, known.sex, person.sex)
  );
}

/** One thing that a message says of a person, beside what the clinic knows of a patient. */
export type Compared = {
  readonly what: "familyName" | "givenName" | "bornOn" | "sex";
  readonly message: string | undefined;
  readonly known: string | undefined;
  readonly is: "same" | "other" | "cannot-tell";
};

/** What of a person agrees with each of some patients and what differs, as {@link matchPart} looks at it. */
export async function comparedWith(
  tx: ClinicTx,
  person: Person,
  patients: readonly string[],
): Promise<ReadonlyMap<string, readonly Compared[]>> {
  const people = await knownPeople(tx, patients);
  const fields = ["familyName", "givenName", "bornOn", "sex"] as const;
  return new Map(
    people.map((one) => [
      one.patient,
      fields.map((what) => ({
        what,
        message: person[what],
        known: one[what],
        is: agreement(what, person[what], one[what]),
      })),
    ]),
  );
}

function agreement(what: Compared["what"], message: string | undefined, known: string | undefined): Compared["is"] {
  if (message === undefined || message === "" || known === undefined || known === "") return "cannot-tell";
  if (what === "bornOn") return canBeOneDay(message, known) ? "same" : "other";
  if (what === "sex") return message === known ? "same" : "other";
  return foldedName(message) === foldedName(known) ? "same" : "other";
}
