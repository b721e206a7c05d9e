import { NumberInput, SimpleGrid } from "@mantine/core";
import type { ReactElement } from "react";
import { withKey } from "../content-draft.ts";
import { usePolicyWords } from "../policy-words.ts";
import type { FormOf } from "./form-of.ts";

const ends = ["yearsAfterWatch", "yearsAfterDeath", "yearsAfterHandOver"] as const;

/** For how many years a record is kept, by how it ended. */
export function RetentionForm({ content, change }: FormOf): ReactElement {
  const say = usePolicyWords();
  return (
    <>
      <p className="quiet">{say("retention-lead")}</p>
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        {ends.map((one) => (
          <NumberInput
            key={one}
            label={say(one)}
            description={say("retention-empty")}
            min={1}
            max={100}
            allowDecimal={false}
            value={typeof content[one] === "number" ? content[one] : ""}
            onChange={(value) => change(withKey(content, one, value === "" ? undefined : Number(value)))}
          />
        ))}
      </SimpleGrid>
    </>
  );
}
