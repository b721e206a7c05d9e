import { between, seededRandom } from "../../bench/random.ts";
import { pause } from "../../server/src/postgres/processes.ts";
import type { SmallDisk } from "../../server/src/testing/small-disk.ts";
import { type CampaignReport, campaign } from "./campaign.ts";
import { freePort, startNode, untilServing } from "./node-process.ts";
import { ask, type ServerStand, type Stand } from "./stand.ts";

export type DisturbanceReport = CampaignReport & {
  readonly name: string;
  /** What whoever runs or uses the server was told of it. */
  readonly message: string;
  /** Counts of what was done. */
  readonly done: Readonly<Record<string, number>>;
};

export type Options = { readonly seed: number; readonly clients: number; readonly times: number };

/** The database is stopped and started by its administrator; the node stays, says that it cannot serve, and goes on. */
export async function restartDatabase(stand: ServerStand, { times, ...load }: Options): Promise<DisturbanceReport> {
  let message = "";
  const report = await campaign(stand, load, async ({ node, acknowledges, load: { details } }) => {
    for (let time = 0; time < times; time += 1) {
      await acknowledges(10);
      await stand.stopDatabase();
      await stand.startDatabase();
      await untilServing(node());
    }
    await acknowledges(10);
    message = [...details].join(" / ");
  });
  return { ...report, name: "database restarted", message, done: { restarts: times } };
}

/** Connections are cut: all at once, and single ones after COMMIT has gone out and before its answer has come back. */
export async function cutConnections(stand: ServerStand, { times, ...load }: Options): Promise<DisturbanceReport> {
  let cut = 0;
  const before = stand.gate.lostAnswers();
  const random = seededRandom(load.seed);
  let message = "";
  const report = await campaign(stand, load, async ({ acknowledges, load: { details } }) => {
    for (let time = 0; time < times; time += 1) {
      await acknowledges(5);
      await pause(between(random, 0, 100));
      if (time % 2 === 0) cut += stand.gate.cut();
      else stand.gate.cutAtCommit(3);
    }
    await acknowledges(10);
    message = [...details].join(" / ");
  });
  const lost = stand.gate.lostAnswers() - before;
  return { ...report, name: "connections cut", message, done: { cut, "commits unanswered": lost } };
}

const hour = 3_600_000;

/** The machine's clock is set back by hours and by days, and forwards again. What is recorded never goes back. */
export async function setClockBack(stand: Stand, load: Options): Promise<DisturbanceReport> {
  let backwards = 0;
  const jumps = [-3 * hour, -50 * hour, -49 * hour, 0, -1 * hour];
  const report = await campaign(stand, load, async ({ acknowledges, setClock, clinic }) => {
    for (const jump of jumps) {
      await acknowledges(10);
      setClock(jump);
      await pause(100);
    }
    await acknowledges(10);
    const rows = await ask<{ n: number }>(
      stand.at("postgres"),
      `select count(*)::int as n from (select recorded_at, lag(recorded_at) over (partition by patient_id order by record_version) as before,
         record_version, lag(record_version) over (partition by patient_id order by record_version) as version_before
         from fact where clinic_id = $1) f where version_before < record_version and recorded_at <= before`,
      [clinic.clinic],
    );
    backwards = rows[0]!.n;
  });
  return {
    ...report,
    name: "clock set back",
    message: "",
    done: { jumps: jumps.length, "recorded backwards": backwards },
  };
}

/** A second node is started on the folder of the first, which goes on as if nothing had been. */
export async function startSecondNode(stand: Stand, { times, ...load }: Options): Promise<DisturbanceReport> {
  let message = "";
  let refused = 0;
  const report = await campaign(stand, load, async ({ acknowledges }) => {
    for (let time = 0; time < times; time += 1) {
      await acknowledges(5);
      const second = startNode(await freePort(), stand.environment);
      const { code } = await second.ended;
      message = second.told();
      if (code === 2) refused += 1;
    }
    await acknowledges(5);
  });
  return { ...report, name: "two servers on one folder", message, done: { starts: times, refused } };
}

/** The disk of the embedded database runs full under load. The node may say so or end in words; with room again it serves on. */
export async function fillDisk(stand: Stand, disk: SmallDisk, { times, ...load }: Options): Promise<DisturbanceReport> {
  let message = "";
  let ended = 0;
  const report = await campaign(
    stand,
    load,
    async ({ acknowledges, node, startAgain, load: { statuses, details } }) => {
      for (let time = 0; time < times; time += 1) {
        await acknowledges(10);
        const before = statuses.get(503) ?? 0;
        disk.fill(time % 2 === 0 ? 0 : 3_000_000);
        let isOver = false;
        void node().ended.then(() => {
          isOver = true;
        });
        while (!isOver && (statuses.get(503) ?? 0) < before + 5) await pause(20);
        await pause(500);
        message = [...details].join(" / ");
        let isRunning = !isOver;
        if (!isRunning) {
          ended += 1;
          message += node().told();
          // Whoever starts it again without making room is told so, or is served by a node that cannot write.
          isRunning = await startAgain().then(
            () => true,
            (error: Error) => {
              message += error.message;
              return false;
            },
          );
        }
        disk.makeRoom();
        if (!isRunning) await startAgain();
        await untilServing(node());
      }
      await acknowledges(10);
    },
  );
  return { ...report, name: "disk full", message, done: { times, "node ended": ended } };
}
