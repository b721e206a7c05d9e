import { ActionIcon } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { lockNow } from "../client/idle.ts";
import { usePlaceWords } from "../words/places.ts";

export function LockButton(): ReactElement {
  const say = usePlaceWords();
  return (
    <ActionIcon variant="default" size="lg" aria-label={say("lock")} title={say("lock")} onClick={() => void lockNow()}>
      <IconLock size={18} aria-hidden="true" />
    </ActionIcon>
  );
}
