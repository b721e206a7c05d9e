import type { Serving } from "../serve.ts";
import { told } from "./configured.ts";

/** Until somebody asks the server to end, or its database does; a second time asked, it ends at once. */
export async function untilStopped({ ended, close }: Pick<Serving, "ended" | "close">): Promise<void> {
  const signals = ["SIGINT", "SIGTERM"] as const;
  let asked = () => {};
  const stop = new Promise<"asked">((resolve) => {
    asked = () => resolve("asked");
  });
  const first = (): void => {
    for (const signal of signals) process.off(signal, first).on(signal, () => process.exit(1));
    asked();
  };
  for (const signal of signals) process.on(signal, first);
  const why = await Promise.race([stop, ended.then(() => "ended" as const)]);
  if (why === "ended") {
    told(
      "longwatch: the database has ended by itself\n  → See its last words above, and the disk; then start again. What was acknowledged is kept.",
    );
    process.exitCode = 1;
  } else told("Finishing what is under way …");
  await close();
}
