import type { Issue } from "@longwatch/core";
import { type MessagePart, readIdentifier } from "@longwatch/interop";
import { recordEvent } from "../../audit/record.ts";
import { notAbout } from "../../db/held-about.ts";
import { actOnHeld, type Held, type HeldActRow, heldActs, heldOfMessage, isWaiting } from "../../db/held-messages.ts";
import { addIdentifiers, patientsOfIdentifiers } from "../../db/identifiers.ts";
import { addDecision } from "../../db/match-decisions.ts";
import { messageOf } from "../../db/messages.ts";
import { findPatient } from "../../db/patients.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { settle } from "../notices.ts";
import { type Filed, fileMessages } from "./file-messages.ts";
import { failureIssue, filingFailed } from "./hold-failed.ts";
import { identifierRules, matchPart, saidOf, whoItMayBe } from "./match.ts";
import { readKept } from "./reading.ts";
import { unreadMessageKey } from "./unread-message.ts";

/** One part of a message that is held back. */
export type HeldPlace = { readonly message: string; readonly part: number };

/** A part as a person looks at it: read anew, so that nothing of the person is kept twice. */
export type HeldShown = {
  readonly held: Held;
  /** Undefined of part 0, which is the message as a whole. */
  readonly part: MessagePart | undefined;
  readonly issues: readonly Issue[];
  /** Whom it may be about, best first. */
  readonly proposals: readonly string[];
  readonly acts: readonly HeldActRow[];
};

async function placeOf(tx: ClinicTx, { message, part }: HeldPlace): Promise<Held | undefined> {
  return (await heldOfMessage(tx, message)).find((one) => one.part === part);
}

async function readAgain(tx: ClinicTx, message: string) {
  const kept = await messageOf(tx, message);
  return kept && readKept(tx, kept);
}

/** @returns undefined where nothing of that place is held */
export async function showHeld(tx: ClinicTx, place: HeldPlace): Promise<HeldShown | undefined> {
  const held = await placeOf(tx, place);
  const read = held && (await readAgain(tx, place.message));
  if (held === undefined || read === undefined) return undefined;
  const part = read.parts[place.part - 1];
  const match = part && (await matchPart(tx, part));
  const acts = await heldActs(tx, place);
  const failed = acts.findLast(({ action }) => action === "failed");
  const failure = held.codes.includes(filingFailed) ? [failureIssue(failed?.why ?? null)] : [];
  return {
    held,
    part,
    issues: [...failure, ...(place.part === 0 ? read.issues : (part?.issues ?? []))],
    proposals: match === undefined ? [] : whoItMayBe(match),
    acts,
  };
}

export type Matching = {
  readonly patient: string;
  /** The numbers and the name in the message are the patient's from now on, so that the next message is filed by itself. */
  readonly remember: boolean;
  readonly why?: string | undefined;
};

/**
 * A person says whose a part is: its facts are filed with that patient, and the decision stays with the name of who made it.
 *
 * @returns undefined where nothing of that place is held, or the clinic has no such patient
 */
export async function matchHeld(tx: ClinicTx, place: HeldPlace, matching: Matching): Promise<Filed | undefined> {
  const { patient, remember, why } = matching;
  const held = await placeOf(tx, place);
  const kept = held && (await messageOf(tx, place.message));
  const part = held && (await readAgain(tx, place.message))?.parts[place.part - 1];
  if (kept === undefined || part === undefined || (await findPatient(tx, patient)) === undefined) return undefined;
  await addDecision(tx, { patient, decision: "is", ...saidOf(part) });
  if (remember) await learnNumbers(tx, patient, part);
  await actOnHeld(tx, place, { action: "matched", state: "open", why });
  const [filed] = await fileMessages(tx, [kept], { part: place.part, patient });
  await recordEvent(tx, {
    action: "message.match",
    object: place.message,
    ...(why === undefined ? {} : { why }),
    detail: { patients: [patient], part: place.part, remember },
  });
  return filed;
}

/** Numbers that nobody has yet, and that can be right. */
async function learnNumbers(tx: ClinicTx, patient: string, { identifiers }: MessagePart): Promise<void> {
  const rules = await identifierRules(tx);
  const right = identifiers.filter((one) => !readIdentifier(one, rules).isWrong);
  const known = await patientsOfIdentifiers(tx, right);
  const fresh = right.filter((one) => !known.some(({ system, value }) => system === one.system && value === one.value));
  await addIdentifiers(tx, patient, fresh);
}

/** A person says that a part is not about a patient who was proposed: they are not proposed for these numbers again. */
export async function notThem(tx: ClinicTx, place: HeldPlace, patient: string, why: string): Promise<boolean> {
  const held = await placeOf(tx, place);
  const part = held && (await readAgain(tx, place.message))?.parts[place.part - 1];
  if (part === undefined || (await findPatient(tx, patient)) === undefined) return false;
  await addDecision(tx, { patient, decision: "is-not", ...saidOf(part) });
  await notAbout(tx, place, patient);
  await recordEvent(tx, {
    action: "message.match",
    object: place.message,
    why,
    detail: { patients: [patient], not: true },
  });
  return true;
}

/** A part concerns nobody here, says a person, with a reason. The message stays. */
export async function rejectHeld(tx: ClinicTx, place: HeldPlace, why: string): Promise<boolean> {
  return actedOn(tx, place, { action: "rejected", state: "rejected", why });
}

/** The laboratory was asked: the part goes on waiting, and everybody sees for what. */
export async function askAboutHeld(tx: ClinicTx, place: HeldPlace, why: string): Promise<boolean> {
  return actedOn(tx, place, { action: "asked", state: "asked", why });
}

async function actedOn(
  tx: ClinicTx,
  place: HeldPlace,
  act: { readonly action: "rejected" | "asked"; readonly state: "rejected" | "asked"; readonly why: string },
): Promise<boolean> {
  const held = await placeOf(tx, place);
  if (held === undefined || held.state === "filed") return false;
  await actOnHeld(tx, place, act);
  await recordEvent(tx, {
    action: "message.receive",
    object: place.message,
    why: act.why,
    detail: { part: place.part, [act.action]: true },
  });
  if (!(await heldOfMessage(tx, place.message)).some(isWaiting)) await settle(tx, unreadMessageKey(place.message));
  return true;
}
