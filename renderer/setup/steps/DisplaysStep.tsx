import { useTranslation } from "react-i18next";
import type { SetUpDisplayRow } from "../../../shared/contract/setUp.ts";
import { minimumFontPx, pitchMm } from "../../../shared/domain/scene/legibility.ts";
import { readDiagonal, readDistance, typedDisplay } from "../draft.ts";
import type { StepProps } from "../SetUp.tsx";
import type { SetUpState } from "../useSetUp.ts";

export function DisplaysStep({ state }: StepProps) {
  const { t } = useTranslation("setup");
  return (
    <div className="setup-displays">
      {state.displays.map((display, index) => (
        <Display key={display.id} display={display} state={state} isFirst={index === 0} />
      ))}
      {state.displays.length === 0 && <p>{t("displays-none")}</p>}
    </div>
  );
}

function Display({
  display,
  state,
  isFirst,
}: {
  display: SetUpDisplayRow;
  state: SetUpState;
  isFirst: boolean;
}) {
  const { draft, change, checked } = state;
  const { t, i18n } = useTranslation("setup");
  const wall = checked?.city?.displays;
  if (!wall) return null;
  const typed = typedDisplay(display, draft, wall, draft.language);
  const put = (changed: Partial<typeof typed>) =>
    change({ displays: { ...draft.displays, [display.id]: { ...typed, ...changed } } });
  const [diagonalIn, distanceM] = [readDiagonal(typed.diagonal), readDistance(typed.distance)];
  const { widthPx, heightPx } = display;
  const number = (value: number) => value.toLocaleString(i18n.language, { maximumFractionDigits: 1 });
  const size = diagonalIn !== undefined && distanceM !== undefined ? { diagonalIn, distanceM } : undefined;
  const pixels = size && minimumFontPx({ widthPx, heightPx, ...size });
  const field = (name: keyof typeof typed, isWrong: boolean, first = false) => (
    <label className="setup-field">
      <span>{t(`display-${name}`)}</span>
      <input
        name={name}
        data-first={first}
        autoComplete="off"
        maxLength={60}
        aria-invalid={isWrong}
        value={typed[name]}
        onFocus={(event) => event.target.select()}
        onChange={(event) => put({ [name]: event.target.value })}
      />
    </label>
  );
  return (
    <fieldset className="setup-display">
      <legend>
        <b className="setup-display-number">{display.number}</b> {display.label} {`${widthPx} × ${heightPx}`}
      </legend>
      {field("diagonal", diagonalIn === undefined, isFirst)}
      {field("distance", distanceM === undefined)}
      {field("name", false)}
      <p className={size ? "setup-text-size" : "send-missing"}>
        {size && pixels !== undefined
          ? t("display-text", {
              pixels: number(pixels),
              millimetres: number(pixels * pitchMm({ widthPx, heightPx, ...size })),
            })
          : t("display-wrong")}
      </p>
    </fieldset>
  );
}
