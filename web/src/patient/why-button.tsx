import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { usePatientWords } from "./words.ts";

/** Opens the reasons of something; screen readers hear of what. */
export function WhyButton({ name, onClick }: { readonly name: string; readonly onClick: () => void }): ReactElement {
  const say = usePatientWords();
  return (
    <Button
      size="compact-xs"
      variant="default"
      onClick={onClick}
      aria-label={say("why-of", { name })}
      className="no-print"
    >
      {say("why")}
    </Button>
  );
}
