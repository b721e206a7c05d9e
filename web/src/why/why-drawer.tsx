import type { ChartJson } from "@longwatch/core";
import { Drawer } from "@mantine/core";
import type { ReactElement } from "react";
import { Refusal } from "../api.ts";
import { useAsked } from "../app/queries.ts";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import type { Asked } from "../patient/patient.ts";
import { useCommon } from "../words/common.ts";
import { isOfSignal, type Reasons } from "./explanation.ts";
import { useNamed } from "./fact-words.ts";
import { OfObligation } from "./of-obligation.tsx";
import { OfSignal } from "./of-signal.tsx";
import { Part } from "./part.tsx";
import { useWhyWords } from "./words.ts";

/** The reasons of what the address names, beside the page that they are about. */
export function WhyDrawer({
  path,
  chart,
  asked: { why, known },
  go,
}: {
  readonly path: string;
  readonly chart: ChartJson | undefined;
  readonly asked: Asked;
  readonly go: (change: Asked) => void;
}): ReactElement {
  const say = useWhyWords();
  const common = useCommon();
  const named = useNamed(chart);
  const { data, error } = useAsked<Reasons>(`${path}/explanation`, { key: why, knownAt: known }, why !== undefined);
  const name = data === undefined ? undefined : isOfSignal(data) ? data.signal.name : data.name;
  const pointOut = (fact: string): void => go({ fact, why: undefined });
  return (
    <Drawer
      opened={why !== undefined}
      onClose={() => go({ why: undefined })}
      position="right"
      size="lg"
      title={name === undefined ? say("why") : say("why-is", { name })}
      closeButtonProps={{ "aria-label": common("close") }}
    >
      {error instanceof Refusal && error.status === 404 ? (
        <p>{say("gone")}</p>
      ) : error !== null ? (
        <Trouble error={error} />
      ) : data === undefined ? (
        <Waiting />
      ) : (
        <>
          {known === undefined ? undefined : <p className="quiet">{say("as-known")}</p>}
          {isOfSignal(data) ? (
            <OfSignal reasons={data} named={named} pointOut={pointOut} />
          ) : (
            <OfObligation reasons={data} named={named} pointOut={pointOut} />
          )}
          <Part title={say("override")}>
            <p>{say("override-later")}</p>
          </Part>
        </>
      )}
    </Drawer>
  );
}
