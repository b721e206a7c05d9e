import { Button } from "@mantine/core";
import { IconPencilPlus } from "@tabler/icons-react";
import { createContext, type ReactElement, type ReactNode, useContext, useState } from "react";
import { useFormWords } from "../acting/form-words.ts";
import { FormDialog, type Wanted } from "../acting/index.ts";
import { useChoices } from "../acting/use-choices.ts";
import { useHere } from "../client/session.ts";
import type { Criterion } from "./decision.ts";
import styles from "./decisions.module.css";
import { useDecisionWords } from "./decisions-words.ts";

type Lack = Criterion["missing"][number];
const Answering = createContext<((wanted: Wanted) => void) | undefined>(undefined);

/** What stands within can be answered where it is missing; nothing of the past can, and nothing where the person may not. */
export function CanAnswer({
  patient,
  version,
  isNow,
  children,
}: {
  readonly patient: string;
  readonly version: number;
  readonly isNow: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const { may } = useHere();
  const [wanted, want] = useState<Wanted>();
  return (
    <Answering value={isNow && may("record-facts") ? want : undefined}>
      {children}
      <FormDialog
        patient={patient}
        version={version}
        wanted={wanted}
        close={() => want(undefined)}
        saved={() => undefined}
      />
    </Answering>
  );
}

/** The forms by which what is missing of one criterion is answered, each once. */
export function AnswerButtons({ of: { name, missing } }: { readonly of: Criterion }): ReactElement | undefined {
  const answer = useContext(Answering);
  const say = useDecisionWords();
  const form = useFormWords();
  const choices = useChoices();
  if (answer === undefined || choices === undefined) return undefined;
  const asked = new Set(choices.history.flatMap(({ questions }) => questions.map(({ item }) => item)));
  const all = missing.flatMap((lack) => formOf(lack, asked) ?? []);
  const each = all.filter((one, i) => all.findIndex((other) => other.form === one.form) === i);
  if (each.length === 0) return undefined;
  return (
    <div className={`${styles["answering"]} no-print`}>
      {each.map((wanted) => (
        <Button
          key={wanted.form}
          size="xs"
          variant="light"
          leftSection={<IconPencilPlus size={15} aria-hidden="true" />}
          aria-label={say("answer-of", { form: form(wanted.form), name })}
          onClick={() => answer(wanted)}
        >
          {form(wanted.form)}
        </Button>
      ))}
    </div>
  );
}

/** Undefined: no form answers it. */
function formOf({ what, of }: Lack, asked: ReadonlySet<string>): Wanted | undefined {
  switch (what) {
    case "phenotype":
      return { form: "disease" };
    case "therapy-outcome":
    case "therapy-name":
      return { form: "therapy", about: of };
    case "relapse-severity":
      return { form: "relapse", about: of };
    case "mri":
      return { form: "mri" };
    case "medicine":
    case "medicine-kind":
      return { form: "medicines" };
    case "allergy":
      return { form: "allergy", about: of };
    case "result":
      return { form: "result", about: of };
    case "infection-test":
      return { form: "condition" };
    case "blood-pressure":
      return { form: "vitals" };
    case "pregnancy":
      return { form: "exam", about: "pregnancy-test" };
    case "other-therapies":
    case "other-relapses":
    case "answer":
    case "condition":
      return { form: asked.has(of) ? "history" : "condition", about: of };
    default:
      return undefined;
  }
}
