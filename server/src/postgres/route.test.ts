import { describe, expect, it } from "vitest";
import { outcomeOf } from "./refusal.ts";
import { chooseRoute, clusterOwner, type HostFacts, launchPrefix, type RouteKind, type User } from "./route.ts";

const root: User = { userId: 0, groupId: 0, isNamed: true };
const clinic: User = { userId: 990, groupId: 990, isNamed: true };
const nameless: User = { userId: 43210, groupId: 0, isNamed: false };
const nobody: User = { userId: 65534, groupId: 65534, isNamed: true };

const machine: HostFacts = {
  platform: "linux",
  user: clinic,
  folderOwner: clinic,
  nobody,
  hasNamespaces: true,
  hasSetpriv: true,
};
const asRoot: HostFacts = { ...machine, user: root, folderOwner: root };

const rows: readonly [string, HostFacts, RouteKind | undefined, string][] = [
  ["an ordinary user", machine, undefined, "direct"],
  ["an ordinary user without tools", { ...machine, hasNamespaces: false, hasSetpriv: false }, undefined, "direct"],
  ["a user without a name", { ...machine, user: nameless }, undefined, "user-namespace 65534"],
  ["a user without a name or namespaces", { ...machine, user: nameless, hasNamespaces: false }, undefined, "refused"],
  ["root on its own folder", asRoot, undefined, "user-namespace 65534"],
  ["root on another's folder", { ...asRoot, folderOwner: clinic }, undefined, "other-user 990"],
  ["root on the folder of a nameless user", { ...asRoot, folderOwner: nameless }, undefined, "other-user 65534"],
  ["root, namespaces refused", { ...asRoot, hasNamespaces: false }, undefined, "other-user 65534"],
  ["root, nothing there", { ...asRoot, hasNamespaces: false, hasSetpriv: false }, undefined, "refused"],
  ["root, no other user known", { ...asRoot, nobody: undefined }, undefined, "refused"],
  ["root, told to be another", asRoot, "other-user", "other-user 65534"],
  ["root, told to use a namespace", asRoot, "user-namespace", "user-namespace 65534"],
  ["root, told to use a refused namespace", { ...asRoot, hasNamespaces: false }, "user-namespace", "refused"],
  ["root, told to run directly", asRoot, "direct", "refused"],
  ["an ordinary user, told to be another", machine, "other-user", "refused"],
  ["an ordinary user, told to use a namespace", machine, "user-namespace", "user-namespace 65534"],
];

describe("as whom PostgreSQL runs", () => {
  it.each(rows)("%s", async (_, facts, wanted, expected) => {
    const outcome = await outcomeOf("/data", async () => chooseRoute(facts, wanted));
    const told = !outcome.ok
      ? "refused"
      : "userId" in outcome.value
        ? `${outcome.value.kind} ${outcome.value.userId}`
        : outcome.value.kind;
    expect(told).toBe(expected);
    if (!outcome.ok)
      expect(outcome.refusal).toMatchObject({ code: "user-unusable", remedy: expect.stringMatching(/.{10}/) });
  });

  it("tells root what was looked for and what to do", async () => {
    const facts = { ...asRoot, hasNamespaces: false, hasSetpriv: false };
    const outcome = await outcomeOf("/data", async () => chooseRoute(facts));
    expect(outcome).toMatchObject({
      refusal: {
        saw: expect.stringContaining("user namespaces: refused, setpriv: missing"),
        remedy: expect.stringMatching(/ordinary user.*util-linux.*DATABASE_URL/),
      },
    });
  });

  it("asks for the death signal after the last change of rights, which would forget it", () => {
    const words = launchPrefix({ kind: "user-namespace", userId: 1, groupId: 2 }, true).join(" ");
    expect(words).toBe("unshare --user --map-user=1 --map-group=2 -- setpriv --pdeathsig INT --");
    expect(launchPrefix({ kind: "other-user", userId: 1, groupId: 2 }, true).join(" ")).toBe(
      "setpriv --reuid=1 --regid=2 --clear-groups --no-new-privs --pdeathsig INT --",
    );
    expect(launchPrefix({ kind: "direct" }, false)).toEqual([]);
  });

  it("leaves files with us, unless the other user is one of the machine's", () => {
    expect(clusterOwner({ kind: "user-namespace", userId: 65534, groupId: 65534 }, root).userId).toBe(0);
    expect(clusterOwner({ kind: "other-user", userId: 65534, groupId: 65534 }, root).userId).toBe(65534);
  });
});
