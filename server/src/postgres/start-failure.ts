import type { PostgresLogLine } from "./log-lines.ts";
import { diskFull, type PostgresRefusal } from "./refusal.ts";

/** What a server that ended before it was ready has said, as a refusal. */
export function startFailure(cluster: string, lines: readonly PostgresLogLine[]): PostgresRefusal {
  const grave = lines.filter((line) => ["FATAL", "PANIC", "ERROR"].includes(line.severity));
  const told = (grave.length > 0 ? grave : lines)
    .slice(-3)
    .map((line) => `${line.severity}: ${line.text}`)
    .join(" / ");
  const saw = `PostgreSQL ended before it was ready on ${cluster}. ${told || "It said nothing."}`;
  if (told.includes("No space left on device")) return diskFull(saw);
  if (isStillHeld(lines)) {
    return {
      code: "folder-in-use",
      saw,
      remedy:
        "Another PostgreSQL still uses this folder. Stop it and start again; do not remove postmaster.pid by hand.",
    };
  }
  if (told.includes("incompatible with server")) {
    return { code: "cluster-other-version", saw, remedy: "Use the release of Longwatch that wrote this folder." };
  }
  if (damage.some((words) => told.includes(words)) || grave.some((line) => line.sqlState.startsWith("XX"))) {
    return {
      code: "cluster-damaged",
      saw,
      remedy:
        "The database's files are damaged. Keep the folder as it is, and restore the last backup into another one.",
    };
  }
  return {
    code: "start-failed",
    saw,
    remedy: "Mend what the database names, and start again. Its files are unchanged.",
  };
}

const damage = ["could not locate a valid checkpoint", "invalid checkpoint", "checksum", "could not locate required"];

/** A predecessor's hold that passes by itself: its file, or its memory, is still there for a moment. */
export function isStillHeld(lines: readonly PostgresLogLine[]): boolean {
  return lines.some((line) =>
    /lock file ".*postmaster\.pid" already exists|pre-existing shared memory/.test(line.text),
  );
}
