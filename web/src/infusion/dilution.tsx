import type { ChairInfusion } from "@longwatch/core";
import { Button, Group, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { typedMoment } from "../client/clinic-time.ts";
import { bagClock } from "./chair.ts";
import { changedInfusion } from "./changed-infusion.ts";
import type { Chair } from "./use-infusion.ts";
import { useInfusionWords } from "./words.ts";

/** An infusion whose bag has no clock, for want of a time or with one that cannot be: the time is asked for until it is there. */
export function Dilution({
  chair,
  given,
}: {
  readonly chair: Chair;
  readonly given: ChairInfusion;
}): ReactElement | undefined {
  const say = useInfusionWords();
  const [typed, setTyped] = useState("");
  if (bagClock(chair.day, chair.now) !== undefined || given.startedAt === undefined) return undefined;
  const dilutedAt = typedMoment(chair.zone, chair.asOf, typed);
  const isLater = dilutedAt !== undefined && Date.parse(dilutedAt) > Date.parse(given.startedAt);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (dilutedAt !== undefined && !isLater) chair.write(changedInfusion(given, chair.asOf, { dilutedAt }));
      }}
    >
      <p>{say("diluted-unknown")}</p>
      <Group align="end">
        <TextInput
          size="lg"
          type="time"
          label={say("diluted")}
          value={typed}
          error={isLater ? say("diluted-after-start") : undefined}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button type="submit" size="lg" disabled={dilutedAt === undefined || isLater}>
          {say("save-diluted")}
        </Button>
      </Group>
    </form>
  );
}
