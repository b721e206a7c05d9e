import { expect, test } from "vitest";
import { type UndeliveredReason, undeliveredReason } from "./undelivered-reason.ts";

test.each<[string, UndeliveredReason | undefined]>([
  ["", undefined],
  ["250", undefined],
  ["421", "not-now"],
  ["451", "not-now"],
  ["452", "mailbox-full"],
  ["552", "mailbox-full"],
  ["550", "address-refused"],
  ["554", "refused"],
  ["535", "sign-in"],
  ["eauth", "sign-in"],
  ["etls", "no-encryption"],
  ["esocket", "unreachable"],
  ["no-address", "no-address"],
  ["no-member", "no-member"],
  ["not-wanted", "not-wanted"],
  ["done-meanwhile", "done-meanwhile"],
  ["estream", "unknown"],
  ["constructor", "unknown"],
  ["999", "unknown"],
])("%j is %s", (detail, reason) => {
  expect(undeliveredReason(detail)).toBe(reason);
});
