import { spaced } from "../text/wording.ts";
import type { Weighed } from "./candidacy.ts";
import { type FieldChange, fieldChanges } from "./diff/fields.ts";
import { type Protocol, protocolName } from "./protocol.ts";
import { leadInWords } from "./sheet/planning-words.ts";
import { phrase } from "./sheet/words.ts";

/** A rule or number in one version and not in the other. */
export type Named = { readonly id: string; readonly name: string; readonly says: string };
export type Changed = { readonly id: string; readonly name: string; readonly changes: readonly FieldChange[] };

/** What a reader of the new version must know who has read the old one. */
export type ProtocolDiff = {
  readonly before: string;
  readonly after: string;
  /** Title, dates, status: all of the protocol that is neither rule nor parameter. */
  readonly protocol: readonly FieldChange[];
  readonly rules: Differences;
  readonly parameters: Differences;
  /** What is asked before a course, and how it weighs; they meet by the criterion. */
  readonly criteria: Differences;
  readonly candidacy: Differences;
  /** What lies between courses, how long steps take, and what they may bring. */
  readonly planning: Differences;
};
export type Differences = {
  readonly added: readonly Named[];
  readonly removed: readonly Named[];
  readonly changed: readonly Changed[];
};

/** Two protocols, field by field. Rules meet by id; where a file has an id in several layers, by id and layer. */
export function diffProtocols(before: Protocol, after: Protocol): ProtocolDiff {
  return {
    before: protocolName(before),
    after: protocolName(after),
    protocol: fieldChanges(headOf(before), headOf(after)),
    rules: differences(before.rules, after.rules),
    parameters: differences(
      (before.parameters ?? []).map((one) => ({ ...one, name: one.id })),
      (after.parameters ?? []).map((one) => ({ ...one, name: one.id })),
    ),
    criteria: differences(before.criteria ?? [], after.criteria ?? []),
    candidacy: differences((before.candidacy ?? []).map(asItem), (after.candidacy ?? []).map(asItem)),
    planning: differences(planningItems(before), planningItems(after)),
  };
}

/** All that is no list of its own. */
function headOf(protocol: Protocol): object {
  const lists = [
    "rules",
    "parameters",
    "criteria",
    "questions",
    "candidacy",
    "planning",
    "intervals",
    "timers",
    "digest",
    "protocol",
    "version",
  ];
  return Object.fromEntries(Object.entries(protocol).filter(([field]) => !lists.includes(field)));
}

const planningItems = ({ planning, intervals = [], timers = [] }: Protocol): readonly Item[] => [
  ...intervals,
  ...timers,
  ...(planning?.leads ?? []).map((one) => ({ ...one, id: one.rule, name: one.rule, says: leadInWords(one) })),
  ...(planning?.consequences ?? []),
];

const asItem = ({ criterion, weight, ...one }: Weighed): Item => ({
  ...one,
  id: criterion,
  name: spaced(criterion),
  says: phrase(`weight.${weight}`, "en"),
});

type Item = Named & { readonly layer?: string | undefined };

function differences(before: readonly Item[], after: readonly Item[]): Differences {
  const partner = (item: Item, others: readonly Item[]): Item | undefined => {
    const same = others.filter(({ id }) => id === item.id);
    return same.length < 2 ? same[0] : same.find(({ layer }) => layer === item.layer);
  };
  return {
    added: after.filter((one) => partner(one, before) === undefined).map(named),
    removed: before.filter((one) => partner(one, after) === undefined).map(named),
    changed: before.flatMap((one) => {
      const other = partner(one, after);
      const changes = other === undefined ? [] : fieldChanges(one, other);
      return other === undefined || changes.length === 0 ? [] : [{ id: one.id, name: other.name, changes }];
    }),
  };
}

const named = ({ id, name, says }: Item): Named => ({ id, name, says });

/** The difference as text for people: added, removed, changed; nothing where nothing differs. */
export function describeDiff({
  before,
  after,
  protocol,
  rules,
  parameters,
  criteria,
  candidacy,
  planning,
}: ProtocolDiff): string {
  const parts = [
    ...protocol.map((change) => `  ${changeInWords(change)}`),
    ...listOf("Rules", rules),
    ...listOf("Numbers", parameters),
    ...listOf("Criteria", criteria),
    ...listOf("Weights", candidacy),
    ...listOf("Before and between courses", planning),
  ];
  return [`${before} → ${after}`, ...(parts.length === 0 ? ["  No difference."] : parts), ""].join("\n");
}

function listOf(title: string, { added, removed, changed }: Differences): readonly string[] {
  const items = [
    ...added.flatMap(({ id, says }) => [`  + ${id}`, `      ${says}`]),
    ...removed.flatMap(({ id, says }) => [`  - ${id}`, `      ${says}`]),
    ...changed.flatMap(({ id, changes }) => [
      `  ~ ${id}`,
      ...changes.map((change) => `      ${changeInWords(change)}`),
    ]),
  ];
  const counts = `${added.length} added, ${removed.length} removed, ${changed.length} changed`;
  return items.length === 0 ? [] : ["", `${title}: ${counts}`, ...items];
}

const changeInWords = ({ label, before, after }: FieldChange): string => `${label}: ${before} → ${after}`;
