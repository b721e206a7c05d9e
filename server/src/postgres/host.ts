import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import type { HostFacts, User } from "./route.ts";

/** Finds out what {@link chooseRoute} needs to know. Tries the tools instead of guessing from versions. */
export function hostFacts(folder: string): HostFacts {
  const users = namedUsers();
  const user = userOf(process.getuid?.() ?? -1, process.getgid?.() ?? -1, users);
  const owner = statSync(folder);
  const nobody = users?.find((one) => one.name === "nobody") ?? users?.find((one) => one.userId !== 0);
  return {
    platform: process.platform,
    user,
    folderOwner: userOf(owner.uid, owner.gid, users),
    nobody: nobody && { userId: nobody.userId, groupId: nobody.groupId, isNamed: true },
    hasNamespaces:
      nobody !== undefined &&
      runs("unshare", ["--user", `--map-user=${nobody.userId}`, `--map-group=${nobody.groupId}`, "--", "true"]),
    hasSetpriv: process.platform === "linux" && runs("setpriv", ["--pdeathsig", "INT", "--", "true"]),
  };
}

type NamedUser = { readonly name: string; readonly userId: number; readonly groupId: number };

/** The machine's own list of users. Users of a directory service are not in it: they are asked for one by one. */
function namedUsers(): readonly NamedUser[] | undefined {
  try {
    return readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .map((line) => line.split(":"))
      .filter((parts) => parts.length >= 4)
      .map(([name = "", , userId, groupId]) => ({ name, userId: Number(userId), groupId: Number(groupId) }))
      .filter((one) => Number.isInteger(one.userId) && Number.isInteger(one.groupId));
  } catch {
    return undefined;
  }
}

function userOf(userId: number, groupId: number, users: readonly NamedUser[] | undefined): User {
  const isNamed =
    process.platform !== "linux" ||
    users?.some((one) => one.userId === userId) === true ||
    runs("getent", ["passwd", String(userId)]);
  return { userId, groupId, isNamed };
}

function runs(program: string, words: readonly string[]): boolean {
  return spawnSync(program, words, { stdio: "ignore", env: toolEnvironment() }).status === 0;
}

/** The environment of every program we start: none of ours, above all no `PG…` that would redirect it. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  const usual = "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  return { PATH: process.env["PATH"] === undefined ? usual : `${process.env["PATH"]}:${usual}`, LC_ALL: "C" };
}
