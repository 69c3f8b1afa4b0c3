/**
 * A citizen is on the telephone: a form in place of the details, so that the map stays in reach. A click there gives
 * the place. Nothing that was typed is lost by closing it.
 */
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { Frame } from "../../ui/Frame.tsx";
import { askForPlace } from "../../ui/placePick.ts";
import { select } from "../../ui/selection.ts";
import { textOf } from "../../ui/textOf.ts";
import { DistrictSelect } from "../DistrictSelect.tsx";
import { formatPlace } from "../details/place.ts";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { categoriesFor, isTyped, missingOf, phoneForm, placeOf, reportOf, usePhoneForm } from "./form.ts";
import "./phone.css";

export function PhoneReport() {
  const { t, i18n } = useTranslation("console");
  const { t: incidents } = useTranslation("incidents");
  const city = useCityIndex();
  const { typed } = usePhoneForm();
  const { ask, refusal } = useSend();
  const first = useRef<HTMLInputElement>(null);
  const place = placeOf(typed, city);
  const missing = missingOf(typed, city);
  const [meant, ...others] = categoriesFor(typed.category, city).flatMap(
    ({ id }) => city.categories.get(id) ?? [],
  );

  useEffect(() => first.current?.focus(), []);
  const [longitude, latitude] = place ?? [null, null];
  useEffect(() => {
    askForPlace({
      place: longitude === null || latitude === null ? null : [longitude, latitude],
      onAnswer: (answer) => phoneForm.type({ place: formatPlace(answer) }),
    });
  }, [longitude, latitude]);
  useEffect(() => () => askForPlace(null), []);

  const send = async () => {
    const report = reportOf(typed, city);
    const taken = report && (await ask("report.take", report));
    if (!taken) return;
    phoneForm.empty();
    phoneForm.close();
    select({ kind: "incident", id: taken.incident });
  };
  const field = (name: "address" | "place" | "reporterName" | "reporterPhone", label: string) => (
    <label>
      <span>{label}</span>
      <input
        name={name}
        maxLength={name === "reporterPhone" ? 40 : name === "reporterName" ? 200 : 500}
        value={typed[name]}
        onChange={(event) => phoneForm.type({ [name]: event.target.value })}
      />
    </label>
  );
  return (
    <Frame
      title={t("phone-report")}
      state="live"
      tools={
        <>
          <button
            type="button"
            className="key-button"
            disabled={!isTyped(typed)}
            onClick={() => phoneForm.empty()}
          >
            {t("phone-empty")}
          </button>
          <button type="button" className="key-button" onClick={() => phoneForm.close()}>
            {t("close")} <kbd>Esc</kbd>
          </button>
        </>
      }
    >
      <section className="details phone" aria-label={t("phone-report")} data-phone="open">
        <SendForm submit={t("phone-send")} refusal={refusal} ready={missing.length === 0} onSend={send}>
          <label>
            <span>{incidents("category")}</span>
            <input
              ref={first}
              name="category"
              autoComplete="off"
              value={typed.category}
              onChange={(event) => phoneForm.type({ category: event.target.value })}
            />
          </label>
          <p className="phone-meant">
            {meant && typed.category.trim() !== "" && <strong>{textOf(meant.name, i18n.language)}</strong>}
            {(typed.category.trim() === "" && meant ? [meant, ...others] : others).map((category) => (
              <button
                key={category.id}
                type="button"
                className="chip"
                tabIndex={-1}
                onClick={() => phoneForm.type({ category: textOf(category.name, i18n.language) })}
              >
                {textOf(category.name, i18n.language)}
              </button>
            ))}
          </p>
          <label>
            <span>{t("phone-words")}</span>
            <textarea
              name="text"
              rows={5}
              maxLength={10_000}
              value={typed.text}
              onChange={(event) => phoneForm.type({ text: event.target.value })}
            />
          </label>
          {field("address", t("address"))}
          {field("place", t("phone-place"))}
          <DistrictSelect
            city={city}
            none={t("phone-no-district")}
            value={typed.district}
            onChange={(district) => phoneForm.type({ district })}
          />
          {field("reporterName", t("phone-name"))}
          {field("reporterPhone", t("phone"))}
          {missing.length > 0 && (
            <p className="send-missing">
              {t("phone-missing")} {missing.map((what) => t(`phone-missing-${what}`)).join(", ")}
            </p>
          )}
        </SendForm>
      </section>
    </Frame>
  );
}
