import type { ShippedPolicyJson } from "@longwatch/api";
import { NumberInput, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import styles from "../forms.module.css";
import { isSentence, type OwnNumber } from "../own-numbers.ts";
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
        value={own?.value ?? ""}
        onChange={(value) => state(value === "" ? undefined : { value: Number(value), says: own?.says ?? "" })}
      />
      {own === undefined ? undefined : (
        <TextInput
          label={say("number-says")}
          required
          value={own.says}
          error={own.says !== "" && !isSentence(own.says) ? say("sentence-wrong") : undefined}
          onChange={({ currentTarget }) => state({ value: own.value, says: currentTarget.value })}
        />
      )}
    </li>
  );
}
