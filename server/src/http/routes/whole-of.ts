import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { formatDay, type Language } from "@longwatch/core";
import { recordEvent } from "../../audit/record.ts";
import { findPatient } from "../../db/patients.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { engineDigest } from "../../engine-digest.ts";
import { clinicRules } from "../../rules/clinic-rules.ts";
import { type AssessedPatient, assessHead } from "../../usecases/assess-patient.ts";
import { todayOf } from "../../usecases/today.ts";
import { raw, unchanged } from "../answer.ts";
import { askedMoment } from "../asked-moment.ts";
import { etagOf, isSame } from "../etag.ts";
import { isRefused, notFound } from "../problem.ts";

type Whole = {
  readonly tx: ClinicTx;
  readonly params: { readonly patient: string };
  readonly query: { readonly asOf?: string | undefined; readonly knownAt?: string | undefined };
  readonly headers: Readonly<Record<string, unknown>>;
  readonly emergency: string | undefined;
};

/** Something long that is made of an assessment: packed, and not sent again while it is the same. */
export async function wholeOf(
  { tx, params: { patient }, query, headers, emergency }: Whole,
  made: (one: AssessedPatient) => unknown,
  /** Undefined: it is the same in every language. */
  language?: Language,
  /** What else it is made of: a digest, or what was asked for besides. */
  also?: string,
) {
  const asked = askedMoment(query);
  if (isRefused(asked)) return asked;
  const head = await findPatient(tx, patient);
  if (head === undefined) return notFound();
  const { digest } = await clinicRules(tx, asked.knownAt);
  const asOf = formatDay(asked.asOf ?? (await todayOf(tx)));
  const trace = { version: head.version, rulebook: digest, asOf, ...knownThen(query), ...byEmergency(emergency) };
  const etag = etagOf(
    head.version,
    asOf,
    query.knownAt ?? "",
    digest,
    engineDigest(),
    ...[language, also].filter((one) => one !== undefined),
  );
  if (isSame(headers["if-none-match"] as string | undefined, etag)) {
    await traceOf(tx, patient, trace);
    return unchanged(etag);
  }
  const one = await assessHead(tx, head, asked);
  if (one === undefined) return notFound();
  await traceOf(tx, patient, trace);
  const text = JSON.stringify(await made(one));
  const options = { etag, headers: { "cache-control": "no-store", vary: "accept-encoding" } };
  return /\bgzip\b/.test(String(headers["accept-encoding"] ?? ""))
    ? raw(json, await packed(text, { level: 1 }), {
        ...options,
        headers: { ...options.headers, "content-encoding": "gzip" },
      })
    : raw(json, text, options);
}
const packed = promisify(gzip);
const json = "application/json; charset=utf-8";

export const traceOf = (tx: ClinicTx, patient: string, detail: Record<string, string | number>): Promise<void> =>
  recordEvent(tx, { action: "patient.read", object: patient, detail });
export const knownThen = ({ knownAt }: { knownAt?: string | undefined }) => (knownAt === undefined ? {} : { knownAt });
export const byEmergency = (emergency: string | undefined) =>
  emergency === undefined ? {} : { emergencyAccess: emergency };
