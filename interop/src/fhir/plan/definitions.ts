import { canonicalJson, fingerprint, type Protocol, type Reference } from "@longwatch/core";
import type { Resource } from "../write/element.ts";
import { idOfVersion } from "./names.ts";
import { writeProtocol } from "./protocol-bundle.ts";

/**
 * What these protocols are written as, each once, by type and then in order of id. A version is named by what it says; when it last
 * changed is not known, so that `lastUpdated` is left out.
 */
export function definitionsOf(
  protocols: readonly Protocol[],
  references: readonly Reference[],
): ReadonlyMap<string, readonly Resource[]> {
  const written = protocols.flatMap((protocol) =>
    writeProtocol(protocol, references).entry.map(({ resource }) => resource),
  );
  const unique = new Map(written.map((resource) => [`${resource.resourceType}/${resource.id}`, resource]));
  const inOrder = [...unique.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(versioned);
  return Map.groupBy(inOrder, ({ resourceType }) => resourceType);
}

function versioned({ resourceType, id, ...rest }: Resource): Resource {
  return { resourceType, id, meta: { versionId: fingerprint(canonicalJson(rest)).slice(0, 16) }, ...rest };
}

/** The protocol version that a PlanDefinition's id names; undefined where it names none of these. */
export const protocolOfPlan = (protocols: readonly Protocol[], id: string): Protocol | undefined =>
  protocols.find((one) => idOfVersion(one) === id);
