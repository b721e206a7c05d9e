import { Button } from "@mantine/core";
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useId, useRef } from "react";
import styles from "./edss.module.css";
import { useEdssWords } from "./edss-words.ts";

type SectionOf = {
  readonly name: string;
  readonly answer: string;
  readonly isAnswered: boolean;
  readonly before: string | undefined;
  readonly isOpen: boolean;
  /** Whether it was opened from the keyboard, so that the focus follows. */
  readonly takesFocus: boolean;
  readonly open: () => void;
  readonly next: () => void;
  /** A digit that was pressed; true where it was an answer. */
  readonly digit?: (digit: number) => boolean;
  /** Takes the answer back. */
  readonly clear: () => void;
  readonly children: ReactNode;
};

/** One thing that is examined: a line with its answer, and beneath it, where it is open, what to choose from. */
export function EdssSection(of: SectionOf): ReactElement {
  const id = useId();
  const say = useEdssWords();
  const head = useRef<HTMLButtonElement>(null);
  const choices = useRef<HTMLDivElement>(null);
  const { isOpen, takesFocus } = of;
  const takesDigits = of.digit !== undefined;
  useEffect(() => {
    if (!isOpen || !takesFocus) return;
    // Where digits answer, the line itself hears them; elsewhere the arrows are needed at once.
    const at = takesDigits ? head.current : (choices.current?.querySelector<HTMLElement>("input") ?? head.current);
    at?.focus();
    at?.scrollIntoView({ block: "nearest" });
  }, [isOpen, takesFocus, takesDigits]);
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === "text";
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
      // Enter in a field would send a form that is not done.
      event.preventDefault();
      of.next();
    } else if (!isTyping && /^\d$/.test(event.key) && of.digit?.(Number(event.key)) === true) {
      event.preventDefault();
      of.next();
    }
  };
  return (
    <fieldset aria-label={of.name} className={styles["section"]} data-open={isOpen} onKeyDown={press}>
      <h3 className={styles["head"]}>
        <button ref={head} type="button" aria-expanded={isOpen} aria-controls={id} onClick={of.open}>
          <span className={styles["name"]}>{of.name}</span>
          <span className={of.isAnswered ? styles["answer"] : styles["none"]}>{of.answer}</span>
          {of.before === undefined ? undefined : <span className={styles["before"]}>{of.before}</span>}
        </button>
      </h3>
      <div ref={choices} id={id} hidden={!isOpen} className={styles["choices"]}>
        {isOpen ? of.children : undefined}
        {isOpen && of.isAnswered ? (
          <Button variant="subtle" size="compact-sm" mt="xs" onClick={of.clear}>
            {say("clear")}
          </Button>
        ) : undefined}
      </div>
    </fieldset>
  );
}

/** Answers of which one is chosen. A click goes on to what comes next; the arrows only choose. */
export function EdssChoices<Value extends string | number>({
  name,
  options,
  value,
  choose,
  next,
  after,
}: {
  readonly name: string;
  readonly options: readonly { readonly value: Value; readonly mark?: string; readonly words: string }[];
  readonly value: Value | null | undefined;
  readonly choose: (value: Value) => void;
  /** Nothing where something else is asked after the choice. */
  readonly next?: () => void;
  /** What is asked under the chosen answer. */
  readonly after?: ReactNode;
}): ReactElement {
  return (
    <div className={styles["options"]}>
      {options.map((option) => (
        <div key={option.value}>
          <label className={styles["option"]} data-chosen={value === option.value}>
            <input
              type="radio"
              name={name}
              checked={value === option.value}
              onChange={() => choose(option.value)}
              onClick={({ detail }) => {
                if (detail > 0) next?.();
              }}
            />
            {option.mark === undefined ? undefined : <b>{option.mark}</b>}
            <span>{option.words}</span>
          </label>
          {after !== undefined && value === option.value ? <div className={styles["after"]}>{after}</div> : undefined}
        </div>
      ))}
    </div>
  );
}
