import { worklistFilter } from "@longwatch/api";
import { formatInstant } from "@longwatch/core";
import * as z from "zod";
import { ensureTurned } from "../../usecases/show-worklist.ts";
import { raw } from "../answer.ts";
import { frameOf } from "../pages/frame.ts";
import { printPage } from "../pages/print-page.ts";
import { clinicRoute } from "../route.ts";
import { asHtml } from "./pages-entry.ts";
import { worklistFor } from "./worklist.ts";

const path = "/clinics/:clinic/worklist";
/** A select of a form that was left at "all" says nothing. */
const filled = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (query) => Object.fromEntries(Object.entries(query as object).filter(([, value]) => value !== "")),
    schema,
  );
const shared = {
  method: "GET",
  needs: ["read-worklist"],
  speaks: true,
  trace: "worklist.read",
  before: ({ database }, scope) => ensureTurned(database, scope),
} as const satisfies Partial<Parameters<typeof clinicRoute>[0]>;

/** As many lines as a clinic may have: paper has no second page to ask for. */
const mostOnPaper = 5000;

export const printWorklist = clinicRoute({
  ...shared,
  id: "printWorklist",
  path: "/api/v1/clinics/:clinic/worklist/print",
  summary: "The whole list for paper, as HTML: for the hours without a computer.",
  query: filled(worklistFilter),
  answer: "text/html",
  run: (asked) => printed(asked),
});
export const printWorklistPage = clinicRoute({
  ...shared,
  id: "printWorklistPage",
  path: `${path}/print`,
  query: filled(worklistFilter),
  run: (asked) => printed(asked),
});

type Printing = Parameters<Parameters<typeof clinicRoute<undefined, typeof worklistFilter>>[0]["run"]>[0];
async function printed({ tx, query, may, caller, standing, services, at, language }: Printing) {
  const shown = await worklistFor({
    tx,
    may,
    language,
    query: { ...query, cursor: undefined, limit: mostOnPaper },
  });
  if ("refused" in shown) return shown;
  const { zone, ...frame } = frameOf(services, caller, standing.clinic, language);
  return raw(asHtml, printPage(frame, shown, formatInstant(at), zone));
}
