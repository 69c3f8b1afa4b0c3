/** The second row: the pages at the left, what the whole room shows at the right. */
import { useTranslation } from "react-i18next";
import { maySee } from "../../../shared/contract/permissions.ts";
import type { Role } from "../../../shared/domain/roles/role.ts";
import { useModules } from "../../city/useModules.ts";
import { useRow } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { textOf } from "../../ui/textOf.ts";
import type { Desk } from "../actions/action.ts";
import { keyLabel } from "../keys.ts";
import { type PageName, pageNames } from "../page.ts";
import { isPageInUse, pageKey } from "../pages.ts";
import { useUnsavedScenes } from "../scenes/useSceneEditor.ts";

/** While nobody knows who is there, nothing is taken away. */
const maySeeAttendance = (role: Role | undefined) => role === undefined || maySee(role, "attendanceDay");

export function Tabs({ desk, scene }: { desk: Desk; scene: string | undefined }) {
  const { t, i18n } = useTranslation("console");
  const count = useCountFormat();
  const refused = useRow("link")?.quarantined ?? 0;
  const unsaved = useUnsavedScenes();
  const hasAttendance = useRow("attendance") !== undefined;
  const role = useRow("session")?.person?.role;
  const isOffered = (page: PageName) =>
    // Supervisors open the audit by its key: their row of pages is full.
    page === "access"
      ? role === "administrator"
      : // The bar says who leads the shift, and opens it.
        // So do the link's words, of the stations. The doctor is asked by key, when something is wrong;
        // and the machine is set up once.
        ["handover", "room", "doctor", "training", "settings"].includes(page)
        ? false
        : page !== "attendance" || (hasAttendance && maySeeAttendance(role));
  const modules = useModules();
  const shown = pageNames.filter(
    (page) => isPageInUse(page, modules) && (isOffered(page) || page === desk.page),
  );
  const scenes = [...desk.scenes].sort((a, b) => a.position - b.position);
  return (
    <div className="tabs">
      <nav className="tabs-pages" aria-label={t("pages")}>
        {shown.map((page) => (
          <button
            key={page}
            type="button"
            className="tab"
            aria-current={page === desk.page ? "page" : undefined}
            onClick={() => desk.goTo(page)}
          >
            <kbd>{keyLabel(pageKey(page), "").replace("Ctrl ", "^")}</kbd>
            {t(`page-${page}`)}
            {page === "quarantine" && refused > 0 && <b className="tab-count">{count(refused)}</b>}
            {page === "scenes" && unsaved > 0 && (
              <b className="tab-count" title={t("scenes-unsaved", { count: unsaved })}>
                ● {count(unsaved)}
              </b>
            )}
          </button>
        ))}
      </nav>
      <fieldset className="tabs-scenes">
        <legend>{t("scenes")}</legend>
        {scenes.map((row) => (
          <button
            key={row.id}
            type="button"
            className="tab"
            aria-pressed={row.id === scene}
            aria-label={textOf(row.name, i18n.language)}
            title={textOf(row.name, i18n.language)}
            onClick={() => desk.send("scene.show", { scene: row.id })}
          >
            <kbd>{row.position}</kbd>
            <span>{textOf(row.name, i18n.language)}</span>
          </button>
        ))}
      </fieldset>
      <div className="tabs-tools">
        <button
          type="button"
          className="tab tab-tool"
          title={t("identify")}
          aria-label={t("identify")}
          onClick={() => desk.send("displays.identify", {})}
        >
          <kbd>I</kbd>
          <DisplaysIcon />
          <span>{t("identify")}</span>
        </button>
        <button
          type="button"
          className="tab"
          aria-label={t("action-language")}
          onClick={() => desk.send("language.set", { language: desk.language === "id" ? "en" : "id" })}
        >
          <kbd>L</kbd>
          <span className="tabs-language">
            <b data-on={desk.language === "id"}>ID</b>
            <b data-on={desk.language === "en"}>EN</b>
          </span>
        </button>
        <button
          type="button"
          className="tab tab-tool"
          title={t("help")}
          aria-label={t("help")}
          onClick={desk.toggleHelp}
        >
          <kbd>F1</kbd>
          <HelpIcon />
          <span>{t("help")}</span>
        </button>
      </div>
    </div>
  );
}

function DisplaysIcon() {
  return (
    <svg className="tab-icon" viewBox="0 0 20 16" aria-hidden="true">
      <path d="M1.5 1.5h17v10h-17zM6 15h8M10 11.5V15M9 4.5l1.5-1V9" />
    </svg>
  );
}

function HelpIcon() {
  return (
    <svg className="tab-icon" viewBox="0 0 20 16" aria-hidden="true">
      <path d="M7.5 5.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M10 12v1.5" />
    </svg>
  );
}
