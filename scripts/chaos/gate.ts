import { type AddressInfo, createConnection, createServer, type Socket } from "node:net";

/** What stands between the nodes and a PostgreSQL server, as an operator's address for the database does. */
export type Gate = {
  readonly port: number;
  /** From now on connections go to this socket; those that are open are cut. */
  readonly leadTo: (socket: string | undefined) => void;
  /** Cuts every connection now, from both sides. */
  readonly cut: () => number;
  /** Cuts so many connections just after their next COMMIT has gone to the server: its answer is never seen. */
  readonly cutAtCommit: (times: number) => void;
  /** How many commits lost their answer so far. */
  readonly lostAnswers: () => number;
  readonly close: () => Promise<void>;
};

/** Simple queries of the PostgreSQL protocol: `Q`, four bytes of length, the text, a zero. */
const commit = /Q\0\0\0.commit\0/i;

export async function openGate(): Promise<Gate> {
  let target: string | undefined;
  let toCut = 0;
  let lost = 0;
  const open = new Set<() => void>();
  const server = createServer((client: Socket) => {
    if (target === undefined) return void client.destroy();
    const upstream = createConnection(target);
    let isDeaf = false;
    const end = (): void => {
      open.delete(end);
      client.destroy();
      upstream.destroy();
    };
    open.add(end);
    for (const one of [client, upstream]) {
      one.on("error", end);
      one.on("close", end);
    }
    client.on("data", (bytes) => {
      if (toCut > 0 && commit.test(bytes.toString("latin1"))) {
        toCut -= 1;
        lost += 1;
        isDeaf = true;
      }
      upstream.write(bytes);
    });
    upstream.on("data", (bytes) => {
      // The server has answered that it committed; nobody hears it.
      if (isDeaf) end();
      else client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = (): number => {
    const many = open.size;
    for (const end of [...open]) end();
    return many;
  };
  return {
    port: (server.address() as AddressInfo).port,
    leadTo: (socket) => {
      target = socket;
      cut();
    },
    cut,
    cutAtCommit: (times) => {
      toCut += times;
    },
    lostAnswers: () => lost,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
