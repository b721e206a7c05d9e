import { Button, SegmentedControl } from "@mantine/core";
import type { ReactElement } from "react";
import { useDraft } from "../client/drafts.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import type { Item } from "./checklist.tsx";
import styles from "./infusion.module.css";
import type { Chair, Fact } from "./use-infusion.ts";
import { useInfusionWords } from "./words.ts";

type Answers = Readonly<Record<string, string>>;
const nothing: Answers = {};
const medicines = "medicines";
const test = "pregnancy-test";
const authorised = "rems-authorisation";

/** What is asked of the patient and of the place each morning, and is not answered yet today. Nothing is answered beforehand. */
export function Morning({
  chair,
  patient,
}: {
  readonly chair: Chair;
  readonly patient: string;
}): ReactElement | undefined {
  const say = useInfusionWords();
  const { me, clinic } = useHere();
  const place = [me, clinic, patient, `morning ${chair.asOf}`];
  const [draft, change, forget] = useDraft<Answers>(place, nothing);
  const open = questionsOf(chair);
  if (open.length === 0 || !chair.mayWrite) return undefined;
  const facts = factsOf(open, draft, chair.asOf);
  return (
    <Card title={say("morning")}>
      <p className="quiet">{say("morning-why")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (facts.length === 0) return;
          chair.write(...facts);
          forget();
        }}
      >
        <ul className={styles["questions"]}>
          {open.map(({ key, text, choices }) => (
            <li key={key}>
              <span id={`question-${key}`}>
                <span className={styles["name"]}>{key === medicines ? say("medicines-asked") : text}</span>
              </span>
              <SegmentedControl
                size="lg"
                aria-labelledby={`question-${key}`}
                value={draft[key] ?? ""}
                onChange={(value) => change({ [key]: value })}
                data={choices.map((value) => ({ value, label: say(labels[value]) }))}
              />
            </li>
          ))}
        </ul>
        <Button type="submit" size="lg" mt="md" disabled={facts.length === 0}>
          {say("save-answers")}
        </Button>
      </form>
    </Card>
  );
}

const labels = { yes: "yes", no: "no", negative: "test-negative", positive: "test-positive" } as const;
type Choice = keyof typeof labels;
type Question = { readonly key: string; readonly text: string; readonly choices: readonly Choice[] };

/** Those whose item is not green for want of an answer; what was entered and has not arrived is answered. */
function questionsOf({ readiness, entries }: Chair): readonly Question[] {
  const entered = entries.flatMap(({ facts }) => facts as readonly Fact[]);
  const isEntered = (item: Item): boolean =>
    entered.some(({ kind, ...fact }) => {
      if (item.asks !== undefined && kind === "history-reviewed")
        return (fact["items"] as readonly { condition: string }[]).some(
          ({ condition }) => condition === item.asks!.question,
        );
      if (item.item === "new-antithrombotic") return kind === "medicines-reviewed";
      if (item.item === test) return kind === "exam-done";
      return item.item === authorised && kind === "step-done" && fact["step"] === authorised;
    });
  return readiness.items.filter((item) => !isEntered(item)).flatMap(questionOf);
}

function questionOf(item: Item): readonly Question[] {
  const { name: text, state, asks, evidence } = item;
  if (asks !== undefined)
    return state === "unknown" ? [{ key: asks.question, text: asks.text, choices: ["yes", "no"] }] : [];
  if (item.item === "new-antithrombotic" && state === "unknown") return [{ key: medicines, text, choices: ["yes"] }];
  if (item.item === test && state === "red" && evidence.length === 0)
    return [{ key: test, text, choices: ["negative", "positive"] }];
  return item.item === authorised && state === "unknown" ? [{ key: authorised, text, choices: ["yes"] }] : [];
}

function factsOf(open: readonly Question[], draft: Answers, asOf: string): readonly Fact[] {
  const answered = open.filter(({ key }) => (draft[key] ?? "") !== "");
  const items = answered
    .filter(({ key }) => key !== medicines && key !== test && key !== authorised)
    .map(({ key }) => ({ condition: key, answer: draft[key]! }));
  const has = (key: string): boolean => answered.some((one) => one.key === key);
  return [
    ...(items.length === 0 ? [] : [{ kind: "history-reviewed", reviewedOn: asOf, items }]),
    ...(has(medicines)
      ? [{ kind: "medicines-reviewed", reviewedOn: asOf, complete: true, classesAbsent: [], overTheCounterAsked: true }]
      : []),
    ...(has(test)
      ? [{ kind: "exam-done", doneOn: asOf, exam: test, outcome: draft[test] === "negative" ? "normal" : "abnormal" }]
      : []),
    ...(has(authorised) ? [{ kind: "step-done", doneOn: asOf, step: authorised }] : []),
  ];
}
