import type { Instant } from "@longwatch/core";
import { dayIn } from "../clock.ts";
import type { ConnectTo } from "../db/database.ts";
import type { Seeder } from "./seeder.ts";

/** A clinic, and which accounts act in it. */
type Filled = {
  readonly clinic: string;
  readonly signIns: readonly { readonly role: string; readonly account: string }[];
};

/** Fills the demo's clinic with its people, as they are at this moment. */
export async function seed(
  { clinic, signIns }: Filled,
  app: ConnectTo,
  {
    people,
    seeders,
    zone,
    at,
  }: { readonly people: number; readonly seeders: readonly Seeder[]; readonly zone: string; readonly at: Instant },
  told: (done: number) => void,
): Promise<void> {
  const accountOf = (role: string): string => signIns.find((one) => one.role === role)!.account;
  const staff = { nurse: accountOf("nurse"), physician: accountOf("neurologist") };
  let done = 0;
  const one = (): void => {
    done += 1;
    told(done);
  };
  const shared = { clinic, app, people, now: at, today: dayIn(zone, at), staff };
  const of = seeders.length;
  await Promise.all(seeders.map((seeder, number) => seeder.run({ ...shared, share: { number, of } }, one)));
}
