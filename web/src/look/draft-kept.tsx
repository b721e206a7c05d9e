import { Alert, Button } from "@mantine/core";
import type { ReactElement } from "react";
import { useCommon } from "../words/common.ts";

/** What stands in a form was typed before, and is not saved: it can be gone on with, or thrown away. */
export function DraftKept({ is, forget }: { readonly is: boolean; readonly forget: () => void }): ReactElement | null {
  const say = useCommon();
  return is ? (
    <Alert color="blue" role="status">
      {say("draft-kept")}{" "}
      <Button size="compact-xs" variant="default" onClick={forget}>
        {say("draft-forget")}
      </Button>
    </Alert>
  ) : null;
}
