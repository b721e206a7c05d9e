import type { PatientPageJson } from "@longwatch/api";

/** What the clinic calls a person, family name first; undefined: no name is on file, or none may be seen. */
export function calledOf({ details }: Pick<PatientPageJson, "details">): string | undefined {
  const parts = [details?.familyName, details?.givenName].filter((part) => part !== undefined && part !== "");
  return parts.length === 0 ? undefined : parts.join(", ");
}
