import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { membersOf } from "../db/memberships.ts";
import {
  type Attempt,
  type ClaimedDelivery,
  claimDeliveries,
  type Delivery,
  isStillWaiting,
  recordAttempt,
} from "../db/outbox.ts";
import { type ClinicTx, inClinic, theServer } from "../db/transaction.ts";
import { claimedUntil, nextAttempt } from "./attempts.ts";
import { type Letter, messageIdOf, patientText, staffText } from "./letter.ts";
import { raise, settle } from "./notices.ts";
import { patientAddress } from "./patient-address.ts";

/** What became of one attempt; `detail` is the server's three digits or a word of ours. */
export type Sent = { readonly outcome: "delivered" | "later" | "refused"; readonly detail: string };

/** Hands a letter to a mail server. Whatever goes wrong is an outcome; it never throws. */
export type Post = { readonly send: (letter: Letter) => Promise<Sent>; readonly origin: string };

const together = 10;
/** After so many failures a person is told: of what is urgent soon. */
const toldAfter = { urgent: 3, other: 6 } as const;
const givenUpAfter = 10;

/**
 * Sends a clinic's messages that are due. At least once: a node that dies between the mail server's word and ours leaves a
 * message that goes out again, under the same id.
 *
 * @returns how many were tried
 */
export async function deliverDue(
  database: Database,
  clinic: string,
  clock: Clock,
  post: Post,
  isOver: () => boolean = () => false,
): Promise<number> {
  const scope = () => ({ clinic, actor: theServer, at: clock() });
  let tried = 0;
  while (!isOver()) {
    const claimed = await inClinic(database, scope(), (tx) => claimDeliveries(tx, claimedUntil(tx.at), together));
    for (const one of claimed) {
      const letter = await inClinic(database, scope(), (tx) => letterFor(tx, one, post.origin));
      const attempt = letter === undefined ? undefined : "outcome" in letter ? letter : await posted(letter, one, post);
      if (attempt !== undefined) await inClinic(database, scope(), (tx) => conclude(tx, one, attempt));
    }
    tried += claimed.length;
    if (claimed.length < together) break;
  }
  return tried;
}

/** What is to be sent; an attempt, where there is nobody to send it to; undefined: it was withdrawn meanwhile. */
async function letterFor(tx: ClinicTx, one: ClaimedDelivery, origin: string): Promise<Letter | Attempt | undefined> {
  if (!(await isStillWaiting(tx, one))) return undefined;
  const messageId = messageIdOf(one, tx.clinic, origin);
  if (one.channel === "patient-reminder") {
    const to = await patientAddress(tx, one.recipient);
    if (to === "not-wanted") return { outcome: "withdrawn", detail: to, messageId: "" };
    if (to === "no-address") return { outcome: "given-up", detail: to, messageId: "" };
    return { to: to.email, ...patientText(to.language), messageId };
  }
  const member = (await membersOf(tx)).find(({ account }) => account === one.recipient);
  return member === undefined
    ? { outcome: "withdrawn", detail: "no-member", messageId: "" }
    : { to: member.address, ...staffText(one.urgency, origin), messageId };
}

async function posted(letter: Letter, { tries }: ClaimedDelivery, post: Post): Promise<Attempt> {
  const { outcome, detail } = await post.send(letter);
  const isLast = outcome === "later" && tries >= givenUpAfter;
  return { outcome: isLast ? "given-up" : outcome, detail, messageId: letter.messageId };
}

async function conclude(tx: ClinicTx, one: ClaimedDelivery, attempt: Attempt): Promise<void> {
  await recordAttempt(tx, one, attempt, nextAttempt(tx.at, one.tries));
  const key = undeliveredKey(one.channel, one.recipient);
  if (attempt.outcome === "delivered") await settle(tx, key);
  else if (isToBeTold(one, attempt)) await raise(tx, undelivered(one, attempt, key));
}

function isToBeTold({ urgency, tries }: ClaimedDelivery, { outcome }: Attempt): boolean {
  if (outcome !== "later") return outcome !== "withdrawn";
  return tries >= (urgency === "IMMEDIATE" || urgency === "24H" ? toldAfter.urgent : toldAfter.other);
}

/** One notice for each recipient: a mail server that is down fills no list. It ends with the first message that arrives. */
export const undeliveredKey = (channel: Delivery["channel"], recipient: string): string =>
  `undelivered-message/${channel}/${recipient}`;

const undelivered = ({ channel, recipient, patient, urgency }: ClaimedDelivery, { detail }: Attempt, key: string) =>
  ({
    key,
    kind: "undelivered-message",
    role: "nurse",
    urgency: urgency === "IMMEDIATE" || urgency === "24H" ? "24H" : "7D",
    about: recipient,
    content: channel === "patient-reminder" ? { patient, detail } : { detail },
  }) as const;
