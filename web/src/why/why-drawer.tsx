import type { ChartJson } from "@longwatch/core";
import { Drawer } from "@mantine/core";
import type { ReactElement } from "react";
import { ActPanel } from "../acting/index.ts";
import { Refusal } from "../api.ts";
import { useAsked } from "../client/queries.ts";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useCommon } from "../words/common.ts";
import type { Asked } from "./asked.ts";
import { isOfSignal, type Reasons } from "./explanation.ts";
import { useNamed } from "./fact-words.ts";
import { OfObligation } from "./of-obligation.tsx";
import { OfSignal } from "./of-signal.tsx";
import { Part } from "./part.tsx";
import styles from "./why.module.css";
import { useWhyWords } from "./words.ts";

/** The reasons of what the address names, beside the page that they are about. */
export function WhyDrawer({
  path,
  patient,
  version,
  chart,
  asked: { why, known },
  asOf,
  go,
}: {
  readonly path: string;
  readonly patient: string;
  /** Of the record that the person sees. */
  readonly version: number;
  readonly chart: ChartJson | undefined;
  readonly asked: Asked;
  /** The day of the page, where it is that of a moment. */
  readonly asOf: string | undefined;
  readonly go: (change: Asked) => void;
}): ReactElement {
  const say = useWhyWords();
  const common = useCommon();
  const named = useNamed(chart);
  const isWanted = why !== undefined && (known === undefined || asOf !== undefined);
  const { data, error } = useAsked<Reasons>(`${path}/explanation`, { key: why, knownAt: known, asOf }, isWanted);
  const name = data === undefined ? undefined : isOfSignal(data) ? data.signal.name : data.name;
  const pointOut = (fact: string): void => go({ fact, why: undefined });
  return (
    <Drawer
      opened={why !== undefined}
      onClose={() => go({ why: undefined })}
      position="right"
      size="lg"
      title={name === undefined ? say("why") : say("why-is", { name })}
      classNames={{ title: styles["title"] ?? "" }}
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
          {known === undefined && canBeDecided(data) ? (
            <Part title={say("override")}>
              <p className="quiet">{say("override-how")}</p>
              <ActPanel
                patient={patient}
                about={{ kind: isOfSignal(data) ? "signal" : "obligation", key: data.key }}
                version={version}
              />
            </Part>
          ) : undefined}
        </>
      )}
    </Drawer>
  );
}

const closed: ReadonlySet<string> = new Set(["resolved", "explained", "basis-withdrawn"]);
const waits: ReadonlySet<string> = new Set(["open", "due", "overdue"]);

/** A warning that is open, a test that waits: what is over is not decided again. */
const canBeDecided = (reasons: Reasons): boolean =>
  isOfSignal(reasons) ? !closed.has(reasons.signal.state) : waits.has(reasons.status);
