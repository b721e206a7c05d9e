import {
  beforeAllDays,
  confidencesOf,
  type Day,
  formatDay,
  type Protocol,
  protocolName,
  type Rulebook,
} from "@longwatch/core";

/**
 * Every version of a clinic's rulebook, by jurisdiction, protocol and day.
 *
 * @param shipped the names of those that came with the program: the others are the clinic's own
 */
export function listed(
  rulebook: Rulebook,
  shipped: ReadonlySet<string>,
  today: Day,
  nameOf: (account: string) => string,
) {
  const inForce = jurisdictionsByVersion(rulebook, today);
  return rulebook.protocols.map((one) => entryOf(one, rulebook, shipped, inForce, nameOf)).toSorted(inOrder);
}

function entryOf(
  one: Protocol,
  { adoptions }: Rulebook,
  shipped: ReadonlySet<string>,
  inForce: ReadonlyMap<string, readonly string[]>,
  nameOf: (account: string) => string,
) {
  const { protocol, version, title, layer, jurisdiction, status, effective, digest, signedBy } = one;
  const name = protocolName(one);
  const adoption = adoptions.find((each) => each.protocol === name);
  const from = adoption?.from ?? effective.from;
  return {
    name,
    protocol,
    version,
    title,
    layer,
    jurisdiction,
    status,
    effectiveFrom: formatDay(effective.from),
    effectiveThrough: effective.through === null ? null : formatDay(effective.through),
    precision: effective.precision,
    digest,
    signedBy: signedBy.map((each) => ({ ...each, on: formatDay(each.on) })),
    isOwn: !shipped.has(name),
    rules: one.rules.length,
    warnings: one.signals?.length ?? 0,
    confidences: confidencesOf(one),
    adopted:
      adoption === undefined
        ? null
        : { from: formatDay(adoption.from), by: nameOf(adoption.by), reason: adoption.reason ?? null },
    appliesFrom: from === beforeAllDays ? null : formatDay(from),
    inForceIn: [...(inForce.get(name) ?? [])],
  };
}

/** Where each version is in force on a day. */
function jurisdictionsByVersion(rulebook: Rulebook, today: Day): ReadonlyMap<string, readonly string[]> {
  const places = [...new Set(rulebook.protocols.map(({ jurisdiction }) => jurisdiction))].filter(
    (one) => one !== "any" && rulebook.hasJurisdiction(one),
  );
  const rows = places.flatMap((place) => {
    const segment = rulebook.inForce(place).segments.findLast(({ from }) => from <= today);
    return (segment?.protocols ?? []).map((one) => [protocolName(one), place] as const);
  });
  return new Map(
    [...Map.groupBy(rows, ([name]) => name)].map(([name, some]) => [name, some.map(([, place]) => place)]),
  );
}

type Entry = ReturnType<typeof entryOf>;
const inOrder = (a: Entry, b: Entry): number =>
  a.jurisdiction.localeCompare(b.jurisdiction, "en") ||
  a.protocol.localeCompare(b.protocol, "en") ||
  (a.effectiveFrom < b.effectiveFrom ? -1 : 1);
