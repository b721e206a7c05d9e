import {
  appendFacts,
  factIdOf,
  parseRecord,
  type RecordSnapshot,
  recordFromSnapshot,
  snapshotOf,
} from "@longwatch/core";
import type { Task } from "./measure.ts";
import type { BenchPatient } from "./patients.ts";

/** What a server does that keeps facts by their ids and what it has parsed: each from the text that it would keep. */
export function keptTasks(patients: readonly BenchPatient[], forMs: number): readonly Task[] {
  const kept = patients.map(({ text, record }) => ({
    record,
    withIds: withIds(text),
    snapshot: JSON.stringify(snapshotOf(record)),
    another: { kind: "exam-done", exam: "skin", outcome: "normal", doneOn: "2024-03-04", note: "one more" },
  }));
  const at = (turn: number) => kept[turn % kept.length]!;
  return [
    { name: "parse, ids given", forMs, once: (turn) => parseRecord(JSON.parse(at(turn).withIds)) },
    {
      name: "from a snapshot",
      forMs,
      once: (turn) => recordFromSnapshot(JSON.parse(at(turn).snapshot) as RecordSnapshot),
    },
    { name: "one more fact", forMs, once: (turn) => appendFacts(at(turn).record, [at(turn).another]) },
  ];
}

function withIds(text: string): string {
  const file = JSON.parse(text) as { readonly facts: readonly object[] };
  return JSON.stringify({ ...file, facts: file.facts.map((fact) => ({ id: factIdOf(fact), ...fact })) });
}
