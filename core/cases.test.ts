import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { protocolName } from "./src/protocol/protocol.ts";
import { isScheduled } from "./src/protocol/rule.ts";
import { edgesOf } from "./src/testing/cases/edges.ts";
import { needless, openLedger, untouched } from "./src/testing/cases/ledger.ts";
import { bookmaker, readCases, readProtocols, readReferences } from "./src/testing/cases/library.ts";
import { runRow } from "./src/testing/cases/run-row.ts";
import { thingWords } from "./src/testing/cases/things.ts";
import { listOf } from "./src/testing/cases/vocabulary.ts";

/**
 * Clinical case tables (docs/cases.md), and the proof that they meet every edge of the protocol files. No
 * file is approved yet; the rule is applied to drafts too, so to every file that is not retired.
 */
const protocols = readProtocols();
const cases = readCases();
const booksOf = bookmaker(protocols);
const ledger = openLedger();
const inUse = protocols.filter((one) => one.status !== "retired");
const excused = cases.flatMap(({ one }) => one.untouched ?? []);

describe.each(cases)("$one.id $one.says", ({ one }) => {
  const books = booksOf(one);
  one.rows.forEach((row, i) => {
    const about = row.note === undefined ? "" : `, ${row.note}`;
    test(`${one.id} row ${i + 1}: ${row.asOf ?? one.asOf}${about}`, () => {
      const outcomes = books.map((book) => ({ book: book.name, ...runRow(one, row, book.protocols, book.rulebook) }));
      const wrong = outcomes.flatMap((outcome) => outcome.wrong.map((line) => `${outcome.book}: ${line}`));
      if (row.knownDeviation === undefined) expect(wrong).toEqual([]);
      else expect(wrong, "this row holds now: remove knownDeviation").not.toEqual([]);
      for (const { touches } of outcomes) ledger.add(touches);
    });
  });
});

describe("the tables themselves", () => {
  test("every case has an id of its own", () => {
    const ids = cases.map(({ one }) => one.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test("every source is in the bibliography", () => {
    const known = readReferences();
    const unknown = cases.flatMap(({ one }) =>
      listOf(one.source).flatMap(({ ref }) => (known.has(ref) ? [] : [`${one.id}: ${ref}`])),
    );
    expect(unknown).toEqual([]);
  });

  test("every rule that a case names is scheduled under one of its rulebooks", () => {
    const strange = cases.flatMap(({ one }) => {
      const known = new Set(
        booksOf(one).flatMap((book) =>
          book.protocols.flatMap(({ rules }) => rules.filter(isScheduled).map(({ id }) => id)),
        ),
      );
      const { groups = {} } = one;
      const keys = one.rows.flatMap((row) => Object.keys(row.expect.obligations ?? {}));
      const named = keys.map((key) => key.slice(0, key.indexOf("/"))).filter((id) => !(id in groups));
      return [...new Set([...Object.values(groups).flat(), ...named])]
        .filter((id) => !known.has(id))
        .map((id) => `${one.id}: ${id}`);
    });
    expect(strange).toEqual([]);
  });

  test("every group is used", () => {
    const idle = cases.flatMap(({ one }) => {
      const keys = one.rows.flatMap((row) => Object.keys(row.expect.obligations ?? {}));
      return Object.keys(one.groups ?? {}).flatMap((group) =>
        keys.some((key) => key.startsWith(`${group}/`)) ? [] : [`${one.id}: ${group}`],
      );
    });
    expect(idle).toEqual([]);
  });

  test("docs/cases.md names every word for something done", () => {
    const page = readFileSync(join(import.meta.dirname, "../docs/cases.md"), "utf8");
    expect(thingWords.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
  });
});

describe("edges", () => {
  test.each(inUse.map((protocol) => [protocolName(protocol), protocol] as const))(
    "every edge of %s is touched",
    (_, protocol) => {
      expect(untouched(edgesOf(protocol), ledger, excused)).toEqual([]);
    },
  );

  test("every excused edge is still untouched", () => {
    expect(needless(inUse.flatMap(edgesOf), ledger, excused)).toEqual([]);
  });
});

afterAll(() => {
  const edges = inUse.flatMap(edgesOf);
  const rows = cases.reduce((sum, { one }) => sum + one.rows.length, 0);
  console.info(`${edges.length} edges of ${inUse.length} protocol files, ${cases.length} cases, ${rows} rows`);
});
