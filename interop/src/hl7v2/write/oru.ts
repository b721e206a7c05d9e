import { type FactJson, failed, type Issue, ok, type Result } from "@longwatch/core";
import { usualDelimiters } from "../delimiters.ts";
import { problem } from "../issue.ts";
import type { ResultFact } from "../outcome.ts";
import { type FieldToWrite, type SegmentToWrite, writeMessage } from "../write.ts";
import { prepare, type Refusal, type Row } from "./observation.ts";
import { groupRows, type OrderNumbers, orderSegments } from "./order.ts";
import { type PatientJson, patientSegment } from "./patient.ts";
import type { LaboratoryProfile } from "./profile.ts";
import { asSent } from "./text.ts";
import { writeMoment } from "./time.ts";

/** What a laboratory sends at one moment about one order. */
export type Delivery = OrderNumbers & {
  /** An instant: MSH-7. */
  readonly sentAt: string;
  /** MSH-10. */
  readonly controlId: string;
  /** Results of one order: a message with some of them is a snapshot of those. */
  readonly facts: readonly FactJson[];
};

/**
 * One ORU^R01 message, as this laboratory would send it. All of it is written or nothing: a fact that is no
 * result, or that no message of this laboratory can carry, is an issue at `/facts/n/field`. What comes back
 * changed when the message is read, `lossesOf(profile)` says.
 */
export function writeOru(patient: PatientJson, delivery: Delivery, profile: LaboratoryProfile): Result<string> {
  const { order, placer, facts } = delivery;
  const sentAt = writeMoment(delivery.sentAt, { ...profile, precision: "second" });
  const issues: Issue[] = [...headerIssues(delivery, sentAt)];
  const rows: Row[] = [];
  for (const [index, fact] of facts.entries()) {
    const row: Row | Refusal =
      fact.kind === "result-reported" ? prepare(fact, order, profile) : { field: "kind", why: fact.kind };
    if ("why" in row) issues.push(refused(row, index, fact));
    else rows.push(row);
  }
  if (sentAt === undefined || issues.length > 0) return failed(issues);
  const numbers: OrderNumbers = { order, placer };
  const segments: readonly SegmentToWrite[] = [
    { name: "MSH", fields: header(sentAt, delivery.controlId, profile) },
    patientSegment(patient),
    ...groupRows(rows, profile).flatMap((group, index) => orderSegments(group, index + 1, numbers, profile)),
  ];
  const delimiters = profile.version >= "2.7" ? { ...usualDelimiters, truncation: "#" } : usualDelimiters;
  return ok(asSent(writeMessage(segments, delimiters), profile));
}

/** MSH from field 3 on. */
function header(sentAt: string, controlId: string, profile: LaboratoryProfile): readonly FieldToWrite[] {
  const { application, name, version, charset, processing = "P" } = profile;
  const type = version === "2.3" ? [["ORU"], ["R01"]] : [["ORU"], ["R01"], ["ORU_R01"]];
  const fields = [application, name, "LONGWATCH", "", sentAt, "", [type], controlId, processing, version];
  return [...fields, "", "", "", "", "", charset];
}

function headerIssues({ order, controlId, facts }: Delivery, sentAt: string | undefined): readonly Issue[] {
  const needed = [
    { at: "/order", isThere: order.trim() !== "", remedy: "Give the order its number: corrections are known by it." },
    { at: "/controlId", isThere: controlId.trim() !== "", remedy: "Give the message a number of its own." },
    { at: "/facts", isThere: facts.length > 0, remedy: "A message needs at least one result." },
  ];
  return [
    ...(sentAt === undefined
      ? [problem("instant-impossible", "/sentAt", "no moment", "Write a moment as YYYY-MM-DDTHH:MM:SSZ.")]
      : []),
    ...needed.flatMap(({ at, isThere, remedy }) => (isThere ? [] : [problem("value-missing", at, "nothing", remedy)])),
  ];
}

const refused = ({ field, why }: Refusal, index: number, { kind }: ResultFact | FactJson): Issue =>
  problem(
    "value-not-allowed",
    `/facts/${index}/${field}`,
    why,
    kind === "result-reported"
      ? "No message of this laboratory can carry it, and nothing was written. Correct the fact, or leave it out."
      : "Only results are sent in ORU messages, and nothing was written. Leave this fact out.",
  );
