/** Whether one display can be read from where people sit: the last look at each scene that it showed. */
import { useTranslation } from "react-i18next";
import type { IllegibleText } from "../../../shared/contract/legibility.ts";
import type { DisplayRow } from "../../../shared/contract/rows.ts";
import { minimumArcMin } from "../../../shared/domain/scene/legibility.ts";
import { safeScene } from "../../../shared/domain/scene/safe.ts";
import { useView } from "../../data/core.ts";
import { Age } from "../../ui/Age.tsx";
import { enoughContrast } from "../../ui/contrast.ts";
import { useCountFormat } from "../../ui/count.ts";
import { textOf } from "../../ui/textOf.ts";
import type { PageProps } from "../pages.ts";
import "./legible.css";

export function Legible({ display, desk }: { display: DisplayRow } & PageProps) {
  const { rows } = useView("legibility");
  const { t, i18n } = useTranslation("console");
  const count = useCountFormat();
  const nameOf = (id: string) => {
    const scene = [...desk.scenes, safeScene].find((each) => each.id === id);
    return scene ? textOf(scene.name, i18n.language) : id;
  };
  const looks = rows
    .filter((row) => row.display === display.id)
    .sort((a, b) => Number(b.scene === display.scene) - Number(a.scene === display.scene) || b.at - a.at);
  return (
    <ul className="legible">
      {looks.map(({ id, scene, at, texts, illegible, more }) => (
        <li key={id} data-passed={illegible.length === 0}>
          <p>
            <b>{nameOf(scene)}</b>{" "}
            {illegible.length === 0
              ? t("legible", { texts: count(texts) })
              : t("illegible", { found: count(illegible.length + more), texts: count(texts) })}{" "}
            · <Age since={at} />
          </p>
          {illegible.length > 0 && (
            <ul>
              {illegible.map((text, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a look is a list that never changes
                <Illegible key={n} text={text} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function Illegible({ text: { panel, text, arcMin, contrast } }: { text: IllegibleText }) {
  const { t, i18n } = useTranslation("console");
  const format = (value: number) => value.toLocaleString(i18n.language, { maximumFractionDigits: 1 });
  return (
    <li>
      <q>{text}</q> <span>{panel}</span>
      {arcMin < minimumArcMin && (
        <em>{t("illegible-size", { found: format(arcMin), needed: format(minimumArcMin) })}</em>
      )}
      {contrast < enoughContrast && (
        <em>{t("illegible-contrast", { found: format(contrast), needed: format(enoughContrast) })}</em>
      )}
    </li>
  );
}
