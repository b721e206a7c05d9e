import { randomUUID } from "node:crypto";
import { InvariantError } from "@longwatch/core";
import { recordEvent } from "../../audit/record.ts";
import { patientIds } from "../../db/patients.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { clinicRules } from "../../rules/clinic-rules.ts";
import { rawRecord } from "../../usecases/record.ts";
import type { ExportManifest } from "./manifest.ts";
import type { ExportPlan, People } from "./write-export.ts";

/** Everybody of a clinic. The ids alone are held all at once. */
export async function peopleOfClinic(tx: ClinicTx): Promise<People> {
  const ids: string[] = [];
  for (let after = ""; ; after = ids.at(-1)!) {
    const page = await patientIds(tx, after, 1000);
    ids.push(...page);
    if (page.length < 1000) break;
  }
  return {
    clinic: tx.clinic,
    ids,
    read: async (id) => {
      const record = await rawRecord(tx, id);
      if (record === undefined) throw new InvariantError("A patient has no header.");
      return record;
    },
  };
}

/** The plan of a clinic's export, by the clinic's own rules. */
export const planOfClinic = async (tx: ClinicTx, plan: Omit<ExportPlan, "rulebook">): Promise<ExportPlan> => ({
  ...plan,
  rulebook: (await clinicRules(tx)).rulebook,
});

/** So many patients an event of the audit can name. */
const mostNamed = 1000;

/**
 * What an export leaves in the audit: what was taken out, and by what it can be recognised; and everybody who is in it, so that
 * each patient's own history shows it. Several events of one export have one object.
 */
export async function traceExport(tx: ClinicTx, { ids }: People, manifest: ExportManifest): Promise<void> {
  const { shape, format, privacy, asOf, people, keyMark, tables } = manifest;
  const object = randomUUID();
  const digests = tables.map(({ name, rows, sha256 }) => `${name}:${rows}:${sha256}`);
  const mark = keyMark === null ? {} : { keyMark };
  for (let from = 0; from === 0 || from < ids.length; from += mostNamed) {
    const patients = ids.slice(from, from + mostNamed);
    const detail = { shape, format, privacy, asOf, people, ...mark, tables: digests, patients };
    await recordEvent(tx, { action: "export.make", object, detail });
  }
}
