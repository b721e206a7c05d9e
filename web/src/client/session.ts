import { useParams } from "@tanstack/react-router";
import { useAsked } from "./queries.ts";

export type ClinicOfMine = {
  readonly clinic: string;
  readonly name: string;
  readonly zone: string;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
};
export type Session = {
  readonly account: string;
  readonly address: string;
  readonly displayName: string;
  readonly method: string;
  readonly signedInAt: string;
  readonly endsAt: string;
  readonly idleMinutes: number;
  readonly clinics: readonly ClinicOfMine[];
};

/** Who is signed in; undefined while it is not known. */
export const useSession = () => useAsked<Session>("/session");

export type Here = ClinicOfMine & {
  /** Where the API has this clinic. */
  readonly path: string;
  readonly me: string;
  readonly may: (permission: string) => boolean;
};

/** The clinic of the address, and what the person may do in it. Only below the frame of a clinic, which sees to it. */
export function useHere(): Here {
  const { clinic } = useParams({ strict: false }) as { clinic?: string };
  const { data } = useSession();
  const one = data?.clinics.find((of) => of.clinic === clinic);
  if (data === undefined || one === undefined) throw new Error("A page of a clinic was drawn outside its frame.");
  return {
    ...one,
    path: `/clinics/${one.clinic}`,
    me: data.account,
    may: (permission) => one.permissions.includes(permission),
  };
}
