import { refuse } from "./refusal.ts";

/** As whom PostgreSQL runs, which refuses to be root. */
export type Route =
  | { readonly kind: "direct" }
  /** In a user namespace where our user appears as another, named one. Files stay ours. */
  | { readonly kind: "user-namespace"; readonly userId: number; readonly groupId: number }
  /** As another user of this machine, who then owns the cluster's files. Root only. */
  | { readonly kind: "other-user"; readonly userId: number; readonly groupId: number };

export type RouteKind = Route["kind"];

export type User = { readonly userId: number; readonly groupId: number; readonly isNamed: boolean };

/** What was found out about the machine; see `host.ts`. */
export type HostFacts = {
  readonly platform: string;
  readonly user: User;
  /** Owner of the data folder. */
  readonly folderOwner: User;
  /** An unprivileged user with a name; undefined where the machine knows none. */
  readonly nobody: User | undefined;
  /** Can a process of ours enter a new user namespace? */
  readonly hasNamespaces: boolean;
  /** Is there a `setpriv` that knows the death signal? */
  readonly hasSetpriv: boolean;
};

/**
 * Chooses as whom PostgreSQL runs. It needs a user that is not root and has a name in the machine's user list (initdb
 * asks for it), and that may write the data folder.
 *
 * - an ordinary user: directly; without a name (containers under an arbitrary number): a user namespace gives one;
 * - root on a folder of another user: as that user, the only one who may write there;
 * - root on its own folder: a user namespace; where namespaces are refused, as `nobody`.
 *
 * `wanted` takes one route and no other; it is refused where it cannot be taken.
 */
export function chooseRoute(facts: HostFacts, wanted?: RouteKind): Route {
  const { user, folderOwner, nobody } = facts;
  const isRoot = user.userId === 0;
  const namespace = facts.hasNamespaces && nobody !== undefined;
  const other = folderOwner.userId !== 0 && folderOwner.isNamed ? folderOwner : nobody;
  if (!isRoot && wanted !== "user-namespace" && user.isNamed) {
    return wanted === "other-user" ? refuse("user-unusable", ...notRoot(user)) : { kind: "direct" };
  }
  const entersOwn = !isRoot || folderOwner.userId === 0;
  if (namespace && (wanted === "user-namespace" || (wanted === undefined && entersOwn))) {
    return { kind: "user-namespace", userId: nobody.userId, groupId: nobody.groupId };
  }
  if (isRoot && facts.hasSetpriv && other !== undefined && (wanted === "other-user" || wanted === undefined)) {
    return { kind: "other-user", userId: other.userId, groupId: other.groupId };
  }
  if (wanted !== undefined) {
    return refuse("user-unusable", `The database cannot run here by the route "${wanted}".`, "Leave the choice open.");
  }
  return isRoot ? refuse("user-unusable", ...asRoot(facts)) : refuse("user-unusable", ...nameless(user));
}

const notRoot = (user: User): [string, string] => [
  `The server runs as user ${user.userId}, and only root can start the database as another user.`,
  "Start it as root, or let the database run as the same user.",
];

const nameless = (user: User): [string, string] => [
  `User ${user.userId} has no name on this machine (no line in /etc/passwd), and user namespaces are not available.`,
  "Start as a user that has a name, add a line for this one, or use a PostgreSQL server by setting DATABASE_URL.",
];

const asRoot = (facts: HostFacts): [string, string] => [
  `The server runs as root, PostgreSQL does not, and there is no way here to run it as somebody else (user namespaces: ${
    facts.hasNamespaces ? "yes" : "refused"
  }, setpriv: ${facts.hasSetpriv ? "yes" : "missing"}, unprivileged user: ${facts.nobody === undefined ? "none" : "yes"}).`,
  facts.platform === "linux"
    ? "Start the server as an ordinary user that owns the data folder (recommended), install util-linux, allow user namespaces, or use a PostgreSQL server by setting DATABASE_URL."
    : "Start the server as an ordinary user that owns the data folder, or use a PostgreSQL server by setting DATABASE_URL.",
];

/**
 * The words before a program's own, so that it runs by this route and is told to shut down when the process that
 * started it dies, however it dies. The order matters: the kernel forgets the death signal when rights change.
 */
export function launchPrefix(route: Route, hasSetpriv: boolean): readonly string[] {
  const dieWithUs = ["--pdeathsig", "INT"];
  switch (route.kind) {
    case "direct":
      return hasSetpriv ? ["setpriv", ...dieWithUs, "--"] : [];
    case "user-namespace": {
      const enter = ["unshare", "--user", `--map-user=${route.userId}`, `--map-group=${route.groupId}`, "--"];
      return hasSetpriv ? [...enter, "setpriv", ...dieWithUs, "--"] : enter;
    }
    case "other-user":
      return [
        "setpriv",
        `--reuid=${route.userId}`,
        `--regid=${route.groupId}`,
        "--clear-groups",
        "--no-new-privs",
        ...dieWithUs,
        "--",
      ];
  }
}

/** Who owns the cluster's files on this route, as the machine outside sees it. */
export function clusterOwner(route: Route, user: User): { readonly userId: number; readonly groupId: number } {
  return route.kind === "other-user" ? route : user;
}
