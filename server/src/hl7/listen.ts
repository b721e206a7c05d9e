import net from "node:net";
import tls from "node:tls";
import type { Clock } from "../clock.ts";
import type { Listen } from "../config/values.ts";
import type { Database } from "../db/database.ts";
import { type Scope, theServer } from "../db/transaction.ts";
import { openAcceptor } from "./acceptor.ts";
import { byteBudget } from "./byte-budget.ts";
import { type ConnectionLimits, serveConnection, type Told, usualLimits } from "./connection.ts";

/** A place at which one feed of one clinic may send. */
export type MllpPlace = Listen & { readonly clinic: string; readonly feed: string };

/** Certificate and key of this server; with `clientAuthority` senders must show a certificate of theirs. */
export type MllpTls = {
  readonly certificate: string;
  readonly key: string;
  readonly clientAuthority?: string | undefined;
};

export type MllpListener = {
  /** The port that it came to listen on. */
  readonly port: number;
  /** Takes no new connection, answers what is under way, and hangs up. */
  readonly close: () => Promise<void>;
};

export type MllpSettings = {
  readonly database: Database;
  readonly clock: Clock;
  /** Told that messages wait to be read at a clinic. */
  readonly waiting: (clinic: string) => void;
  readonly told: Told;
  readonly tls?: MllpTls | undefined;
  readonly limits?: Partial<ConnectionLimits>;
};

/** More connections than a clinic has laboratories are a mistake or worse. */
const mostConnections = 100;
/** How long a sender is waited for when the server closes. */
const closeWithin = 5_000;

/** Listens for the messages of one feed (MLLP, HL7 v2). What cannot be listened on is thrown, as node says it. */
export async function listenMllp(
  { host, port, clinic, feed }: MllpPlace,
  { database, clock, waiting, told, tls: secure, limits = {} }: MllpSettings,
): Promise<MllpListener> {
  const scope = (): Scope => ({ clinic, actor: theServer, at: clock() });
  const acceptor = openAcceptor(database, scope, () => waiting(clinic));
  const allowed = { ...usualLimits, ...limits };
  const budget = byteBudget(allowed.mostBytes);
  const sockets = new Set<net.Socket>();
  const serve = (socket: net.Socket): void => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    serveConnection(socket, feed, { accept: acceptor.accept, clock, told, limits: allowed, budget });
  };
  const server = secure === undefined ? net.createServer(serve) : tls.createServer(tlsOptions(secure), serve);
  server.maxConnections = mostConnections;
  // Who does not speak TLS as agreed is hung up on, and nobody else notices.
  server.on("tlsClientError", (_error, socket: net.Socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  server.on("error", () => {});
  return {
    port: (server.address() as net.AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await acceptor.idle();
      for (const socket of sockets) socket.end();
      const late = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, closeWithin);
      await closed;
      clearTimeout(late);
      await acceptor.idle();
    },
  };
}

const tlsOptions = ({ certificate, key, clientAuthority }: MllpTls): tls.TlsOptions => ({
  cert: certificate,
  key,
  minVersion: "TLSv1.2",
  handshakeTimeout: 10_000,
  ...(clientAuthority === undefined ? {} : { ca: clientAuthority, requestCert: true, rejectUnauthorized: true }),
});
