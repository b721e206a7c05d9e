import { formatDay } from "@longwatch/core";
import { keptPatients } from "../db/sentinel.ts";
import { allOfThem } from "../db/stale.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { cacheKey } from "./refresh.ts";
import { checkPatient } from "./sentinel-check.ts";
import { todayOf } from "./today.ts";

const together = 25;

/** Of whom something is kept that the raw facts do not give, and what: names of it, never what stands in it. Changes nothing. */
export async function compareKept(
  tx: ClinicTx,
): Promise<readonly { readonly patient: string; readonly what: string }[]> {
  const rules = await clinicRules(tx);
  const today = await todayOf(tx);
  const found: { patient: string; what: string }[] = [];
  for (let after: string | undefined = ""; after !== undefined; ) {
    const some = await keptPatients(tx, cacheKey(rules), formatDay(today), allOfThem, after, together);
    for (const one of some)
      for (const { alarm, patient, parts } of (await checkPatient(tx, one, rules, today)).findings)
        if (alarm === "difference") found.push({ patient, what: `kept otherwise than computed: ${parts?.join(", ")}` });
    after = some.length < together ? undefined : some.at(-1)!.patient;
  }
  return found;
}
