import { type Instant, ok, type Result } from "@longwatch/core";
import { countAttempt, forgetFailures, insertAttempt, takeBackAttempt } from "../db/sign-in-limits.ts";
import { byName } from "../db/transaction.ts";
import { type Access, toDate, type Visitor } from "./access.ts";
import { isDeviceOf } from "./device.ts";
import { refused } from "./refusals.ts";
import { keyedName } from "./secret-key.ts";
import { sourceOf } from "./source.ts";

/** Failures of an account, or of one device on it, and the seconds to wait from then on. */
const accountSteps = [
  [5, 5],
  [6, 10],
  [7, 20],
  [8, 40],
  [9, 80],
  [10, 900],
  [20, 3600],
] as const;
/** A source may be a whole hospital behind one address. */
const sourceSteps = [[50, 900]] as const;
/** Test messages that a person asks for: a few at once, then one in so many seconds. */
const testMessageSteps = [[3, 300]] as const;
/** Without another for so long, their count begins again. */
const forgetTestsHours = 1;
/** Without a failure for so long, the count begins again. */
const forgetHours = 24;

type Steps = readonly (readonly [failures: number, seconds: number])[];
const waitFor =
  (steps: Steps) =>
  (failures: number): number =>
    steps.findLast(([from]) => failures >= from)?.[1] ?? 0;

/** Seconds to wait after so many failures in a row on one account. */
export const accountWait = waitFor(accountSteps);
/** Seconds to wait after so many failures from one source. */
export const sourceWait = waitFor(sourceSteps);

/** An attempt that was counted as failed and waits to be judged. */
export type Counted = {
  readonly method: "password" | "passkey" | "single-sign-on";
  readonly addressKey: string;
  readonly sourceKey: string;
  /** What is counted beside the source: the account, or the known device on it. Undefined where neither is guessed at. */
  readonly limitKey: string | undefined;
};

/**
 * Counts an attempt with a password. Whoever signed in on this device before is counted by the device, so that strangers
 * who fail on purpose cannot keep a person out; a passkey or the hospital's sign-in asks no account's count at all.
 */
export async function countPassword(
  access: Access,
  address: string,
  visitor: Visitor,
  at: Instant,
): Promise<Result<Counted>> {
  const addressKey = keyedName(access.key, "account", address);
  const isKnown = visitor.device !== undefined && isDeviceOf(access.key, visitor.device, address);
  const limitKey = isKnown ? keyedName(access.key, "device", visitor.device!) : addressKey;
  return count(access, { method: "password", addressKey, sourceKey: sourceKey(access, visitor), limitKey }, at);
}

/** Counts an attempt in which no secret is guessed: only its source. */
export const countOther = (
  access: Access,
  method: "passkey" | "single-sign-on",
  visitor: Visitor,
  at: Instant,
): Promise<Result<Counted>> =>
  count(access, { method, addressKey: "", sourceKey: sourceKey(access, visitor), limitKey: undefined }, at);

async function count(access: Access, counted: Counted, at: Instant): Promise<Result<Counted>> {
  const { database } = access;
  const moment = toDate(at);
  const { sourceKey: source, limitKey } = counted;
  const until =
    (await byName(database, source, (query) => countAttempt(query, source, moment, sourceWait, forgetHours))) ??
    (limitKey &&
      (await byName(database, limitKey, (query) => countAttempt(query, limitKey, moment, accountWait, forgetHours))));
  if (!until) return ok(counted);
  await note(access, counted, undefined, "delayed", at);
  const seconds = Math.ceil((until.getTime() - at) / 1000);
  const remedy = "Wait so long, or sign in with a passkey, or on a device where you have signed in before.";
  return refused("sign-in-delayed", "/", `${seconds} s to wait`, remedy);
}

/** Counts a test message. @returns until when to wait, where there were too many; then it is not sent */
export function countTestMessage({ database, key }: Access, account: string, at: Instant): Promise<Date | undefined> {
  const name = keyedName(key, "test-message", account);
  const wait = waitFor(testMessageSteps);
  return byName(database, name, (query) => countAttempt(query, name, toDate(at), wait, forgetTestsHours));
}

/** They got in: this was no failure, and what was counted against them is forgotten. */
export async function countedAsAccepted(access: Access, counted: Counted, account: string, at: Instant): Promise<void> {
  const { sourceKey: source, limitKey } = counted;
  await byName(access.database, source, (query) => takeBackAttempt(query, source));
  if (limitKey !== undefined) await byName(access.database, limitKey, (query) => forgetFailures(query, limitKey));
  await note(access, counted, account, "accepted", at);
}

/** They did not: it stays counted, and stands in the history of the account, where there is one. */
export const countedAsRefused = (
  access: Access,
  counted: Counted,
  account: string | undefined,
  at: Instant,
): Promise<void> => note(access, counted, account, "refused", at);

const note = (
  access: Access,
  { method, addressKey, sourceKey }: Counted,
  account: string | undefined,
  outcome: "accepted" | "refused" | "delayed",
  at: Instant,
): Promise<void> =>
  byName(access.database, sourceKey, (query) =>
    insertAttempt(query, { at: toDate(at), account, addressKey, sourceKey, method, outcome }),
  );

const sourceKey = ({ key }: Access, { source }: Visitor): string => keyedName(key, "source", sourceOf(source));
