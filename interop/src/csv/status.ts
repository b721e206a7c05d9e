import type { Issue, ResultStatus } from "@longwatch/core";
import { doubt } from "../hl7v2/issue.ts";

const words: Readonly<Record<ResultStatus, string>> = {
  final: "f final endgultig fertig definitivo definitiva definitif valide validado validada validiert verified",
  preliminary: "p preliminary partial vorlaufig teilbefund preliminar provisional provisoire",
  corrected: "c corrected amended a korrigiert berichtigt corregido corregida corrige modifie",
  cancelled: "x cancelled canceled storniert annulliert anulado anulada cancelado annule",
  "entered-in-error": "w d entered-in-error error irrtum erroneo erreur",
};

const byWord: ReadonlyMap<string, ResultStatus> = new Map(
  (Object.entries(words) as [ResultStatus, string][]).flatMap(([status, all]) =>
    all.split(" ").map((word) => [word, status] as const),
  ),
);

export type RowStatus = { readonly status?: ResultStatus; readonly issues: readonly Issue[] };

/** A status cell; empty says nothing. A word we do not know leaves the result preliminary: no evidence. */
export function readRowStatus(cell: string, at: string): RowStatus {
  if (cell === "") return { issues: [] };
  const folded = cell.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const status = byWord.get(folded);
  if (status !== undefined) return { status, issues: [] };
  const remedy = "The result was taken as preliminary, so it fulfils no test. Ask the sender what the status means.";
  return {
    status: "preliminary",
    issues: [doubt("status-unknown", at, `a status of ${cell.length} characters that is not known`, remedy)],
  };
}
