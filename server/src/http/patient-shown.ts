import type { PatientDetailsJson } from "@longwatch/api";
import { formatInstant, type Instant, type Language, parseDay, worklistItemsOf } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import { dayIn } from "../clock.ts";
import { accountNames } from "../db/names.ts";
import { newestVersion } from "../db/patient-headers.ts";
import { findPatient } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { engineDigest } from "../engine-digest.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { wordingIn } from "../rules/wording.ts";
import { assessPatient } from "../usecases/assess-patient.ts";
import { type Holder, holdersOf, ownedItems } from "../usecases/holders.ts";
import { pageInWords } from "../usecases/page-in-words.ts";
import { type PatientPage, patientPage } from "../usecases/patient-page.ts";
import { showPatient } from "../usecases/show-patient.ts";
import { zoneOf } from "../usecases/today.ts";
import { etagOf } from "./etag.ts";

/**
 * A patient as this caller may see them, with the trace of it.
 *
 * @param emergency the emergency access by which they are seen
 * @returns undefined where the clinic has no such patient
 */
export async function patientShown(
  tx: ClinicTx,
  patient: string,
  mayReadDetails: boolean,
  emergency: string | undefined,
  language: Language,
) {
  const shown = await showPatient(tx, patient);
  if (shown === undefined) return undefined;
  const { version, header, details, page } = shown;
  const { digest } = await clinicRules(tx);
  const holders = await holdersOf(tx, await ownedItems(tx, patient), { asOf: parseDay(page.asOf)! });
  await recordEvent(tx, {
    action: "patient.read",
    object: patient,
    detail: {
      version,
      rulebook: digest,
      asOf: page.asOf,
      ...(mayReadDetails ? { details: true } : {}),
      ...(emergency === undefined ? {} : { emergencyAccess: emergency }),
    },
  });
  return {
    // Who may see the name gets another page than who may not, and who reads another language. A roster is no part of a record.
    etag: etagOf(version, page.asOf, digest, engineDigest(), String(mayReadDetails), language, JSON.stringify(holders)),
    version,
    ...identityOf(header, details, mayReadDetails),
    ...(await withNames(tx, holders, page)),
    page: pageInWords(page, wordingIn(language)),
  };
}

/** The page as it would have been, by what was known at a moment, on the day of that moment. */
export async function patientAsKnown(
  tx: ClinicTx,
  patient: string,
  knownAt: Instant,
  mayReadDetails: boolean,
  emergency: string | undefined,
  language: Language,
) {
  const head = await findPatient(tx, patient);
  const header = await newestVersion(tx, "patient_header", patient, { knownAt });
  const zone = await zoneOf(tx);
  const asked = { asOf: dayIn(zone, knownAt), knownAt };
  const one = head && header && (await assessPatient(tx, patient, asked));
  if (one === undefined || header === undefined) return undefined;
  await recordEvent(tx, {
    action: "patient.read",
    object: patient,
    detail: {
      version: head!.version,
      rulebook: one.rulebookDigest,
      knownAt: formatInstant(knownAt),
      ...(mayReadDetails ? { details: true } : {}),
      ...(emergency === undefined ? {} : { emergencyAccess: emergency }),
    },
  });
  const details = mayReadDetails ? await newestVersion(tx, "patient_details", patient, { knownAt }) : undefined;
  const page = patientPage(one.assessment);
  return {
    version: head!.version,
    ...identityOf(header, details, mayReadDetails),
    ...(await withNames(tx, await holdersOf(tx, worklistItemsOf(one.assessment), asked), page)),
    page: pageInWords(page, wordingIn(language)),
  };
}

/** Who has the tasks, and what everybody is called whom they name. */
async function withNames(tx: ClinicTx, holders: Readonly<Record<string, Holder>>, { tasks }: PatientPage) {
  const named = [
    ...Object.values(holders).flatMap(({ owner, present }) => [owner, present ?? []].flat()),
    ...tasks.flatMap(({ owner, saidDoneBy }) => [owner ?? [], saidDoneBy ?? []].flat()),
  ];
  return { holders, people: Object.fromEntries(await accountNames(tx, named)) };
}

/** Header and details as who looks may see them. */
export const identityOf = (header: object, details: object | undefined, mayReadDetails: boolean) => ({
  patient: withoutIdentity(header, mayReadDetails),
  details: mayReadDetails ? ((details ?? null) as PatientDetailsJson | null) : null,
});

/** Identifiers name a person as surely as a name does; of the birth date the year is what the work needs. */
function withoutIdentity(header: object, mayReadDetails: boolean) {
  const { identifiers, ...rest } = header as { id: string; identifiers?: unknown; bornOn?: string };
  if (mayReadDetails) return { ...rest, ...(identifiers === undefined ? {} : { identifiers }) };
  return { ...rest, ...(rest.bornOn === undefined ? {} : { bornOn: rest.bornOn.slice(0, 4) }) };
}
