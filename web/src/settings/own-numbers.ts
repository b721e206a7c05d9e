import { type Content, differing, listOf, recordOf, textOf, withKey } from "./content-draft.ts";

/** The name under which a clinic's own protocol is first written. */
const ownProtocol = "clinic-policy";
/** What its numbers stand on: one entry of its own bibliography. */
const ownReference = "CLINIC";

export type OwnNumber = {
  readonly id: string;
  /** Undefined while it is being typed: it is required, and nothing else of the entry is lost meanwhile. */
  readonly value: number | undefined;
  readonly says: string;
};
export type OwnHead = { readonly title: string; readonly from: string; readonly decidedIn: string };

/** The numbers that a clinic's own protocol states. */
export const ownNumbers = (content: Content): readonly OwnNumber[] =>
  listOf(recordOf(content["policy"])["parameters"]).flatMap(({ id, value, says }) =>
    typeof id === "string" ? [{ id, value: numberTyped(value), says: textOf(says) }] : [],
  );

/** A whole number from zero on, as a protocol can state it; undefined: it is none, or not all of it is typed yet. */
export function numberTyped(typed: unknown): number | undefined {
  const value = typeof typed === "string" && /^\d+$/.test(typed) ? Number(typed) : typed;
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** What stands above them: title, first day, and what they were decided in. */
export function ownHead(content: Content): OwnHead {
  const policy = recordOf(content["policy"]);
  return {
    title: textOf(policy["title"]),
    from: textOf(recordOf(policy["effective"])["from"]),
    decidedIn: textOf(listOf(content["references"]).find(({ id }) => id === ownReference)?.["title"]),
  };
}

/**
 * States a number, or states it no more. What the protocol holds besides stays. The first number begins a protocol of the
 * clinic's own, as a draft that nobody has signed; with the last one that goes, it goes. A signature ends with what it signed.
 *
 * @param title what a protocol is called that begins with this number
 */
export function withNumber(
  content: Content,
  id: string,
  unit: string,
  stated: Pick<OwnNumber, "value" | "says"> | undefined,
  title: string,
): Content {
  const policy = content["policy"] === undefined ? begun(title) : recordOf(content["policy"]);
  const all = listOf(policy["parameters"]);
  const before = all.find((one) => one["id"] === id);
  if (stated === undefined) {
    const left = all.filter((one) => one !== before);
    return left.length === 0 && isOnlyNumbers(policy)
      ? withoutReference(withKey(content, "policy", undefined))
      : unsignedWhereChanged(content, { ...content, policy: { ...policy, parameters: left } });
  }
  const number = {
    layer: "local-policy",
    confidence: "K2",
    sources: [{ ref: ownReference }],
    ...before,
    id,
    unit,
    ...stated,
  };
  const parameters = before === undefined ? [...all, number] : all.map((one) => (one === before ? number : one));
  return unsignedWhereChanged(content, withReference({ ...content, policy: { ...policy, parameters } }));
}

const begun = (title: string): Content => ({
  protocol: ownProtocol,
  version: "1",
  title,
  layer: "local-policy",
  jurisdiction: "any",
  status: "draft",
  effective: { from: "", through: null, precision: "day" },
  signedBy: [],
  parameters: [],
  rules: [],
});

const isOnlyNumbers = (policy: Content): boolean =>
  policy["protocol"] === ownProtocol && listOf(policy["rules"]).length === 0 && !holdsMore(policy);

/** Whether a protocol holds what the form does not show. */
export const holdsMore = (policy: Content): boolean =>
  listOf(policy["rules"]).length > 0 ||
  ["signals", "selfCheck", "reconstitution", "escalation"].some((key) => policy[key] !== undefined);

function withReference(content: Content): Content {
  const all = listOf(content["references"]);
  if (all.some(({ id }) => id === ownReference)) return content;
  return { ...content, references: [...all, { id: ownReference, title: "" }] };
}

function withoutReference(content: Content): Content {
  const left = listOf(content["references"]).filter(({ id }) => id !== ownReference);
  return withKey(content, "references", left.length === 0 ? undefined : left);
}

/** People sign what they read: what is changed afterwards is a draft that nobody has signed. */
const unsignedWhereChanged = (before: Content, after: Content): Content =>
  differing(after, before).length === 0
    ? after
    : { ...after, policy: { ...recordOf(after["policy"]), status: "draft", signedBy: [] } };

/** Title, first day and source are changed, each where it is kept. A signature ends with what it signed. */
export function withHead(content: Content, { title, from, decidedIn }: OwnHead): Content {
  const policy = recordOf(content["policy"]);
  const references = listOf(withReference(content)["references"]);
  return unsignedWhereChanged(content, {
    ...content,
    policy: { ...policy, title, effective: { ...recordOf(policy["effective"]), from } },
    references: references.map((one) => (one["id"] === ownReference ? { ...one, title: decidedIn } : one)),
  });
}

/** No two versions of the clinic's own protocol have one name: what was judged by which can be told. */
export const withVersion = (content: Content, version: number): Content => {
  const policy = recordOf(content["policy"]);
  return policy["protocol"] === ownProtocol ? { ...content, policy: { ...policy, version: String(version) } } : content;
};

/** Three words or more, closed by a full stop: as the server asks of what people sign. */
export const isSentence = (text: string): boolean =>
  text.trim().split(/\s+/).length >= 3 && /[.!?][)"”’»]?$/.test(text.trim());
