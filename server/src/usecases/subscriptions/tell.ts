import { notificationBundle } from "@longwatch/interop";
import { recordEvent } from "../../audit/record.ts";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/database.ts";
import { type EventRow, eventsAfter } from "../../db/subscription-events.ts";
import {
  claimSubscriptions,
  lockSubscription,
  putFailure,
  putStatus,
  putTold,
  type SubscriptionRow,
} from "../../db/subscriptions.ts";
import { type ClinicTx, inClinic, theServer } from "../../db/transaction.ts";
import { claimedUntil, nextAttempt } from "../attempts.ts";
import { raise, settle } from "../notices.ts";
import { endIfOver, noticeKey } from "./end.ts";

/** What becomes of one attempt. `detail`: the receiver's three digits, or a word of ours; never what it said. */
export type Heard = { readonly isTaken: boolean; readonly detail: string };

/** Brings notifications to their receivers. */
export type Courier = {
  /** Where this server is reached: what is told begins with it. */
  readonly origin: string;
  /** The headers that a receiver wants to be shown, as `Name: value`; undefined: they cannot be opened. */
  readonly open: (subscription: string, sealed: Buffer) => readonly string[] | undefined;
  /** Whatever goes wrong is an answer; it never throws. */
  readonly send: (endpoint: string, headers: readonly string[], body: object | undefined) => Promise<Heard>;
};

const together = 10;
/** So many events go in one notification. */
const mostEvents = 100;
/** After so many failures a person is told. */
const toldAfter = 6;
/** Days of failures after which nothing more is sent until the program asks for it. */
const givenUpAfterDays = 3;

/**
 * Tells the receivers of a clinic what they have not been told yet. At least once and in the order of the numbers: a node that dies between the
 * receiver's word and ours leaves a notification that goes out again.
 *
 * @returns how many notifications were tried
 */
export async function tellDue(
  database: Database,
  clinic: string,
  clock: Clock,
  courier: Courier,
  isOver: () => boolean = () => false,
): Promise<number> {
  const scope = () => ({ clinic, actor: theServer, at: clock() });
  let tried = 0;
  while (!isOver()) {
    const claimed = await inClinic(database, scope(), (tx) => claimSubscriptions(tx, claimedUntil(tx.at), together));
    if (claimed.length === 0) break;
    // A receiver that is slow keeps no other waiting.
    await Promise.all(
      claimed.map(async (one) => {
        const due = await inClinic(database, scope(), (tx) => dueOf(tx, one));
        if (due === undefined) return;
        const heard = await brought(clinic, one, due, courier);
        await inClinic(database, scope(), (tx) => conclude(tx, one, due, heard));
      }),
    );
    tried += claimed.length;
  }
  return tried;
}

/** What is to be told now; undefined: nothing any more. */
async function dueOf(tx: ClinicTx, one: SubscriptionRow): Promise<readonly EventRow[] | undefined> {
  if (await endIfOver(tx, one)) return undefined;
  if (one.status === "requested") return [];
  const events = await eventsAfter(tx, one.id, one.toldNumber, mostEvents);
  if (events.length > 0) return events;
  // All that waited was of people who were erased.
  await putTold(tx, one.id, one.lastNumber);
  return undefined;
}

/** The first notification is a handshake: only a receiver that takes it is told anything. */
function brought(clinic: string, one: SubscriptionRow, events: readonly EventRow[], courier: Courier): Promise<Heard> {
  const { id, endpoint, payload, sealedHeaders, status, toldNumber } = one;
  const headers = sealedHeaders === undefined ? [] : courier.open(id, sealedHeaders);
  if (headers === undefined) return Promise.resolve({ isTaken: false, detail: "secret-key-changed" });
  const body =
    payload === "none"
      ? undefined
      : notificationBundle({
          base: `${courier.origin}/api/v1/clinics/${clinic}/fhir/R4`,
          subscription: { id, status, payload },
          kind: status === "requested" ? "handshake" : "event-notification",
          count: events.at(-1)?.number ?? toldNumber,
          events,
        });
  return courier.send(endpoint, headers, body);
}

async function conclude(
  tx: ClinicTx,
  claimed: SubscriptionRow,
  events: readonly EventRow[],
  { isTaken, detail }: Heard,
): Promise<void> {
  const { id, payload, toldNumber } = claimed;
  const one = await lockSubscription(tx, id);
  if (one === undefined) return;
  const first = events[0]?.number ?? 0;
  const through = events.at(-1)?.number ?? toldNumber;
  if (isTaken) {
    await recordEvent(tx, {
      action: "subscription.tell",
      object: id,
      detail: {
        answer: detail,
        ...(claimed.status === "requested" ? { handshake: true } : { first, last: through }),
        ...(payload === "id-only" ? { patients: [...new Set(events.map(({ patient }) => patient))] } : {}),
      },
    });
    await settle(tx, noticeKey(id));
    // Meanwhile somebody may have ended it.
    if (one.status !== claimed.status || one.version !== claimed.version) return;
    if (claimed.status === "requested") return putStatus(tx, id, "active");
    return putTold(tx, id, through);
  }
  if (one.status !== claimed.status || one.version !== claimed.version) return;
  const since = one.failingSince ?? tx.at;
  if (tx.at - since >= givenUpAfterDays * 86_400_000) {
    await putStatus(tx, id, "error", detail);
    await recordEvent(tx, { action: "subscription.change", object: id, detail: { status: "error" } });
  } else {
    await putFailure(tx, id, { trouble: detail, since, tryAfter: nextAttempt(tx.at, claimed.tries) });
  }
  if (claimed.tries >= toldAfter) await raise(tx, failing(id, detail));
}

const failing = (id: string, detail: string) =>
  ({
    key: noticeKey(id),
    kind: "failing-subscription",
    role: "administrator",
    urgency: "24H",
    about: id,
    content: { detail },
  }) as const;
