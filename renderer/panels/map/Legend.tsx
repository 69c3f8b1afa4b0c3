/** What the map's marks mean, beside the city where the panel is wide and below it where it is not. */
import type { ReactNode, Ref } from "react";
import { useTranslation } from "react-i18next";
import type { CityRow } from "../../../shared/contract/rows.ts";
import { forOfficers, isInUse } from "../../../shared/domain/city/modules.ts";
import { useModules } from "../../city/useModules.ts";
import { AgencyMark, type Priority, PriorityMark } from "../../ui/Shape.tsx";
import type { CameraState } from "./features.ts";
import { palette } from "./palette.ts";

const priorities: readonly Priority[] = ["urgent", "high", "normal", "low"];

/** What an incident's mark tells beside its priority: see marks.ts. */
const looks = ["new", "on-scene", "breached"] as const;

export interface LegendProps {
  readonly ref: Ref<HTMLElement>;
  readonly city: CityRow | undefined;
  readonly credit: string | null;
}

export function Legend({ ref, city, credit }: LegendProps) {
  const { t } = useTranslation(["map", "reports"]);
  const modules = useModules();
  return (
    <aside ref={ref} className="map-legend">
      {modules.reports && (
        <Group title={t("incidents")}>
          {priorities.map((priority) => (
            <li key={priority}>
              <PriorityMark priority={priority} label="" />
              {t(`reports:priority-${priority}`)}
            </li>
          ))}
          {looks.map((look) => (
            <li key={look} className="map-legend-wide">
              <LookMark look={look} />
              {t(`look-${look}`)}
            </li>
          ))}
        </Group>
      )}
      {isInUse(modules, forOfficers) && (
        <Group title={t("officers")}>
          {city?.agencies.map(({ id, shape, colour, short }) => (
            <li key={id}>
              <AgencyMark shape={shape} colour={colour} />
              {short}
            </li>
          ))}
          <li className="map-legend-wide">
            <SilentMark />
            {t("silent")}
          </li>
          {modules.orders && (
            <li className="map-legend-wide">
              <WayMark />
              {t("way")}
            </li>
          )}
        </Group>
      )}
      {modules.cameras && (
        <Group title={t("cameras")}>
          <li>
            <CameraMark state="up" />
            {t("camera-up")}
          </li>
          <li>
            <CameraMark state="down" />
            {t("camera-down")}
          </li>
        </Group>
      )}
      {credit !== null && <p className="map-credit">{credit}</p>}
    </aside>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="map-legend-group">
      <h3>{title}</h3>
      <ul>{children}</ul>
    </div>
  );
}

function SilentMark() {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2.5" />
    </svg>
  );
}

function LookMark({ look }: { look: (typeof looks)[number] }) {
  const full = look === "on-scene";
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
      {look === "breached" && <path d={jags} fill="var(--bad)" />}
      {look === "new" && (
        <circle
          cx="8"
          cy="8"
          r="7"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeDasharray="2.2"
        />
      )}
      <circle
        cx="8"
        cy="8"
        r={full ? 6 : 4.5}
        fill={full ? "currentColor" : palette.plate}
        stroke="currentColor"
        strokeWidth="1.4"
      />
    </svg>
  );
}

/** A star of ten teeth in a box of 16 by 16. */
const jags = Array.from({ length: 20 }, (_, n) => {
  const angle = (n * Math.PI) / 10;
  const reach = n % 2 === 0 ? 8 : 5.6;
  return `${n === 0 ? "M" : "L"}${(8 + Math.sin(angle) * reach).toFixed(1)} ${(8 - Math.cos(angle) * reach).toFixed(1)}`;
}).join("");

function WayMark() {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2 3l5 5l-5 5M9 3l5 5l-5 5" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}

export function CameraMark({ state }: { state: CameraState }) {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
      {state === "unknown" ? (
        <circle cx="8" cy="8" r="4.5" fill="none" stroke={palette.camera} strokeWidth="2.5" />
      ) : state === "down" ? (
        <path d="M3 3l10 10M3 13L13 3" stroke="var(--bad)" strokeWidth="3" />
      ) : (
        <g fill={palette.camera}>
          <path d="M8 10L3 1.5a10 10 0 0 1 10 0z" opacity="0.45" />
          <circle cx="8" cy="11" r="4" />
        </g>
      )}
    </svg>
  );
}
