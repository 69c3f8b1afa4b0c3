/**
 * Puts something onto a place of the wall by numbers: `5.12` puts camera 12 onto place 5, `5.t2` tour 2; `5` puts there
 * what is looked at in the console, or what is chosen here.
 */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PushContent } from "../../../shared/domain/wall/pushes.ts";
import { useView } from "../../data/core.ts";
import { Chip } from "../Chip.tsx";
import { Dialog } from "../Dialog.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { useContentName, useContents, useTourContents } from "./contents.ts";
import { type PushText, readPushText } from "./pushText.ts";
import "./wall.css";

export interface PushDialogProps {
  /** The place that was pressed; null where its number is to be typed. */
  readonly place: number | null;
  readonly onClose: () => void;
}

export function PushDialog({ place, onClose }: PushDialogProps) {
  const { t } = useTranslation("push");
  const looked = useContents();
  const tours = useTourContents();
  const contents = [...looked, ...tours];
  const nameOf = useContentName();
  const cameras = useView("cameras").rows;
  const places = useView("places").rows;
  const displays = useView("displays").rows;
  const { ask, refusal } = useSend();
  const [text, setText] = useState(place === null ? "" : String(place));
  /** A tour is never put up without being asked for. */
  const [chosen, setChosen] = useState(looked.length > 0 ? 0 : -1);
  const [clearing, setClearing] = useState(false);

  const read = readPushText(text);
  const target = places.find(({ number }) => number === read?.place);
  const typed = read?.camera ?? read?.tour ?? null;
  const content = contentOf(read);
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
              key={each.kind === "tour" ? `tour ${each.tour}` : each.kind}
              on={typed === null && !frees && chosen === n}
              onPress={() => {
                setChosen(n);
                setClearing(false);
              }}
            >
              {each.kind === "tour" ? null : t(`content-${each.kind}`)}{" "}
              <b>{each.kind === "map" ? "" : nameOf(each)}</b>
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

  function contentOf(typedIn: PushText | null): PushContent | undefined {
    if (typedIn?.tour) return tours[typedIn.tour - 1];
    if (!typedIn?.camera) return contents[chosen];
    const camera = cameras[typedIn.camera - 1];
    return camera && { kind: "camera", camera: camera.id };
  }

  /** What Enter will do, or what is missing. */
  function meaning(): string {
    if (places.length === 0) return t("no-places");
    if (!read) return t("type-place", { count: places.length });
    if (!target) return t("unknown-place", { number: read.place, count: places.length });
    if (read.tour !== null && !content) return t("unknown-tour", { number: read.tour, count: tours.length });
    if (typed !== null && !content) return t("unknown-camera", { number: typed, count: cameras.length });
    const display = displays.find(({ id }) => id === target.display)?.number ?? 0;
    const where = t("where", { number: target.number, display });
    if (frees) return `${where}: ${t("will-clear")}`;
    return content ? `${where}: ${nameOf(content)}` : `${where}. ${t("type-camera")}`;
  }
}
