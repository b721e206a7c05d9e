import type { EscalationStep, WorkRole } from "@longwatch/core";
import type { ClinicCover } from "./cover.ts";

/** Which roles of members do the work of a role of the ladder. */
const doneBy: Readonly<Record<WorkRole, readonly string[]>> = {
  nurse: ["nurse"],
  physician: ["neurologist"],
  programme: ["programme-manager"],
  administrator: ["administrator"],
};

export type Told = {
  /** Accounts, each once. */
  readonly accounts: readonly string[];
  /** Roles that nobody of the clinic has. */
  readonly missing: readonly WorkRole[];
};

/** Who is told where nobody has the roles that are meant: the first of these that anybody has. */
const insteadOf = ["physician", "nurse", "programme", "administrator"] as const;

/**
 * The people whom a step tells: those it names, or everybody of the role. As long as anybody works at the clinic somebody is
 * told, because the rungs below are not said any more.
 */
export function toldBy({ to }: Pick<EscalationStep, "to">, { people }: Pick<ClinicCover, "people">): Told {
  const accounts = new Set<string>();
  const missing = new Set<WorkRole>();
  for (const one of to) {
    if (one.role === "patient") continue;
    const person = "person" in one ? one.person : undefined;
    const named = person === undefined ? whoDo(one.role, people) : people.filter(({ account }) => account === person);
    for (const { account } of named) accounts.add(account);
    if (named.length === 0) missing.add(one.role);
  }
  for (const role of insteadOf)
    if (accounts.size === 0) for (const one of whoDo(role, people)) accounts.add(one.account);
  return { accounts: [...accounts].toSorted(), missing: [...missing] };
}

const whoDo = (role: WorkRole, people: ClinicCover["people"]) =>
  people.filter(({ roles }) => doneBy[role].some((one) => roles.includes(one)));
