import { describe, expect, test } from "vitest";
import { monthlyCount, protocolSample } from "../../testing/protocol-sample.ts";
import { realProtocols } from "../../testing/protocols.ts";
import { english } from "../../text/wording.ts";
import { confidencesOf } from "../confidences.ts";
import { describeProtocol } from "../describe.ts";
import { protocolName } from "../protocol.ts";
import { compareSheets } from "./compare-sheets.ts";
import { protocolSheet } from "./sheet.ts";

const references = [{ id: "S1", title: "A label" }];
const sheet = (changes: Parameters<typeof protocolSample>[0] = {}) =>
  protocolSheet(protocolSample(changes), references, english);

describe("a sheet in parts", () => {
  test("has the sentence, the lines that decide, and where they come from", () => {
    expect(sheet().sections).toEqual([
      {
        id: "monitoring",
        title: "Monitoring",
        items: [
          {
            id: "monitor.cbc",
            name: "Blood count",
            says: "A blood count is taken every month.",
            lines: [
              {
                label: "When",
                text: "every month from the last infusion of each course until 48 months after the last infusion; may be done from 7 days before to 7 days after",
              },
              { label: "Counts as done", text: "a result of Platelets" },
              { label: "For", text: "everyone" },
              { label: "Requirement", text: "required" },
            ],
            layer: "label",
            confidence: "V1",
            basis: null,
            urgency: null,
            sources: [{ ref: "S1", title: "A label", at: "section 1" }],
          },
        ],
      },
    ]);
  });

  test.each(realProtocols.map((one) => [protocolName(one), one] as const))(
    "%s: every rule, warning, question, number and rung of the signed sheet is in it, in the same words",
    (_, protocol) => {
      const said = describeProtocol(protocol, [], "en").replaceAll("\\|", "|");
      const items = protocolSheet(protocol, [], english).sections.flatMap((one) => one.items);
      const written =
        protocol.rules.length +
        (protocol.criteria?.length ?? 0) +
        (protocol.candidacy?.length ?? 0) +
        (protocol.intervals?.length ?? 0) +
        (protocol.timers?.length ?? 0) +
        (protocol.planning?.leads.length ?? 0) +
        (protocol.planning?.consequences.length ?? 0) +
        (protocol.readiness?.items.length ?? 0) +
        // The parts of the day: dose, bag, vital signs, observation.
        (protocol.readiness === undefined
          ? 0
          : 4 +
            protocol.readiness.day.reactions.length +
            protocol.readiness.day.symptoms.length +
            protocol.readiness.day.told.length) +
        (protocol.signals?.length ?? 0) +
        (protocol.parameters?.length ?? 0) +
        (protocol.selfCheck === undefined
          ? 0
          : 2 + protocol.selfCheck.questions.length + protocol.selfCheck.seenByClinician.length) +
        (protocol.reconstitution === undefined
          ? 0
          : 1 + protocol.reconstitution.tables.length + protocol.reconstitution.milestones.length) +
        (protocol.escalation === undefined
          ? 0
          : 1 + Object.values(protocol.escalation.ladders).reduce((sum, one) => sum + one.rungs.length + 1, 0));
      expect(items).toHaveLength(written);
      const flat = said.replaceAll(/\s+/g, " ");
      expect(items.filter(({ says }) => !flat.includes(says.replaceAll(/\s+/g, " "))).map(({ id }) => id)).toEqual([]);
    },
  );
});

describe("how well a version is known", () => {
  test.each(realProtocols.map((one) => [protocolName(one), one] as const))(
    "%s: every entry of its sheet that has a grade is counted once",
    (_, protocol) => {
      const items = protocolSheet(protocol, [], english).sections.flatMap((one) => one.items);
      const grades = Map.groupBy(
        items.filter(({ confidence }) => confidence !== null),
        ({ confidence }) => confidence,
      );
      expect(confidencesOf(protocol)).toEqual(
        Object.fromEntries([...grades].map(([grade, same]) => [grade, same.length])),
      );
    },
  );
});

describe("two sheets", () => {
  test.each(realProtocols.map((one) => [protocolName(one), one] as const))(
    "%s does not differ from itself",
    (_, one) => {
      const same = protocolSheet(one, references, english);
      const { head, sections } = compareSheets(same, same, "en");
      expect([head, sections.flatMap(({ changes }) => changes)]).toEqual([[], []]);
    },
  );

  test("a rule that changed is said line by line, before and after; added and removed ones as a whole", () => {
    const before = sheet({ rules: [monthlyCount, { ...monthlyCount, id: "monitor.gone" }] });
    const after = sheet({
      version: "2",
      title: "Sample, revised",
      rules: [
        { ...monthlyCount, every: { months: 3 }, says: "A blood count is taken every quarter." },
        { ...monthlyCount, id: "monitor.new" },
      ],
    });
    const { head, sections } = compareSheets(before, after, "en");
    expect(head).toEqual([{ label: "Title", before: "Sample", after: "Sample, revised", isOrigin: false }]);
    expect(
      sections.flatMap(({ changes }) => changes.map(({ change, item, lines }) => [change, item.id, lines.length])),
    ).toEqual([
      ["changed", "monitor.cbc", 2],
      ["added", "monitor.new", 0],
      ["removed", "monitor.gone", 0],
    ]);
    expect(sections[0]?.changes[0]?.lines[0]).toEqual({
      label: "Sentence",
      before: "A blood count is taken every month.",
      after: "A blood count is taken every quarter.",
      isOrigin: false,
    });
  });

  test("a section that only the older has is all removed, and what is alike is counted", () => {
    const workUp = { ...monthlyCount, id: "workup.cbc" };
    const { sections } = compareSheets(sheet({ rules: [workUp, monthlyCount] }), sheet(), "en");
    expect(sections.map(({ id, alike, changes }) => [id, alike, changes.map(({ change }) => change)])).toEqual([
      ["monitoring", 1, []],
      ["work-up", 0, ["removed"]],
    ]);
  });

  test("another source of the same sentence is told apart from another sentence", () => {
    const { sections } = compareSheets(
      sheet(),
      sheet({ rules: [{ ...monthlyCount, sources: [{ ref: "S2" }] }] }),
      "en",
    );
    expect(sections.flatMap(({ changes }) => changes.flatMap(({ lines }) => lines))).toEqual([
      { label: "Sources", before: "A label, section 1", after: "S2", isOrigin: true },
    ]);
  });

  test("an id in several layers meets its own layer", () => {
    const both = [monthlyCount, { ...monthlyCount, layer: "guideline" as const }];
    const changed = [monthlyCount, { ...monthlyCount, layer: "guideline" as const, every: { months: 2 } }];
    const { sections } = compareSheets(sheet({ rules: both }), sheet({ rules: changed }), "en");
    expect(sections.flatMap(({ changes }) => changes.map(({ item, lines }) => [item.layer, lines.length]))).toEqual([
      ["guideline", 1],
    ]);
  });
});
