import { useTranslation } from "react-i18next";
import type { TileHealth } from "../../shared/domain/tile/health.ts";

/**
 * Shape and colour together: a full dot is live, a ring opens, a bar is frozen, a cross is gone, a triangle is a
 * picture that comes and is not right, two arrows back are the past.
 */
export function StateMark({ health, rewound }: { health: TileHealth; rewound: boolean }) {
  const { t } = useTranslation("cameras");
  const { state, fault, flaw } = health;
  const doubtful = state === "live" && (fault !== null || flaw !== null);
  if (rewound && state === "live") {
    return (
      <svg className="tile-mark" viewBox="0 0 16 16" role="img" aria-label={t("state-rewound")}>
        <path d="M8 2.5v11L1 8zM15 2.5v11L8 8z" />
      </svg>
    );
  }
  const label = doubtful ? t(fault ? `fault-${fault}` : `flaw-${flaw}`) : t(`state-${state}`);
  return (
    <svg className="tile-mark" viewBox="0 0 16 16" role="img" aria-label={label}>
      {doubtful && <path d="M8 2.5L14 13.5H2z" />}
      {state === "live" && !doubtful && <circle cx="8" cy="8" r="5" />}
      {(state === "opening" || state === "idle") && (
        <circle cx="8" cy="8" r="4" fill="none" strokeWidth="2.5" />
      )}
      {state === "frozen" && <path d="M4 3h3v10H4zM9 3h3v10H9z" />}
      {state === "failed" && <path d="M3 3l10 10M13 3L3 13" fill="none" strokeWidth="3" />}
    </svg>
  );
}
