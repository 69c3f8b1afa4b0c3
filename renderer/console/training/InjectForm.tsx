/** One thing that is put into the drill: what it is about, and for how long. */
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Injection, InjectionKind } from "../../../shared/domain/training/injection.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { askForPlace } from "../../ui/placePick.ts";
import { textOf } from "../../ui/textOf.ts";
import { DistrictSelect } from "../DistrictSelect.tsx";
import { formatPlace, readPlace } from "../details/place.ts";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";

interface Typed {
  readonly category: string;
  readonly text: string;
  readonly address: string;
  readonly place: string;
  readonly district: string | null;
  /** An officer's, camera's or sensor's id. */
  readonly whom: string;
  readonly minutes: string;
  readonly value: string;
}

const empty: Typed = {
  ...{ category: "", text: "", address: "", place: "", district: null },
  ...{ whom: "", minutes: "10", value: "" },
};

export function InjectForm({ kind }: { kind: InjectionKind }) {
  const { t } = useTranslation("training");
  const { ask, refusal } = useSend();
  const city = useCityIndex();
  const [typed, setTyped] = useState(empty);
  const [done, setDone] = useState(0);
  const type = (change: Partial<Typed>) => setTyped((now) => ({ ...now, ...change }));
  const centre = typed.district === null ? undefined : city.districts.get(typed.district)?.centre;
  const place = readPlace(typed.place) ?? centre ?? null;
  const what = injectionOf(kind, typed, place);

  const [longitude, latitude] = place ?? [null, null];
  useEffect(() => {
    if (kind !== "report") return;
    askForPlace({
      place: longitude === null || latitude === null ? null : [longitude, latitude],
      onAnswer: (answer) => setTyped((now) => ({ ...now, place: formatPlace(answer) })),
    });
  }, [kind, longitude, latitude]);
  useEffect(() => () => askForPlace(null), []);

  const send = async () => {
    if (!what || !(await ask("drill.inject", { what }))) return;
    setDone((count) => count + 1);
    setTyped((now) => ({ ...now, text: "", address: "" }));
  };
  return (
    <SendForm submit={t("tool-inject")} refusal={refusal} ready={what !== null} onSend={() => void send()}>
      {kind === "report" ? (
        <ReportFields typed={typed} type={type} />
      ) : (
        <OtherFields kind={kind} typed={typed} type={type} />
      )}
      <p role="status" className="training-note">
        {done > 0 ? t("injected-now", { count: done }) : t(`about-${kind}`)}
      </p>
    </SendForm>
  );
}

interface FieldsProps {
  readonly typed: Typed;
  readonly type: (change: Partial<Typed>) => void;
}

function ReportFields({ typed, type }: FieldsProps) {
  const { t, i18n } = useTranslation("training");
  const city = useCityIndex();
  return (
    <>
      <label>
        <span>{t("category")}</span>
        <select
          data-first
          value={typed.category}
          onChange={(event) => type({ category: event.target.value })}
        >
          <option value="">{t("choose")}</option>
          {[...city.categories.values()].map(({ id, name }) => (
            <option key={id} value={id}>
              {textOf(name, i18n.language)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t("words")}</span>
        <textarea
          name="text"
          rows={3}
          maxLength={2000}
          value={typed.text}
          onChange={(event) => type({ text: event.target.value })}
        />
      </label>
      <label>
        <span>{t("address")}</span>
        <input
          name="address"
          maxLength={500}
          value={typed.address}
          onChange={(event) => type({ address: event.target.value })}
        />
      </label>
      <label>
        <span>{t("place")}</span>
        <input name="place" value={typed.place} onChange={(event) => type({ place: event.target.value })} />
      </label>
      <DistrictSelect
        city={city}
        none={t("no-district")}
        value={typed.district}
        onChange={(district) => type({ district })}
      />
    </>
  );
}

function OtherFields({ kind, typed, type }: FieldsProps & { kind: InjectionKind }) {
  const { t } = useTranslation("training");
  return (
    <>
      {kind.startsWith("officer") && <Choice of="officers" label={t("officer")} typed={typed} type={type} />}
      {kind.startsWith("camera") && <Choice of="cameras" label={t("camera")} typed={typed} type={type} />}
      {kind === "sensor" && (
        <>
          <Choice of="sensors" label={t("sensor")} typed={typed} type={type} />
          <label>
            <span>{t("value")}</span>
            <input
              name="value"
              inputMode="decimal"
              value={typed.value}
              onChange={(event) => type({ value: event.target.value })}
            />
          </label>
        </>
      )}
      <label>
        <span>{t("for-minutes")}</span>
        <input
          name="minutes"
          inputMode="numeric"
          data-first={kind === "broker-away" ? true : undefined}
          value={typed.minutes}
          onChange={(event) => type({ minutes: event.target.value })}
        />
      </label>
    </>
  );
}

function Choice({
  of,
  label,
  typed,
  type,
}: FieldsProps & { of: "officers" | "cameras" | "sensors"; label: string }) {
  const { t } = useTranslation("training");
  const { rows } = useView(of);
  const named = rows
    .map((row) => ({
      ...{ id: row.id, name: row.name },
      limits: "warning" in row ? ` (${row.warning} / ${row.alarm} ${row.unit})` : "",
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
  return (
    <label>
      <span>{label}</span>
      <select data-first value={typed.whom} onChange={(event) => type({ whom: event.target.value })}>
        <option value="">{t("choose")}</option>
        {named.map(({ id, name, limits }) => (
          <option key={id} value={id}>
            {name}
            {limits}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Null while something is missing. */
function injectionOf(
  kind: InjectionKind,
  { category, text, address, whom, minutes: typedMinutes, value: typedValue }: Typed,
  place: readonly [number, number] | null,
): Injection | null {
  const minutes = Number(typedMinutes.replace(",", "."));
  const lasts = minutes >= 1 && minutes <= 240;
  switch (kind) {
    case "report":
      return category !== "" && text.trim() !== "" && address.trim() !== "" && place
        ? { kind, category, text, address, place: [place[0], place[1]] }
        : null;
    case "broker-away":
      return lasts ? { kind, minutes } : null;
    case "sensor": {
      const value = Number(typedValue.replace(",", "."));
      const isGiven = typedValue.trim() !== "" && Number.isFinite(value);
      return whom !== "" && isGiven && lasts ? { kind, sensor: whom, value, minutes } : null;
    }
    case "camera-down":
    case "camera-frozen":
      return whom !== "" && lasts ? { kind, camera: whom, minutes } : null;
    default:
      return whom !== "" && lasts ? { kind, officer: whom, minutes } : null;
  }
}
