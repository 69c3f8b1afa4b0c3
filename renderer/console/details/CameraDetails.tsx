/** One camera: its picture as large as the pane, what the gateway and the player say of it, and its neighbours. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { compassPoint } from "../../../shared/domain/camera/nearest.ts";
import { standingOf } from "../../../shared/domain/camera/watch.ts";
import type { CameraPlayer } from "../../camera/player.ts";
import { tagText } from "../../camera/tag.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { Nothing } from "../../ui/Frame.tsx";
import { HealthMark } from "../HealthMark.tsx";
import { CameraPicture } from "../picture/CameraPicture.tsx";
import { CopyText } from "./CopyText.tsx";
import { Fact, Facts } from "./Facts.tsx";
import { Moment } from "./Moment.tsx";
import { Nearest } from "./Nearest.tsx";
import { formatPlace } from "./place.ts";
import { Uptime } from "./Uptime.tsx";

export function CameraDetails({ id }: { id: string }) {
  const { rows, state } = useView("cameras");
  const { t } = useTranslation("console");
  const camera = rows.find((row) => row.id === id);
  if (!camera) return <Nothing>{t(state === "loading" ? "loading" : "gone-camera")}</Nothing>;
  return <Camera camera={camera} />;
}

function Camera({ camera }: { camera: CameraRow }) {
  const { t } = useTranslation("console");
  const { t: cameras } = useTranslation("cameras");
  const { t: directory } = useTranslation("directory");
  const status = useView("cameraStatus").rows.find((row) => row.camera === camera.id);
  const standing = standingOf(camera, status);
  const city = useCityIndex();
  const zone = useRow("city")?.zone ?? "UTC";
  const [player, setPlayer] = useState<CameraPlayer | null>(null);
  return (
    <article data-details={camera.id}>
      <CameraPicture key={camera.id} camera={camera} player={player} onPlayer={setPlayer} />
      <header className="details-head">
        <h3>{camera.name}</h3>
        <p>
          <HealthMark health={standing.state} />
          <span>{t(`health-${standing.state}`)}</span>
          {standing.from !== null && <span>· {directory(`from-${standing.from}`)}</span>}
        </p>
      </header>
      <Facts>
        {standing.since !== null && (
          <Fact name={t("health-since")}>
            <Moment at={standing.since} zone={zone} />
          </Fact>
        )}
        <Fact name={directory("last-seen")}>
          {status?.pictureAt == null ? directory("never") : <Moment at={status.pictureAt} zone={zone} />}
        </Fact>
        <Fact name={t("district")}>{city.districts.get(camera.district)?.name ?? camera.district}</Fact>
        <Fact name={t("looks-to")}>
          {camera.bearingDeg === null
            ? t("unknown")
            : `${t(`compass-${compassPoint(camera.bearingDeg)}`)} (${Math.round(camera.bearingDeg)}°)`}
        </Fact>
        <Fact name={t("tags")}>
          {camera.tags.map((tag) => tagText(tag, cameras)).join(" · ") || t("none")}
        </Fact>
        <Figures player={player} />
        <Fact name={t("place")}>
          <CopyText text={formatPlace(camera.place)} what={t("place")} />
        </Fact>
        <Fact name={t("stream")} long>
          <CopyText text={camera.url} what={t("stream")} />
        </Fact>
      </Facts>
      <Uptime camera={camera.id} zone={zone} />
      <Nearest place={camera.place} except={camera.id} />
    </article>
  );
}

/** What the player measures; each second anew. */
function Figures({ player }: { player: CameraPlayer | null }) {
  useNow(1000);
  const { t, i18n } = useTranslation("console");
  const figures = player?.figures();
  const playing = player?.health.state === "live" && figures;
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <>
      <Fact name={t("latency")}>
        {playing && figures.latencyS !== null
          ? t("seconds", { number: number.format(figures.latencyS) })
          : "–"}
      </Fact>
      <Fact name={t("picture")}>
        {playing
          ? t("picture-size", {
              width: figures.widthPx,
              height: figures.heightPx,
              dropped: number.format(figures.droppedFrames),
            })
          : "–"}
      </Fact>
    </>
  );
}
