import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { exportQuery } from "@longwatch/api";
import { parseDay } from "@longwatch/core";
import type * as z from "zod";
import { exportInto } from "../../care/export/export-folder.ts";
import { peopleOfClinic, planOfClinic, traceExport } from "../../care/export/of-clinic.ts";
import { packed, passingFolder } from "../../care/export/packed.ts";
import { type ClinicTx, inClinic, inSnapshot } from "../../db/transaction.ts";
import { todayOf } from "../../usecases/today.ts";
import { softwareName } from "../../version.ts";
import { impossible } from "../impossible.ts";
import { type Refused, refuse } from "../problem.ts";
import { type StreamAsked, streamRoute } from "../route.ts";
import { sendProblem } from "../serve/send-problem.ts";

/** More people than this are taken out by the command, which disturbs nobody at work. */
const mostPeople = 2000;

type Asked = StreamAsked<undefined, z.output<typeof exportQuery>>;

const path = "/api/v1/clinics/:clinic/export";
const common = { method: "GET", trace: "export.make", query: exportQuery, answer: "application/gzip" } as const;

export const makeExport = streamRoute({
  ...common,
  id: "makeExport",
  path,
  summary: `Everybody's data as tables in one archive (tar, gzip), with pseudonyms. For clinics of at most ${mostPeople} people.`,
  needs: ["export"],
  run: (asked) => run(asked, asked.services.access.key.exporting),
});

export const makeIdentifiedExport = streamRoute({
  ...common,
  id: "makeIdentifiedExport",
  path: `${path}/identified`,
  summary: "The same with ids, true days and names of medicines as they were written, without pseudonyms.",
  needs: ["export-details"],
  run: (asked) => run(asked, undefined),
});

/** @param key makes the pseudonyms; undefined: people are identified */
async function run(asked: Asked, key: Buffer | undefined): Promise<void> {
  const { services, scope, query, request, reply } = asked;
  if (query.asOf !== undefined && parseDay(query.asOf) === undefined)
    return void sendProblem(services, request, reply, impossible("?asOf"));
  const { folder, remove } = passingFolder();
  try {
    const refused = await inSnapshot(services.database, scope, (tx) => madeIn(folder, tx, asked, key));
    if (refused !== undefined) return void sendProblem(services, request, reply, refused);
    await send(folder, asked);
  } finally {
    remove();
  }
}

async function madeIn(
  folder: string,
  tx: ClinicTx,
  { services, scope, query }: Asked,
  key: Buffer | undefined,
): Promise<Refused | undefined> {
  const people = await peopleOfClinic(tx);
  if (people.ids.length > mostPeople)
    return refuse("content-refused", { id: "too-many-people", of: String(people.ids.length) });
  const { shape, format } = query;
  const asOf = (query.asOf === undefined ? undefined : parseDay(query.asOf)) ?? (await todayOf(tx));
  const plan = await planOfClinic(tx, { shape, format, key, asOf, software: softwareName() });
  await exportInto(
    folder,
    plan,
    people,
    () => {},
    (manifest) => inClinic(services.database, scope, (writing) => traceExport(writing, people, manifest)),
  );
  return undefined;
}

/** A file that ends well must be whole: where the line breaks, the archive breaks too. */
async function send(folder: string, { query, reply }: Asked): Promise<void> {
  reply.hijack();
  const name = `longwatch-${query.shape}`;
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "application/gzip",
    "content-disposition": `attachment; filename="${name}.tar.gz"`,
  });
  await pipeline(packed(folder, name), createGzip(), reply.raw);
}
