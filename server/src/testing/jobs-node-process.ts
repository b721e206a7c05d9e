import type { Instant } from "@longwatch/core";
import { jobsNode } from "./jobs-node.ts";

/**
 * A node in a process of its own, for tests that kill it. Its mail server takes a message and never answers.
 * Arguments: folder of the socket, name of the database, the moment that its clock shows.
 */
const [host, database, moment] = process.argv.slice(2);
await jobsNode(
  { at: (user) => ({ host: host!, port: 5432, database: database!, user }) },
  {
    clock: () => Number(moment) as Instant,
    post: {
      origin: "https://clinic.test",
      send: ({ messageId }) => {
        process.stdout.write(`${messageId}\n`);
        return new Promise(() => {});
      },
    },
  },
);
