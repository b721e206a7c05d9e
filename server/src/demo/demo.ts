import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { type Clock, stopwatch } from "../clock.ts";
import type { Config } from "../config.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import type { PostgresSettings } from "../postgres/settings.ts";
import { type Served, serve } from "../serve.ts";
import { demoBanner } from "./banner.ts";
import { demoPeople } from "./people.ts";
import { seed } from "./seed.ts";
import { startSeeder } from "./seeder.ts";
import { addSignInPage } from "./sign-in-page.ts";
import { type DemoClinic, type DemoSignIn, makeClinic } from "./staff.ts";

export type DemoOptions = {
  readonly clock: Clock;
  /** The folder of the demo's data; nothing else may lie in it. */
  readonly folder: string;
  readonly isFresh: boolean;
  readonly told: (line: string) => void;
  readonly people?: number;
};

export type Demo = { readonly served: Served; readonly signIns: readonly DemoSignIn[]; readonly madeOn: string };

const zone = "Europe/London";
/** Written when everything is there: a folder without it is of a start that did not end, and is made again. */
const listFile = "demo.json";
type Kept = DemoClinic & { readonly madeOn: string };

/** What a power cut takes of a demo is made again, and its memory is kept small. */
const postgres: PostgresSettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  shared_buffers: "32MB",
};

/** A server with a clinic of people who do not exist. It is made at the first start, and used again at the next. */
export async function startDemo(config: Config, options: DemoOptions): Promise<Demo> {
  const { clock, folder, told, people = demoPeople } = options;
  const list = path.join(folder, listFile);
  if (options.isFresh || !existsSync(list)) rmSync(folder, { recursive: true, force: true });
  let kept: Kept | undefined = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : undefined;
  const demo: Config = {
    ...config,
    dataFolder: folder,
    database: { kind: "embedded" },
    secretKey: undefined,
    log: "warn",
  };
  const seeders = kept === undefined ? Array.from({ length: config.workers }, startSeeder) : [];
  try {
    const served = await serve(demo, {
      clock,
      told,
      postgres,
      banner: demoBanner,
      extend: async (app, { access }, { owner, at }) => {
        if (kept === undefined) {
          const elapsed = stopwatch();
          const made = await makeClinic(access, owner!, zone, clock());
          told(`Making ${people} people who do not exist …`);
          const moment = clock();
          await seed(made, at.app, { people, seeders, zone, at: moment }, () => {});
          kept = { ...made, madeOn: new Date(moment).toISOString().slice(0, 10) };
          writeAtomically(list, JSON.stringify(kept));
          told(`Made them in ${(elapsed() / 1000).toFixed(1)} s.`);
        }
        addSignInPage(app, { access, clock } as Parameters<typeof addSignInPage>[1], kept.signIns);
      },
    });
    return { served, signIns: kept?.signIns ?? [], madeOn: kept?.madeOn ?? "" };
  } finally {
    for (const one of seeders) one.end();
  }
}
