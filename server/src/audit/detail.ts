import { InvariantError } from "@longwatch/core";
import * as z from "zod";

/** An id, a version, a digest or a word of ours: no blanks, so no sentence and no full name. */
const word = z.string().regex(/^\S{1,200}$/u);
const detail = z.record(
  z.string().regex(/^[a-z][A-Za-z]{0,39}$/),
  z.union([word, z.int(), z.boolean(), z.array(word).max(1000)]),
);

/** What is told of an act beside its object: ids, versions, counts, digests. Never what a person wrote. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** @throws InvariantError where a caller of ours would write more than ids */
export function checkedDetail(written: AuditDetail): AuditDetail {
  const read = detail.safeParse(written);
  // What was seen stays untold: it may be what must not be kept.
  if (!read.success) throw new InvariantError("an audit detail holds more than ids, versions, counts and digests");
  return read.data;
}
