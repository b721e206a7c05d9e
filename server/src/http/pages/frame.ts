import { InvariantError, type Language } from "@longwatch/core";
import type { Caller } from "../../access/standing.ts";
import type { Services } from "../services.ts";
import type { Frame } from "./layout.ts";

/** What stands around the pages of a clinic, for who looks at them. */
export function frameOf(
  { settings }: Services,
  caller: Caller,
  clinic: string,
  language: Language,
): Omit<Frame, "title"> & { readonly zone: string } {
  if (caller.kind !== "account") return { settings, language, clinic: { id: clinic, name: "" }, zone: "UTC" };
  const member = caller.memberships.find((one) => one.clinic === clinic);
  if (member === undefined) throw new InvariantError("Who is no member has come as far as a page.");
  return {
    settings,
    language,
    clinic: { id: clinic, name: member.clinicName },
    person: caller.displayName,
    zone: member.zone,
  };
}
