import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { exportQuery } from "@longwatch/api";
import { parseDay } from "@longwatch/core";
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

type Asked = StreamAsked<undefined, typeof exportQuery._output>;

export const makeExport = streamRoute({
  id: "makeExport",
  method: "GET",
  path: "/api/v1/clinics/:clinic/export",
  summary: `Everybody's data as tables in one archive (tar, gzip), with pseudonyms. For clinics of at most ${mostPeople} people.`,
  needs: ["export", "export-details"],
  trace: "export.make",
  query: exportQuery,
  answer: "application/gzip",
  run: async (asked) => {
    const refused = refusal(asked);
    if (refused !== undefined) return void sendProblem(asked.services, asked.request, asked.reply, refused);
    const { folder, remove } = passingFolder();
    try {
      const made = await inSnapshot(asked.services.database, asked.scope, (tx) => madeIn(folder, tx, asked));
      if (made !== undefined) return void sendProblem(asked.services, asked.request, asked.reply, made);
      await send(folder, asked);
    } finally {
      remove();
    }
  },
});

/** Names are another permission than figures without them. */
function refusal({ query, standing }: Asked): Refused | undefined {
  const needed = query.identified ? "export-details" : "export";
  if (!standing.permissions.has(needed)) return refuse("permission-missing", `This needs the permission "${needed}".`);
  return query.asOf !== undefined && parseDay(query.asOf) === undefined ? impossible("?asOf") : undefined;
}

async function madeIn(folder: string, tx: ClinicTx, { services, scope, query }: Asked): Promise<Refused | undefined> {
  const people = await peopleOfClinic(tx);
  if (people.ids.length > mostPeople)
    return refuse("content-refused", `There are ${people.ids.length} people. Take them out with \`longwatch export\`.`);
  const { shape, format, identified } = query;
  const asOf = (query.asOf === undefined ? undefined : parseDay(query.asOf)) ?? (await todayOf(tx));
  const key = identified ? undefined : services.access.key.exporting;
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
