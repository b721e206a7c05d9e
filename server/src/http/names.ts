import type { PatientDetailsJson } from "@longwatch/api";
import { accountNames, detailsOf } from "../db/names.ts";
import type { ClinicTx } from "../db/transaction.ts";

/** Names that belong on a screen: of patients only where they may be seen, of colleagues always. */
export async function namesFor(
  tx: ClinicTx,
  mayReadDetails: boolean,
  patients: readonly string[],
  accounts: readonly string[],
): Promise<{ readonly details: ReadonlyMap<string, object>; readonly accounts: ReadonlyMap<string, string> }> {
  const details = mayReadDetails ? await detailsOf(tx, patients) : new Map<string, object>();
  return { details, accounts: await accountNames(tx, accounts) };
}

/** What the clinic calls a person: family name first, as lists are read. */
export function calledOf(details: object | undefined): string | null {
  const { familyName, givenName } = (details ?? {}) as PatientDetailsJson;
  const parts = [familyName, givenName].filter((part) => part !== undefined && part !== "");
  return parts.length === 0 ? null : parts.join(", ");
}
