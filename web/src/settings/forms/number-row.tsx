import type { ShippedPolicyJson } from "@longwatch/api";
import { Button, NumberInput, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import styles from "../forms.module.css";
import { isSentence, numberTyped, type OwnNumber } from "../own-numbers.ts";
import { usePolicyWords } from "../policy-words.ts";

type Props = {
  readonly shipped: ShippedPolicyJson["numbers"][number];
  readonly own: OwnNumber | undefined;
  /** Undefined: as shipped. */
  readonly state: (stated: Pick<OwnNumber, "value" | "says"> | undefined) => void;
};

/** One number: what it means, what is shipped and how well that is known, and what the clinic says instead. */
export function NumberRow({ shipped, own, state }: Props): ReactElement {
  const say = usePolicyWords();
  const unit = say(`unit_${shipped.unit}`);
  const type = (value: number | undefined): void => {
    if (value !== undefined || own !== undefined) state({ value, says: own?.says ?? "" });
  };
  const grade = shipped.confidence === "K2" ? `K2: ${say("shipped-proposal")}` : shipped.confidence;
  return (
    <li>
      <div>
        <p>{shipped.says}</p>
        <p className={`quiet ${styles["small"]}`}>
          {say("shipped-number", { value: shipped.value, unit, grade })} · <code>{shipped.id}</code>
        </p>
      </div>
      <NumberInput
        label={`${say("here")}, ${unit}`}
        aria-label={`${say("here")}, ${unit}: ${shipped.says}`}
        placeholder={String(shipped.value)}
        min={0}
        max={10_000}
        allowDecimal={false}
        allowNegative={false}
        required={own !== undefined}
        withAsterisk={false}
        value={own?.value ?? ""}
        error={own !== undefined && own.value === undefined ? say("number-missing") : undefined}
        onChange={(value) => type(numberTyped(value))}
      />
      {own === undefined ? undefined : (
        <div className={styles["stated"]}>
          <TextInput
            label={say("number-says")}
            required
            value={own.says}
            error={own.says !== "" && !isSentence(own.says) ? say("sentence-wrong") : undefined}
            onChange={({ currentTarget }) => state({ value: own.value, says: currentTarget.value })}
          />
          <Button
            size="compact-sm"
            variant="default"
            aria-label={say("as-shipped-of", { number: shipped.says })}
            onClick={() => state(undefined)}
          >
            {say("as-shipped")}
          </Button>
        </div>
      )}
    </li>
  );
}
