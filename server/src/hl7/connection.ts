import type { Socket } from "node:net";
import { mllpFrame, mllpReader } from "@longwatch/interop";
import type { Clock } from "../clock.ts";
import type { Acceptor } from "./acceptor.ts";
import { judge, notTaken } from "./answer.ts";
import type { ByteBudget } from "./byte-budget.ts";
import { deadline } from "./deadline.ts";

export type ConnectionLimits = {
  /** Of one message, in bytes. */
  readonly longest: number;
  /** Milliseconds in which a message that has begun must have come. */
  readonly messageWithin: number;
  /** Milliseconds of silence after which a connection is closed. */
  readonly idle: number;
  /** Messages of one connection that may wait for the disk: a sender who does not wait for answers is not read on. */
  readonly mostUnderWay: number;
  /** Messages in one frame: a batch is judged at once, and meanwhile nobody is served. */
  readonly mostInFrame: number;
  /** Bytes that all connections of a place may hold in memory; who goes over it is hung up on, and sends again. */
  readonly mostBytes: number;
};

export const usualLimits: ConnectionLimits = {
  longest: 16 * 1024 * 1024,
  messageWithin: 60_000,
  idle: 30 * 60_000,
  mostUnderWay: 64,
  mostInFrame: 5_000,
  mostBytes: 256 * 1024 * 1024,
};

/** What is counted of a connection; nothing of what was said on it. */
export type Told = (what: "message" | "stray" | "too-long" | "slow" | "too-much" | "not-kept") => void;

/**
 * Reads one sender's messages and answers each in the order in which they came, when it is on the disk. What is too long is
 * refused and the next message read; a sender who leaves one unfinished, or says nothing for long, is hung up on.
 */
export function serveConnection(
  socket: Socket,
  feed: string,
  {
    accept,
    clock,
    told,
    limits,
    budget,
  }: {
    readonly accept: Acceptor["accept"];
    readonly clock: Clock;
    readonly told: Told;
    readonly limits: ConnectionLimits;
    readonly budget: ByteBudget;
  },
): void {
  const reader = mllpReader(limits.longest);
  let underWay = 0;
  let bytesUnderWay = 0;
  let held = 0;
  let last: Promise<void> = Promise.resolve();

  const hangUp = (why: Parameters<Told>[0]): void => {
    told(why);
    socket.destroy();
  };
  const unfinished = deadline(limits.messageWithin, () => hangUp("slow"));
  /** Of a sender who has gone, what waits for the disk is in memory still. */
  const weigh = (): void => {
    const now = bytesUnderWay + (socket.destroyed ? 0 : reader.held() + socket.writableLength);
    if (now <= held || budget.hold(now - held)) {
      if (now < held) budget.release(held - now);
      held = now;
    } else if (!socket.destroyed) {
      hangUp("too-much");
      weigh();
    }
  };
  const write = (answers: readonly string[]): void => {
    for (const answer of answers) if (!socket.destroyed) socket.write(mllpFrame(Buffer.from(answer, "latin1")));
  };
  /** After everything before it has been answered. */
  const inTurn = (bytes: number, work: () => Promise<void> | void): void => {
    underWay += 1;
    bytesUnderWay += bytes;
    if (underWay >= limits.mostUnderWay) {
      // What does not come because we do not read is not late.
      unfinished.stop();
      socket.pause();
    }
    last = last.then(work).then(() => {
      underWay -= 1;
      bytesUnderWay -= bytes;
      weigh();
      if (underWay >= limits.mostUnderWay || !socket.isPaused()) return;
      if (reader.isOpen()) unfinished.start();
      socket.resume();
    });
  };
  const refuse = (why: string): void => {
    told("too-long");
    inTurn(0, () => write([notTaken(clock(), why)]));
  };
  const take = (bytes: Uint8Array): void => {
    if (messagesIn(bytes, limits.mostInFrame) > limits.mostInFrame) {
      refuse(`More than ${limits.mostInFrame} messages in one piece are not taken; nothing was kept.`);
      return;
    }
    const judged = judge(feed, bytes);
    // Kept as soon as it is here; answered when it is its turn.
    const kept = accept(judged.message).then(
      () => true,
      () => false,
    );
    inTurn(bytes.length, async () => {
      const isKept = await kept;
      told(isKept ? "message" : "not-kept");
      write(isKept ? judged.answersWhenKept(clock()) : judged.answersWhenNot(clock()));
    });
  };

  socket.setKeepAlive(true, 60_000);
  socket.setNoDelay(true);
  socket.setTimeout(limits.idle, () => socket.destroy());
  socket.on("error", () => socket.destroy());
  // Answers that were read at last.
  socket.on("drain", weigh);
  socket.on("close", () => {
    unfinished.stop();
    weigh();
  });
  socket.on("data", (chunk: Buffer) => {
    const events = reader.push(chunk);
    // From its beginning: a sender who sends a byte a minute does not begin anew with each.
    if (events.some(({ kind }) => kind !== "stray") || !reader.isOpen()) unfinished.stop();
    if (reader.isOpen()) unfinished.start();
    for (const event of events) {
      if (event.kind === "message") take(event.bytes);
      else if (event.kind === "stray") told("stray");
      else refuse(`A message of more than ${limits.longest} bytes is not taken; nothing was kept.`);
    }
    weigh();
  });
}

const header = Buffer.from("MSH");

/** At most, and counted no further than the limit: how many messages a piece can hold. */
function messagesIn(bytes: Uint8Array, most: number): number {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = all.indexOf(header); at !== -1 && count <= most; at = all.indexOf(header, at + 1)) count += 1;
  return count;
}
