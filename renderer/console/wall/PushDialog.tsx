/**
 * Puts something onto a place of the wall by numbers: `5.12` puts camera 12 onto place 5; `5` puts there what is looked
 * at in the console, or what is chosen here.
 */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PushContent } from "../../../shared/domain/wall/pushes.ts";
import { useView } from "../../data/core.ts";
import { Chip } from "../Chip.tsx";
import { Dialog } from "../Dialog.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { useContentName, useContents } from "./contents.ts";
import { readPushText } from "./pushText.ts";
import "./wall.css";

export interface PushDialogProps {
  /** The place that was pressed; null where its number is to be typed. */
  readonly place: number | null;
  readonly onClose: () => void;
}

export function PushDialog({ place, onClose }: PushDialogProps) {
  const { t } = useTranslation("push");
  const contents = useContents();
  const nameOf = useContentName();
  const cameras = useView("cameras").rows;
  const places = useView("places").rows;
  const displays = useView("displays").rows;
  const { ask, refusal } = useSend();
  const [text, setText] = useState(place === null ? "" : String(place));
  const [chosen, setChosen] = useState(0);
  const [clearing, setClearing] = useState(false);

  const read = readPushText(text);
  const target = places.find(({ number }) => number === read?.place);
  const typed = read?.camera ?? null;
  const camera = typed === null ? undefined : cameras[typed - 1];
  const content: PushContent | undefined =
    typed === null ? contents[chosen] : camera && { kind: "camera", camera: camera.id };
  const frees = clearing && typed === null;
  const ready = target !== undefined && (frees || content !== undefined);
  const push = async () => {
    if (!target) return;
    const { panel, cell } = target;
    const done = frees
      ? await ask("wall.clear", { place: { panel, cell } })
      : content && (await ask("wall.push", { place: { panel, cell }, content }));
    if (done) onClose();
  };
  return (
    <Dialog title={t("title")} onClose={onClose}>
      <SendForm submit={t(frees ? "clear" : "push")} refusal={refusal} ready={ready} onSend={push}>
        <label className="push-numbers">
          <span>{t("numbers")}</span>
          <input
            type="text"
            inputMode="numeric"
            data-first={true}
            autoComplete="off"
            maxLength={12}
            placeholder={t("example")}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <div className="push-contents">
          {contents.map((each, n) => (
            <Chip
              key={each.kind}
              on={typed === null && !frees && chosen === n}
              onPress={() => {
                setChosen(n);
                setClearing(false);
              }}
            >
              {t(`content-${each.kind}`)} <b>{each.kind === "map" ? "" : nameOf(each)}</b>
            </Chip>
          ))}
          <Chip on={frees} onPress={() => setClearing(!clearing)}>
            {t("clear-place")}
          </Chip>
        </div>
        <p className="push-meaning" aria-live="polite">
          {meaning()}
        </p>
      </SendForm>
    </Dialog>
  );

  /** What Enter will do, or what is missing. */
  function meaning(): string {
    if (places.length === 0) return t("no-places");
    if (!read) return t("type-place", { count: places.length });
    if (!target) return t("unknown-place", { number: read.place, count: places.length });
    if (typed !== null && !camera) return t("unknown-camera", { number: typed, count: cameras.length });
    const display = displays.find(({ id }) => id === target.display)?.number ?? 0;
    const where = t("where", { number: target.number, display });
    if (frees) return `${where}: ${t("will-clear")}`;
    return content ? `${where}: ${nameOf(content)}` : `${where}. ${t("type-camera")}`;
  }
}
