import type { Issue } from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import { type Complaint, type Cursor, child, children, textOf } from "./cursor.ts";
import { resourceTypes } from "./resource-types.ts";
import { resourceTypeOf, type Tree } from "./tree.ts";

/** A resource of a file, and what it can be found by. */
export type Resource = {
  readonly type: string;
  readonly id: string | undefined;
  readonly fullUrl: string | undefined;
  readonly tree: Tree;
  /** `Observation`, or `Bundle.entry[3].resource` in a bundle. */
  readonly at: string;
  readonly contained: readonly Resource[];
  /** The bundle's time where the bundle is a message, which is sent once. */
  readonly messageAt: string | undefined;
};

export type Pool = { readonly resources: readonly Resource[]; readonly issues: readonly Issue[] };

/** A cursor on a resource, with the list to which its faults go. */
export function cursorOn(resource: Resource): { readonly cursor: Cursor; readonly complaints: readonly Complaint[] } {
  const complaints: Complaint[] = [];
  const complain = (complaint: Complaint): void => {
    if (!complaints.some(({ at }) => at === complaint.at)) complaints.push(complaint);
  };
  return { cursor: { tree: resource.tree, at: resource.at, complain }, complaints };
}

/** The resource itself, or every resource in a bundle, a list or a line, however deeply bundles are nested. */
export function poolOf(tree: Tree, at: string): Pool {
  if (tree.kind === "list") return merge(tree.items.map((item, index) => poolOf(item, `${at}[${index}]`)));
  const type = resourceTypeOf(tree);
  if (type === undefined || !resourceTypes.has(type)) return { resources: [], issues: [noType(at, type)] };
  const place = at === "" ? type : at;
  if (type === "Bundle") return bundlePool(tree, place);
  return { resources: [resourceOf(tree, type, place, undefined, undefined)], issues: [] };
}

const merge = (pools: readonly Pool[]): Pool => ({
  resources: pools.flatMap(({ resources }) => resources),
  issues: pools.flatMap(({ issues }) => issues),
});

function resourceOf(
  tree: Tree,
  type: string,
  at: string,
  fullUrl: string | undefined,
  messageAt: string | undefined,
): Resource {
  const silent: Cursor = { tree, at, complain: () => undefined };
  const contained = children(silent, "contained").flatMap((one) => {
    const inner = resourceTypeOf(one.tree);
    return inner === undefined ? [] : [resourceOf(one.tree, inner, one.at, undefined, messageAt)];
  });
  return { type, id: textOf(silent, "id"), fullUrl, tree, at, contained, messageAt };
}

function bundlePool(tree: Tree, at: string): Pool {
  const issues: Issue[] = [];
  const complain = (one: Complaint): void => {
    issues.push(problem("resource-invalid", one.at, one.saw, one.remedy));
  };
  const bundle: Cursor = { tree, at, complain };
  const kind = textOf(bundle, "type");
  const messageAt = kind === "message" ? textOf(bundle, "timestamp") : undefined;
  const pools = children(bundle, "entry").map((entry): Pool => entryPool(entry, messageAt));
  const next = children(bundle, "link").find((link) => textOf(link, "relation") === "next");
  if (next !== undefined) {
    issues.push(
      doubt(
        "resource-unsupported",
        next.at,
        "a further page",
        "This file is one page of several. Import the others too.",
      ),
    );
  }
  return merge([...pools, { resources: [], issues }]);
}

function entryPool(entry: Cursor, messageAt: string | undefined): Pool {
  const request = child(entry, "request");
  const method = request === undefined ? undefined : textOf(request, "method");
  if (method === "DELETE") {
    const remedy = "Nothing was removed. If a result or an infusion was withdrawn, retract its fact by hand.";
    return { resources: [], issues: [problem("resource-unsupported", `${entry.at}.request`, "DELETE", remedy)] };
  }
  const resource = child(entry, "resource");
  if (resource === undefined) {
    const remedy = "The entry has no resource that could be read. Ask the sender what it should hold.";
    return { resources: [], issues: [doubt("resource-unsupported", entry.at, "an entry without a resource", remedy)] };
  }
  const type = resourceTypeOf(resource.tree);
  if (type === undefined || type === "Bundle" || !resourceTypes.has(type)) return poolOf(resource.tree, resource.at);
  return { resources: [resourceOf(resource.tree, type, resource.at, textOf(entry, "fullUrl"), messageAt)], issues: [] };
}

const noType = (at: string, type: string | undefined): Issue =>
  problem(
    "resource-invalid",
    at === "" ? "/resourceType" : `${at}.resourceType`,
    type === undefined ? "no resourceType" : type.slice(0, 40),
    "FHIR R4 has no such resource. Ask the sender to correct its type; it was not taken.",
  );

export type Found =
  | { readonly kind: "one"; readonly resource: Resource }
  | { readonly kind: "none" }
  | { readonly kind: "several" };

/** Where to find a file's resources; made once for each file, since a bulk export refers a hundred thousand times. */
type Index = {
  readonly byUrl: ReadonlyMap<string, readonly Resource[]>;
  readonly byId: ReadonlyMap<string, readonly Resource[]>;
};

const indices = new WeakMap<readonly Resource[], Index>();

function indexOf(pool: readonly Resource[]): Index {
  const known = indices.get(pool);
  if (known !== undefined) return known;
  const made: Index = {
    byUrl: grouped(pool, ({ fullUrl }) => fullUrl),
    byId: grouped(pool, ({ type, id }) => (id === undefined ? undefined : `${type}/${id}`)),
  };
  indices.set(pool, made);
  return made;
}

function grouped(
  pool: readonly Resource[],
  keyOf: (resource: Resource) => string | undefined,
): ReadonlyMap<string, readonly Resource[]> {
  const groups = new Map<string, Resource[]>();
  for (const resource of pool) {
    const key = keyOf(resource);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [resource]);
    else group.push(resource);
  }
  return groups;
}

/**
 * What a reference leads to: a contained resource, a full URL, a path beside the referring entry's own URL,
 * and last the one resource of that type and id. Several are none: which is meant would be a guess.
 */
export function resolve(reference: string, from: Resource, pool: readonly Resource[]): Found {
  if (reference.startsWith("#")) return only(from.contained.filter(({ id }) => id === reference.slice(1)));
  const bare = reference.replace(/\/_history\/[^/]*$/, "");
  const { byUrl, byId } = indexOf(pool);
  const base = /^(https?:\/\/.*\/)[A-Z][A-Za-z]+\/[^/]+$/.exec(from.fullUrl ?? "")?.[1];
  const named = byUrl.get(bare) ?? (base === undefined ? undefined : byUrl.get(`${base}${bare}`));
  return only(named ?? byId.get(bare) ?? []);
}

/** Versions of one resource are the same thing; the last one speaks. */
function only(found: readonly Resource[]): Found {
  const [first] = found;
  if (first === undefined) return { kind: "none" };
  const isSame = found.every(
    ({ type, id, fullUrl }) => type === first.type && id === first.id && fullUrl === first.fullUrl,
  );
  return isSame ? { kind: "one", resource: found.at(-1)! } : { kind: "several" };
}
