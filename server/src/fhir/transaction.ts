import { type Created, createPerson, knownAlready, nothingIn, refuseType } from "./create.ts";
import { answeredEntry, contextEntry, createdEntry, type Entry } from "./entries.ts";
import { existing, type Standing, standings } from "./existing.ts";
import { get } from "./interact.ts";
import { type Json, textIn } from "./json-text.ts";
import { isRefusal, type Refusal } from "./outcome.ts";
import type { FhirRequest } from "./request.ts";
import { record, type Sent } from "./sent.ts";

/** Types that say more of the others, and are not kept by themselves. */
const context = new Set([
  "DiagnosticReport",
  "Specimen",
  "Organization",
  "Practitioner",
  "PractitionerRole",
  "Medication",
  "Encounter",
]);

/** All of it or nothing, whatever the order of its entries. Reading is done last. */
export async function transaction(
  request: FhirRequest,
  sentAs: { readonly bytes: Uint8Array; readonly json: Json },
  entries: readonly Entry[],
): Promise<readonly object[] | Refusal> {
  const made = new Map<Entry, Created>();
  const named = new Map<string, string>();
  const posted = entries.filter(({ method }) => method === "POST");
  for (const entry of posted) {
    const refused = isContext(entry)
      ? undefined
      : refuseType(request, typeOf(entry), entry.resource!, `${entry.at}.resource`);
    if (refused !== undefined) return refused;
    const done = await withoutFacts(request, entry);
    if (done === undefined) continue;
    if (isRefusal(done)) return inEntry(done, entry);
    made.set(entry, done);
    if (typeOf(entry) === "Patient" && entry.fullUrl !== undefined) named.set(entry.fullUrl, done.standing.patient);
  }
  const skipped = new Set([...made.keys()].map(placeOf));
  const isToRecord = posted.some((entry) => !made.has(entry));
  const sent: Sent | Refusal = isToRecord
    ? await record(request, sentAs, named, skipped)
    : { facts: new Map(), doubts: new Map() };
  if (isRefusal(sent)) return sent;
  const answers: object[] = [];
  const find = standings(request);
  for (const entry of entries) {
    const one =
      made.get(entry) ?? (entry.method === "GET" ? await read(request, entry) : await recorded(entry, sent, find));
    if (isRefusal(one)) return inEntry(one, entry);
    answers.push("standing" in one ? createdEntry(request.base, one as Created) : one);
  }
  return answers;
}

const typeOf = ({ url }: Entry): string => url.replace(/^\//, "");
const placeOf = ({ at }: Entry): string => `${at}.resource`;
const isContext = (entry: Entry): boolean =>
  context.has(typeOf(entry)) && textIn(entry.resource, "resourceType") === typeOf(entry);

/** What is there already, and a person: both are known before any fact is read. */
async function withoutFacts(request: FhirRequest, entry: Entry): Promise<Created | Refusal | undefined> {
  const type = typeOf(entry);
  if (entry.ifNoneExist !== undefined && !isContext(entry)) {
    const found = await existing(request, type, entry.ifNoneExist);
    if (found !== undefined) return isRefusal(found) ? found : knownAlready(request, found);
  }
  return type === "Patient" ? createPerson(request, entry.resource!, placeOf(entry)) : undefined;
}

type Find = (patient: string, fact: string) => Promise<Standing | undefined>;

/** What makes no fact and raises no doubt went with others: a panel that names its members, or the same again. */
async function recorded(entry: Entry, sent: Sent, find: Find): Promise<Created | Refusal | object> {
  const doubts = sent.doubts.get(placeOf(entry)) ?? [];
  const [first] = sent.facts.get(placeOf(entry)) ?? [];
  if (first === undefined)
    return isContext(entry) || doubts.length === 0 ? contextEntry(doubts) : nothingIn(placeOf(entry), doubts);
  const standing = await find(first.patient, first.fact);
  if (standing === undefined) return nothingIn(placeOf(entry), doubts);
  // An answer to a transaction shows no resource that was sent.
  return { standing, isNew: first.isNew, isShown: false, doubts };
}

async function read(request: FhirRequest, { url }: Entry): Promise<Refusal | object> {
  const given = await get(request, url);
  return isRefusal(given) ? given : answeredEntry(given);
}

/** What is refused without a place of its own is refused because of its entry. */
const inEntry = ({ issues, ...rest }: Refusal, { at }: Entry): Refusal => ({
  ...rest,
  issues: issues.map((one) => (one.expression?.startsWith("Bundle.") === true ? one : { ...one, expression: at })),
});
