import {
  type CohortOutcomesJson,
  type CohortOutcomesQuery,
  cohortOutcomes as cohortOutcomesAnswer,
  cohortOutcomesQuery,
  cohortPictureQuery,
} from "@longwatch/api";
import {
  cohortCsv,
  cohortFigureNames,
  cohortMarkdown,
  drawCohort,
  formatDay,
  toldTable,
  type Wording,
} from "@longwatch/core";
import * as z from "zod";
import { recordEvent } from "../../audit/record.ts";
import { wordingIn } from "../../rules/wording.ts";
import { type CohortOutcomes, cohortOutcomes, fewestWithoutNames } from "../../usecases/cohort-outcomes.ts";
import { ensureTurned } from "../../usecases/show-worklist.ts";
import { give, raw } from "../answer.ts";
import { notFound } from "../problem.ts";
import { type ClinicAsked, clinicRoute } from "../route.ts";
import type { Services } from "../services.ts";
import { clinicParams } from "./params.ts";

const path = "/api/v1/clinics/:clinic/cohort/outcomes";
const common = {
  method: "GET",
  needs: ["read-reports"],
  trace: "cohort.read",
  query: cohortOutcomesQuery,
  speaks: true,
  before: ({ database }: Services, scope: Parameters<typeof ensureTurned>[1]) => ensureTurned(database, scope),
} as const;
const noStore = { "cache-control": "private, no-store" };

type Reader = Pick<ClinicAsked<undefined, CohortOutcomesQuery, undefined>, "tx" | "query" | "may">;

/**
 * The table, and that it was read, and as what. Who does not care for people has one limit and no choice: what one limit
 * hides, the same table with another would show.
 */
async function read({ tx, query, may }: Reader, as: string): Promise<CohortOutcomes> {
  const hideBelow = may("read-details") ? query.hideBelow : fewestWithoutNames;
  const found = await cohortOutcomes(tx, { ...query, hideBelow });
  await recordEvent(tx, { action: "cohort.read", object: "outcomes", detail: { people: found.table.people, as } });
  return found;
}

export const showCohortOutcomes = clinicRoute({
  ...common,
  id: "showCohortOutcomes",
  path,
  summary:
    "Did it work, for the clinic's people: relapses, confirmed worsening and improvement, NEDA, autoimmune disease, courses and monitoring, each figure with its definition.",
  params: clinicParams,
  answer: cohortOutcomesAnswer,
  run: async (asked) => give(shown(await read(asked, "json"), wordingIn(asked.language)), { headers: noStore }),
});

function shown({ table, notAssessed }: CohortOutcomes, wording: Wording): CohortOutcomesJson {
  const { people, outside, by, asOf, figures, leastShown } = table;
  const told = structuredClone(toldTable(table, wording)) as Pick<CohortOutcomesJson, "title" | "notes" | "sections">;
  const pictures = cohortFigureNames.filter((name) => drawCohort(table, name, wording) !== undefined);
  return {
    ...told,
    ...{ asOf: formatDay(asOf), by, people, outside, notAssessed, pictures, hideBelow: leastShown },
    figures: figures.map((figure) => ({ ...figure, at: { ...figure.at } })),
  };
}

export const cohortOutcomesAsCsv = clinicRoute({
  ...common,
  id: "cohortOutcomesAsCsv",
  path: `${path}.csv`,
  summary: "The same as a file: a row for each figure, for another program.",
  params: clinicParams,
  answer: "text/csv",
  run: async (asked) => {
    const { table } = await read(asked, "csv");
    return raw("text/csv; charset=utf-8", Buffer.from(cohortCsv(table)), { headers: attached("cohort-outcomes.csv") });
  },
});

export const cohortOutcomesAsMarkdown = clinicRoute({
  ...common,
  id: "cohortOutcomesAsMarkdown",
  path: `${path}.md`,
  summary: "The same as a file with tables in Markdown, for a paper.",
  params: clinicParams,
  answer: "text/markdown",
  run: async (asked) => {
    const { table } = await read(asked, "md");
    const text = cohortMarkdown(table, wordingIn(asked.language));
    return raw("text/markdown; charset=utf-8", Buffer.from(text), { headers: attached("cohort-outcomes.md") });
  },
});

export const drawCohortOutcomes = clinicRoute({
  ...common,
  id: "drawCohortOutcomes",
  path: `${path}/pictures/:picture`,
  summary: "One figure as an SVG picture with its definition in it; none where nobody, or too few, are in it.",
  params: clinicParams.extend({ picture: z.enum(cohortFigureNames) }),
  query: cohortPictureQuery,
  answer: "image/svg+xml",
  run: async (asked) => {
    const { picture } = asked.params;
    const { table } = await read(asked, picture);
    const drawing = drawCohort(table, picture, wordingIn(asked.language), asked.query.for);
    // Its styles stand in the picture; it runs nothing and loads nothing.
    const policy = { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" };
    return drawing === undefined
      ? notFound()
      : raw("image/svg+xml; charset=utf-8", Buffer.from(drawing), { headers: { ...noStore, ...policy } });
  },
});

const attached = (name: string) => ({ ...noStore, "content-disposition": `attachment; filename="${name}"` });
