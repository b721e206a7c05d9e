import path from "node:path";
import { expect, test } from "vitest";
import { freePort, startNode } from "../../scripts/chaos/node-process.ts";
import { embeddedStand } from "../../scripts/chaos/stand.ts";
import { postmasterOf } from "../../server/src/postgres/processes.ts";
import { temporaryFolder } from "../../server/src/testing/temporary.ts";

test.runIf(process.platform === "linux")(
  "a node whose database ends by itself says the database's last words, what to do, and ends with 1",
  async () => {
    const folder = temporaryFolder();
    const node = startNode(await freePort(), embeddedStand(folder).environment);
    expect(await node.ready).toBeDefined();
    process.kill((await postmasterOf(path.join(folder, "cluster")))!, "SIGQUIT");
    expect((await node.ended).code).toBe(1);
    const [said, ended] = [
      "database: LOG: received immediate shutdown request",
      "longwatch: the database has ended by itself",
    ];
    expect(node.told()).toContain(said);
    expect(node.told().indexOf(said)).toBeLessThan(node.told().indexOf(ended));
  },
);

test.runIf(process.platform === "linux")("a node that is asked to end has no last words to say", async () => {
  const node = startNode(await freePort(), embeddedStand(temporaryFolder()).environment);
  await node.ready;
  node.child.kill("SIGTERM");
  expect((await node.ended).code).toBe(0);
  expect(node.told()).not.toContain("database: ");
});
