import type { NoticeKind } from "@longwatch/core";
import type { Alarm } from "./sentinel-alarm.ts";

/** Whom a notice is about; its sentence names nobody. */
export type Concerned = { readonly patients: readonly string[]; readonly accounts: readonly string[] };
const nobody: Concerned = { patients: [], accounts: [] };

const ofPatients: ReadonlySet<string> = new Set<Alarm>([
  "difference",
  "no-next-obligation",
  "cannot-assess",
  "without-role",
]);

/** Whom a line of the clinic names by its key: patients, or members of the clinic. */
export function concernedBy(line: { readonly kind: string; readonly key: string; readonly about: string }): Concerned {
  const [, what = ""] = line.key.split("/");
  switch (line.kind as NoticeKind) {
    case "people-merged":
      return { patients: line.about.split(" "), accounts: [] };
    case "undelivered-message":
      return what === "patient-reminder"
        ? { patients: [line.about], accounts: [] }
        : { patients: [], accounts: [line.about] };
    case "sentinel-alarm":
      if (ofPatients.has(what)) return { patients: [line.about], accounts: [] };
      return what === "owner-not-a-member" ? { patients: [], accounts: [line.about] } : nobody;
    default:
      return nobody;
  }
}
