import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A file system of its own that can be filled. */
export type SmallDisk = {
  readonly folder: string;
  /** Takes all room but so many bytes. */
  readonly fill: (left: number) => void;
  readonly makeRoom: () => void;
  readonly remove: () => void;
};

/** So many megabytes mounted below a folder; undefined where the machine refuses to mount. */
export function smallDisk(below: string, megabytes: number): SmallDisk | undefined {
  const folder = path.join(below, "small-disk");
  mkdirSync(folder, { recursive: true });
  const words = ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0711`, "none", folder];
  if (spawnSync("mount", words).status !== 0) return undefined;
  const filler = path.join(folder, "filler");
  return {
    folder,
    fill: (left) => {
      const { bavail, bsize } = statfsSync(folder);
      try {
        writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)));
      } catch (error) {
        // Somebody else took the last of it meanwhile.
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      }
    },
    makeRoom: () => rmSync(filler, { force: true }),
    remove: () => void spawnSync("umount", ["--lazy", folder]),
  };
}
