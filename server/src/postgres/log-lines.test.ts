import { describe, expect, it } from "vitest";
import { logLineOf } from "./log-lines.ts";

describe("a line of the log", () => {
  it.each([
    [
      "00000|LOG:  database system is ready to accept connections",
      "LOG 00000 database system is ready to accept connections",
    ],
    [
      "53100|ERROR:  could not extend file: No space left on device",
      "ERROR 53100 could not extend file: No space left on device",
    ],
    ["XX001|WARNING:  page verification failed", "WARNING XX001 page verification failed"],
    [
      "57P01|FATAL:  terminating connection due to administrator command",
      "FATAL 57P01 terminating connection due to administrator command",
    ],
    [
      '22P02|ERROR:  invalid input syntax for type integer: "Muster"',
      "ERROR 22P02 (text withheld: it could quote a value)",
    ],
    ["01000|WARNING:  Muster", "WARNING 01000 (text withheld: it could quote a value)"],
    ["postgres: could not access directory", "LOG 00000 postgres: could not access directory"],
    ["FATAL:  could not create lock file", "FATAL 00000 could not create lock file"],
  ])("%s", (line, expected) => {
    const read = logLineOf(line);
    expect(`${read?.severity} ${read?.sqlState} ${read?.text}`).toBe(expected);
  });

  it.each([
    "",
    "\tMuster, of a statement of two lines",
    "23505|DETAIL:  Key (name)=(Muster) already exists.",
    "22P02|STATEMENT:  select 'Muster'",
  ])("drops %j", (line) => {
    expect(logLineOf(line)).toBeUndefined();
  });
});
