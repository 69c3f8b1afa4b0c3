/** More, less or as many as in the period before: by shape and word, without saying which is better. */
import { useTranslation } from "react-i18next";
import type { Direction } from "../../performance/compare.ts";

const shapes: Record<Direction, string> = { up: "M1 9h10L6 2z", down: "M1 3h10L6 10z", same: "M1 5h10v2H1z" };

export function Change({ direction }: { direction: Direction | null }) {
  const { t } = useTranslation("briefing");
  if (direction === null) return <span />;
  return (
    <svg className="briefing-change" viewBox="0 0 12 12" role="img" aria-label={t(`change-${direction}`)}>
      <path d={shapes[direction]} />
    </svg>
  );
}
