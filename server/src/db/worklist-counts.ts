import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";
import { heldOtherwise, lineIs, presentOwner, type WorklistFilter } from "./worklist.ts";

/** How many lines of a clinic are alike in everything by which the list is filtered. */
export type AlikeLines = {
  readonly urgency: string;
  readonly role: string;
  /** Who has them now. */
  readonly owner: string | null;
  readonly isOverdue: boolean;
  readonly isSetAside: boolean;
  readonly isIntake: boolean;
  readonly lines: number;
};

/** All lines of a clinic, or of one patient, counted by what they are: a few hundred rows, however many lines there are. */
export async function alikeLines(
  { query, clinic, at }: ClinicTx,
  asOf: string,
  filter: WorklistFilter,
): Promise<readonly AlikeLines[]> {
  const { patient = null } = filter;
  const { rows } = await sql<AlikeLines>`
    select urgency, role, ${presentOwner} as owner, ${lineIs.overdue(asOf, at)} as "isOverdue", ${lineIs.setAside(asOf)} as "isSetAside", ${lineIs.intake()} as "isIntake", count(*)::int as lines
    from worklist_item left join ${heldOtherwise(filter)} on held.patient = patient_id and held.key = task_key
    where clinic_id = ${clinic} and (${patient}::text is null or patient_id = ${patient})
    group by 1, 2, 3, 4, 5, 6`.execute(query);
  return rows;
}

export type WorklistCounts = {
  /** Of the list as it is filtered. */
  readonly lines: number;
  /** Each as if it were the only thing by which the list is not filtered: what choosing it would show. */
  readonly urgency: Readonly<Record<string, number>>;
  readonly role: Readonly<Record<string, number>>;
  readonly owner: Readonly<Record<"mine" | "nobody" | "others", number>>;
  readonly overdue: number;
  readonly intake: number;
  readonly setAside: number;
};

/** The numbers beside the filters. */
export function countsOf(all: readonly AlikeLines[], filter: WorklistFilter): WorklistCounts {
  const tests = testsOf(filter);
  const but = (...left: readonly (keyof typeof tests)[]) =>
    all.filter((one) =>
      (Object.keys(tests) as (keyof typeof tests)[]).every((name) => left.includes(name) || tests[name](one)),
    );
  const by = (name: "urgency" | "role") =>
    Object.fromEntries([...Map.groupBy(but(name), (one) => one[name])].map(([key, some]) => [key, sum(some)]));
  const owned = Map.groupBy(but("owner"), (one) => whoseOf(one, filter));
  const whose = (is: "mine" | "nobody" | "others") => sum(owned.get(is) ?? []);
  return {
    lines: sum(but()),
    urgency: by("urgency"),
    role: by("role"),
    owner: { mine: whose("mine"), nobody: whose("nobody"), others: whose("others") },
    overdue: sum(but("overdue").filter(({ isOverdue }) => isOverdue)),
    intake: sum(but("intake").filter(({ isIntake }) => isIntake)),
    setAside: sum(but("setAside").filter(({ isSetAside }) => isSetAside)),
  };
}

const sum = (some: readonly AlikeLines[]): number => some.reduce((before, { lines }) => before + lines, 0);

const whoseOf = ({ owner }: AlikeLines, { me }: WorklistFilter): "mine" | "nobody" | "others" =>
  owner === null ? "nobody" : owner === me ? "mine" : "others";

/** One test for each thing by which the list is filtered; the patient is filtered before. */
const testsOf = (filter: WorklistFilter) => {
  const { role, owner, urgency, overdueOn, intake, setAside } = filter;
  return {
    role: (one: AlikeLines) => role === undefined || one.role === role,
    urgency: (one: AlikeLines) => urgency === undefined || one.urgency === urgency,
    owner: (one: AlikeLines) => isOwned(one, owner, filter),
    overdue: ({ isOverdue }: AlikeLines) => overdueOn === undefined || isOverdue,
    intake: ({ isIntake }: AlikeLines) => intake !== true || isIntake,
    setAside: ({ isSetAside }: AlikeLines) => setAside === undefined || isSetAside === (setAside.is === "only"),
  };
};

function isOwned(one: AlikeLines, owner: string | undefined, filter: WorklistFilter): boolean {
  if (owner === undefined) return true;
  if (owner === "none") return one.owner === null;
  return owner === "others" ? whoseOf(one, filter) === "others" : one.owner === owner;
}
