import type { Socket } from "node:net";
import type { Instant } from "@longwatch/core";
import { mllpFrame, mllpReader } from "@longwatch/interop";
import type { Clock } from "../clock.ts";
import type { Acceptor } from "./acceptor.ts";
import { judge, tooLong } from "./answer.ts";

export type ConnectionLimits = {
  /** Of one message, in bytes. */
  readonly longest: number;
  /** Milliseconds in which a message that has begun must have come. */
  readonly messageWithin: number;
  /** Milliseconds of silence after which a connection is closed. */
  readonly idle: number;
  /** Messages of one connection that may wait for the disk: a sender who does not wait for answers is not read on. */
  readonly mostUnderWay: number;
};

export const usualLimits: ConnectionLimits = {
  longest: 16 * 1024 * 1024,
  messageWithin: 60_000,
  idle: 30 * 60_000,
  mostUnderWay: 64,
};

/** What is counted of a connection; nothing of what was said on it. */
export type Told = (what: "message" | "refused" | "stray" | "too-long" | "slow" | "not-kept") => void;

/**
 * Reads one sender's messages and answers each in the order in which they came, when it is on the disk. A message that is too
 * long is refused and the next one read; a sender who leaves one unfinished, or says nothing for long, is hung up on.
 */
export function serveConnection(
  socket: Socket,
  feed: string,
  {
    accept,
    clock,
    told,
    limits,
  }: {
    readonly accept: Acceptor["accept"];
    readonly clock: Clock;
    readonly told: Told;
    readonly limits: ConnectionLimits;
  },
): void {
  const reader = mllpReader(limits.longest);
  let underWay = 0;
  let last: Promise<void> = Promise.resolve();
  let unfinished: NodeJS.Timeout | undefined;

  const write = (answers: readonly string[]): void => {
    for (const answer of answers) if (!socket.destroyed) socket.write(mllpFrame(Buffer.from(answer, "latin1")));
  };
  /** After everything before it has been answered. */
  const inTurn = (work: () => Promise<void> | void): void => {
    underWay += 1;
    if (underWay >= limits.mostUnderWay) socket.pause();
    last = last.then(work).then(() => {
      underWay -= 1;
      if (underWay < limits.mostUnderWay && socket.isPaused()) socket.resume();
    });
  };
  const take = (bytes: Uint8Array): void => {
    const judged = judge(feed, bytes);
    // Kept as soon as it is here; answered when it is its turn.
    const kept = accept(judged.message).then(
      () => true,
      () => false,
    );
    inTurn(async () => {
      const isKept = await kept;
      told(isKept ? "message" : "not-kept");
      write(isKept ? judged.answersWhenKept(clock()) : judged.answersWhenNot(clock()));
    });
  };

  socket.setKeepAlive(true, 60_000);
  socket.setNoDelay(true);
  socket.setTimeout(limits.idle, () => socket.destroy());
  socket.on("error", () => socket.destroy());
  socket.on("close", () => clearTimeout(unfinished));
  socket.on("data", (chunk: Buffer) => {
    for (const event of reader.push(chunk)) {
      if (event.kind === "message") take(event.bytes);
      else if (event.kind === "too-long") {
        told("too-long");
        inTurn(() => write([tooLong(clock() as Instant, limits.longest)]));
      } else told("stray");
    }
    if (!reader.isOpen()) {
      clearTimeout(unfinished);
      unfinished = undefined;
    }
    // From its beginning: a sender who sends a byte a minute does not begin anew with each.
    else
      unfinished ??= setTimeout(() => {
        told("slow");
        socket.destroy();
      }, limits.messageWithin);
  });
}
