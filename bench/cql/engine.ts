import type { Day } from "@longwatch/core";
import {
  CodeService,
  type DataProvider,
  DateTime,
  Executor,
  Library,
  NullMessageListener,
  Repository,
} from "cql-execution";
import type { compileRules } from "./compile.ts";

/** One period of one rule and what became of it, as the CQL says it. */
type Told = { readonly course: number; readonly ordinal: number; readonly status: string };
type Today = Readonly<Record<Area, Told | null>>;
type Matrix = Readonly<Record<Area, readonly Told[]>>;

const areas = ["cbc", "creatinine", "lft", "tsh", "urinalysis"] as const;
type Area = (typeof areas)[number];

/** The rules over one model, ready to be asked about one patient after the other. */
export type CqlEngine = {
  readonly today: (source: DataProvider, asOf: Day) => Promise<Today>;
  readonly matrix: (source: DataProvider, asOf: Day) => Promise<Matrix>;
};

export function cqlEngine({ rules, included }: ReturnType<typeof compileRules>): CqlEngine {
  const library = new Library(rules, new Repository([rules, ...included]));
  const executor = new Executor(library, new CodeService({}), {}, new NullMessageListener());
  const now = DateTime.fromJSDate(new Date());
  const ask = async (name: string, source: DataProvider, asOf: Day): Promise<unknown> => {
    const results = await executor.withParameters({ AsOf: asOf }).exec_expression(name, source, now);
    return Object.values(results.patientResults as Record<string, Record<string, unknown>>)[0]?.[name];
  };
  return {
    today: async (source, asOf) => (await ask("Today", source, asOf)) as Today,
    matrix: async (source, asOf) => (await ask("Matrix", source, asOf)) as Matrix,
  };
}

/** The answers as lines `rule/course/ordinal status`, in the order of {@link coreLines}. */
export const todayLines = (today: Today): readonly string[] =>
  areas.flatMap((area) => (today[area] === null ? [] : [line(area, today[area])]));

export const matrixLines = (matrix: Matrix): readonly string[] =>
  areas.flatMap((area) => matrix[area].map((told) => line(area, told)));

const line = (area: Area, { course, ordinal, status }: Told): string =>
  `monitor.${area}/${course}/${ordinal} ${status}`;
