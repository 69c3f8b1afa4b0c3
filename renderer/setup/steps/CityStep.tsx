import { useTranslation } from "react-i18next";
import type { CheckedCity } from "../../../shared/contract/setUp.ts";
import { useRow } from "../../data/core.ts";
import { textOf } from "../../ui/textOf.ts";
import { Choice } from "../Choice.tsx";
import type { StepProps } from "../SetUp.tsx";

export function CityStep({ state: { draft, change, checked, insisted, asking } }: StepProps) {
  const { t } = useTranslation("setup");
  const cities = useRow("setUp")?.cities ?? [];
  const isFolder = draft.shipped === null;
  return (
    <>
      <div className="setup-choices">
        {cities.map(({ code, name }) => (
          <Choice
            key={code}
            name="city"
            value={code}
            chosen={draft.shipped === code}
            title={textOf(name, draft.language)}
            about={t("city-shipped", { code })}
            onChoose={() => change({ shipped: code })}
          />
        ))}
        <Choice
          name="city"
          value="folder"
          chosen={isFolder}
          title={t("city-folder")}
          about={t("city-folder-about")}
          onChoose={() => change({ shipped: null })}
        >
          <label className="setup-field">
            <span>{t("folder")}</span>
            <input
              name="folder"
              autoComplete="off"
              spellCheck={false}
              maxLength={1000}
              aria-invalid={insisted && draft.folder.trim() === ""}
              value={draft.folder}
              onChange={(event) => change({ folder: event.target.value })}
            />
          </label>
          {insisted && draft.folder.trim() === "" && <p className="send-missing">{t("folder-missing")}</p>}
        </Choice>
      </div>
      {checked && !asking && <CheckedText checked={checked} language={draft.language} />}
    </>
  );
}

function CheckedText({ checked, language }: { checked: CheckedCity; language: string }) {
  const { t } = useTranslation("setup");
  const { t: fatal } = useTranslation("fatal");
  const { city, faults, hidden, folder } = checked;
  return (
    <section className="setup-result" data-state={city ? (faults.length > 0 ? "warning" : "ok") : "fault"}>
      <p>
        {!city && t("city-unusable", { folder })}
        {city &&
          faults.length === 0 &&
          t("city-good", { name: textOf(city.name, language), cameras: city.cameras })}
        {city && faults.length > 0 && t("city-faulty", { name: textOf(city.name, language) })}
      </p>
      {faults.length > 0 && (
        <table>
          <tbody>
            {faults.map((fault) => (
              <tr key={`${fault.file}:${fault.line}:${fault.expected}:${fault.found}`}>
                <th scope="row">
                  {fault.file}:{fault.line}
                </th>
                <td>
                  {fatal(`fault-${fault.code}`)}{" "}
                  <code lang="en">{fatal("fault", { expected: fault.expected, found: fault.found })}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hidden > 0 && <p>{fatal("more", { count: hidden })}</p>}
    </section>
  );
}
