import pg from "pg";
import { expect, test } from "vitest";
import { isOfConnection, isOfStatement } from "./statement-errors.ts";

const said = (code: string): Error => Object.assign(new pg.DatabaseError("said", 0, "error"), { code });

test.each([
  ["a check", said("23514"), "statement"],
  ["text that is none", said("22021"), "statement"],
  ["too slow a statement", said("57014"), "statement"],
  ["another at the same row", said("40001"), "passing"],
  ["a deadlock", said("40P01"), "passing"],
  ["a lock that is not free", said("55P03"), "passing"],
  ["a full disk", said("53100"), "passing"],
  ["too many connections", said("53300"), "passing"],
  ["a replica", said("25006"), "passing"],
  ["a server that is going down", said("57P01"), "passing"],
  ["a lost connection, by the server", said("08006"), "passing"],
  ["a lost connection, by the client", new Error("Connection terminated unexpectedly"), "passing"],
  ["a broken line", Object.assign(new Error("write EPIPE"), { code: "EPIPE" }), "passing"],
  ["a line that was cut", Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }), "passing"],
  ["nobody there", Object.assign(new AggregateError([]), { code: "ECONNREFUSED" }), "passing"],
  ["no connection in time", new Error("timeout exceeded when trying to connect"), "passing"],
  ["a fault of ours", new TypeError("x is not a function"), "neither"],
  ["a file's that is held", Object.assign(new Error("busy"), { code: "EBUSY" }), "neither"],
  ["a file's", Object.assign(new Error("none"), { code: "ENOENT" }), "neither"],
])("%s", (_, error, kind) => {
  expect([isOfStatement(error), isOfConnection(error)]).toEqual([kind === "statement", kind === "passing"]);
});
