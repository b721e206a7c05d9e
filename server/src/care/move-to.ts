import { type Instant, ok, type Result } from "@longwatch/core";
import type { ConnectTo, Database } from "../db/database.ts";
import type { CopyProgress } from "./archive/write-archive.ts";
import { withArchive } from "./backup.ts";
import { type RestoreProof, restore } from "./restore.ts";

/**
 * Copies a whole database into an empty one, such as that of a clinic that has outgrown the embedded one, with the same proof as a
 * restore. The source is read as of one moment and stays as it is; what is written there afterwards does not come along, so
 * stop its server first.
 */
export async function moveTo(
  owner: Pick<Database, "pool">,
  to: ConnectTo,
  at: Instant,
  progress?: CopyProgress,
): Promise<Result<RestoreProof>> {
  let outcome: Result<RestoreProof> | undefined;
  try {
    await withArchive(owner, at, progress, async (archive) => {
      outcome = await restore(to, archive);
      if (!outcome.ok) throw new Error("refused");
    });
  } catch (error) {
    if (outcome === undefined || outcome.ok) throw error;
  }
  return outcome?.ok === true ? ok(outcome.value) : outcome!;
}
