/** Media types in which resources are given and taken. */
export const fhirJson = "application/fhir+json";
export const takenTypes = [fhirJson, "application/json"] as const;

const given = new Set(["json", fhirJson, "application/json", "text/json", "*/*", "application/*"]);

/** Whether a reader takes JSON: `_format` counts before `Accept`. */
export function takesJson(format: string | undefined, accept: string | undefined): boolean {
  if (format !== undefined) return given.has(format.split(";")[0]!.trim().replace(" ", "+"));
  if (accept === undefined || accept.trim() === "") return true;
  return accept.split(",").some((one) => given.has(one.split(";")[0]!.trim().toLowerCase()));
}

export const isStrict = (prefer: string | undefined): boolean => /\bhandling=strict\b/.test(prefer ?? "");

/** What a writer wants back. */
export type Wanted = "minimal" | "representation" | "OperationOutcome";
export const wantedBack = (prefer: string | undefined): Wanted =>
  (/\breturn=(minimal|representation|OperationOutcome)\b/.exec(prefer ?? "")?.[1] ?? "representation") as Wanted;
