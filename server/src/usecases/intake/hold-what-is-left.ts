import type { FactJson, Issue, Urgency } from "@longwatch/core";
import type { MessagePart } from "@longwatch/interop";
import { putHeldAbout } from "../../db/held-about.ts";
import { actOnHeld, type Held, heldOfMessage, holdBack, isWaiting } from "../../db/held-messages.ts";
import type { ReadMessage } from "../../db/messages.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { whoItMayBe } from "./match.ts";
import { holdsSomething, type Part } from "./part.ts";
import type { Task } from "./tell.ts";
import { unmappedNotices } from "./unmapped-codes.ts";
import { unreadMessage } from "./unread-message.ts";
import { moreUrgent, worstReading } from "./worst-reading.ts";

/** Holds back each part that is not filed in full, lets go of those that now are, and keeps one task for the message. */
export async function holdWhatIsLeft(
  tx: ClinicTx,
  message: ReadMessage,
  ofWhole: readonly string[],
  parts: readonly Part[],
): Promise<readonly Task[]> {
  const before = new Map((await heldOfMessage(tx, message.id)).map((held) => [held.part, held]));
  const codes: string[] = [];
  const tasks: Task[] = [];
  let worst: Urgency = "ROUTINE";
  for (const part of parts) {
    if (part.isRejected) continue;
    const left = await leftOf(tx, part);
    if (left === undefined) {
      await letGo(tx, before.get(part.number), part.isNamed);
      continue;
    }
    const { ofPart, unmapped, urgency } = left;
    // A file may hold messages of several senders: a code is its own sender's.
    const place = { ...placeOf(message, part.number), sender: part.read.sender || message.sender };
    await holdBack(tx, { ...place, urgency, codes: ofPart, unmapped });
    await putHeldAbout(tx, place, whoItMayBe(part.match), part.match.is === "patient");
    tasks.push(...unmappedNotices(place.sender, part.read.held, urgency));
    if (isToldByCode(ofPart, part.read)) continue;
    codes.push(...ofPart);
    worst = moreUrgent(worst, urgency);
  }
  if (ofWhole.length > 0) {
    await holdBack(tx, { ...placeOf(message, 0), urgency: "24H", codes: ofWhole, unmapped: [] });
    if (before.get(0)?.state !== "rejected") {
      codes.push(...ofWhole);
      worst = moreUrgent(worst, "24H");
    }
  } else await letGo(tx, before.get(0));
  return [...tasks, unreadMessage(message.id, [...new Set(codes)], worst)];
}

/** Each code that nobody has mapped is a task of its own: nothing more is to be told, where every result that waits has one. */
const isToldByCode = (codes: readonly string[], { held }: MessagePart): boolean =>
  codes.every((code) => code === "code-unmapped") && held.length > 0 && held.every(({ code }) => code !== undefined);

const placeOf = ({ id, feed, sender }: ReadMessage, part: number) => ({ message: id, part, feed, sender });

export const errorsIn = (issues: readonly Issue[]): readonly string[] => [
  ...new Set(issues.filter(({ severity }) => severity === "error").map(({ code }) => code)),
];

/** Why a part is not filed in full, and how urgent that is; undefined: nothing of it is left. */
async function leftOf(tx: ClinicTx, { read, match, issues, isRefused }: Part) {
  const isUnmatched = match.is !== "patient" && holdsSomething(read);
  const errors = errorsIn(issues);
  if (!isUnmatched && errors.length === 0) return undefined;
  const ofPerson = !isUnmatched
    ? []
    : [
        match.is === "wrong-number"
          ? "identifier-check-digit"
          : match.is === "no-number"
            ? "patient-missing"
            : "patient-mismatch",
      ];
  const untaken: readonly FactJson[] = isUnmatched || isRefused ? read.facts : [];
  const urgency = await worstReading(tx, match, read, untaken);
  return {
    ofPart: [...new Set([...ofPerson, ...errors])],
    unmapped: [...new Set(read.held.flatMap(({ code }) => code ?? []))],
    urgency,
  };
}

async function letGo(tx: ClinicTx, held: Held | undefined, isNamed = false): Promise<void> {
  if (held !== undefined && (isWaiting(held) || isNamed))
    await actOnHeld(tx, held, { action: "filed", state: "filed" });
}
