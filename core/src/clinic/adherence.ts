import type { MonthOfRule, Outcome, PersonSummary } from "./person-summary.ts";
import { outcomes } from "./person-summary.ts";

/** `due` is everything that came due and is no longer waiting: in time, late, missed, overdue and waived. */
export type Done = Readonly<Record<Outcome, number>> & { readonly due: number };
export type Adherence = {
  readonly rule: string;
  readonly name: string;
  /** People of whom it was asked in these months. */
  readonly people: number;
  readonly total: Done;
  readonly months: readonly (Done & { readonly month: string })[];
};

/** Tests by rule and month of their due day, from the first month through the last; what asks for most comes first. */
export function adherenceOf(
  people: readonly Pick<PersonSummary, "rules">[],
  { from, through }: { readonly from: string; readonly through: string },
): { readonly all: Adherence; readonly rules: readonly Adherence[] } {
  const within = ({ month }: MonthOfRule): boolean => from <= month && month <= through;
  const asked = people.map(({ rules }) =>
    rules.flatMap(({ rule, name, months }) => {
      const some = months.filter(within);
      return some.length === 0 ? [] : [{ rule, name, months: some }];
    }),
  );
  const byRule = Map.groupBy(asked.flat(), ({ rule }) => rule);
  const rules = [...byRule].map(([rule, ofPeople]) =>
    adherence(
      rule,
      ofPeople[0]!.name,
      ofPeople.length,
      ofPeople.flatMap(({ months }) => months),
    ),
  );
  const everything = asked.flatMap((one) => one.flatMap(({ months }) => months));
  return {
    all: adherence("all", "all", asked.filter((one) => one.length > 0).length, everything),
    rules: rules.toSorted((a, b) => b.total.due - a.total.due || (a.rule < b.rule ? -1 : 1)),
  };
}

function adherence(rule: string, name: string, people: number, months: readonly MonthOfRule[]): Adherence {
  const byMonth = [...Map.groupBy(months, ({ month }) => month)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { rule, name, people, total: sum(months), months: byMonth.map(([month, some]) => ({ month, ...sum(some) })) };
}

function sum(months: readonly MonthOfRule[]): Done {
  const counted: Record<Outcome, number> = { inTime: 0, late: 0, missed: 0, overdue: 0, waived: 0, waiting: 0 };
  for (const month of months) for (const outcome of outcomes) counted[outcome] += month[outcome];
  const { waiting, ...settled } = counted;
  return { ...counted, due: Object.values(settled).reduce((all, one) => all + one, 0) };
}
