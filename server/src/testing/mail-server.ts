import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type MailServer = {
  readonly port: number;
  /** What arrived whole, as it came. */
  readonly arrived: { readonly to: readonly string[]; readonly content: string }[];
  /** How the next messages are met, in order; then all are taken. */
  readonly behave: (...how: readonly Behaviour[]) => void;
  readonly close: () => Promise<void>;
};

/**
 * `take`; `greylist`: 451 at the recipient; `refuse`: 550 at the recipient; `cut-before`: the line is cut in the middle of the
 * message; `cut-after`: it is taken, and the line is cut before the word that it was; `hang`: nothing more is said.
 */
export type Behaviour = "take" | "greylist" | "refuse" | "cut-before" | "cut-after" | "hang";

/** A real mail server on a free port of this machine that can behave badly. */
export async function mailServer(): Promise<MailServer> {
  const arrived: { to: readonly string[]; content: string }[] = [];
  const planned: Behaviour[] = [];
  let current: Behaviour = "take";
  const refusal = (responseCode: number) => Object.assign(new Error("not now"), { responseCode });
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      current = planned.shift() ?? "take";
      done(current === "greylist" ? refusal(451) : current === "refuse" ? refusal(550) : null);
    },
    onData: (stream, session, done) => {
      const cut = (): void => {
        for (const connection of server.connections)
          (connection as unknown as { _socket: { destroy: () => void } })._socket.destroy();
      };
      if (current === "cut-before") return cut();
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        arrived.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          content: Buffer.concat(parts).toString(),
        });
        if (current === "cut-after") cut();
        else if (current !== "hang") done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    arrived,
    behave: (...how) => void planned.push(...how),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        for (const connection of server.connections)
          (connection as unknown as { _socket: { destroy: () => void } })._socket.destroy();
      }),
  };
}
