import type { Parameter, ParameterType } from "./parameter.ts";

/** A type of resource that is served. */
export type ServedType = {
  readonly type: string;
  /**
   * What it is made of: facts of one patient, one by one or grouped; what the program works out; who recorded what; the person; the audit;
   * the protocols, which are of no patient; what programs asked to be told.
   */
  readonly from: "facts" | "grouped" | "derived" | "provenance" | "person" | "audit" | "definitions" | "subscriptions";
  /** Whether one can be sent. */
  readonly isTaken: boolean;
  readonly parameters: readonly Parameter[];
  /** What a reader should know of it. */
  readonly says: string;
};

export const one = (name: string, type: ParameterType, paths: string, targets?: string): Parameter => ({
  name,
  type,
  paths: paths.split(" "),
  ...(targets === undefined ? {} : { targets: targets.split(" ") }),
});

/** What every resource can be asked for by. */
export const common = [one("_id", "token", "id"), one("_lastUpdated", "date", "meta.lastUpdated")];

/** A resource of a patient under `subject`, which is searched as `patient` too. */
export const subject = [
  one("patient", "reference", "subject", "Patient"),
  one("subject", "reference", "subject", "Patient"),
];
export const patient = [one("patient", "reference", "patient", "Patient")];
export const identifier = one("identifier", "token", "identifier");
export const status = one("status", "token", "status");
export const code = one("code", "token", "code");
export const category = one("category", "token", "category");
