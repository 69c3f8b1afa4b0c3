import { createRoot } from "react-dom/client";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { faultLine } from "../../shared/contract/fromCore.ts";
import { language } from "../../shared/contract/rows.ts";
import { startTexts } from "../ui/i18n.ts";
import "../ui/fonts.ts";
import "../ui/theme.css";
import "./fatal.css";

const shown = z.object({
  code: z.string(),
  params: z.record(z.string(), z.string()),
  faults: z.array(faultLine),
});

function Fatal({ message, hidden }: { message: z.infer<typeof shown>; hidden: number }) {
  const { t } = useTranslation("fatal");
  return (
    <main className="fatal">
      <h1>{t("title")}</h1>
      <p className="fatal-what">{t(message.code, message.params)}</p>
      {message.faults.length > 0 && (
        <table>
          <tbody>
            {message.faults.map((fault) => (
              <tr key={`${fault.file}:${fault.line}:${fault.expected}`}>
                <th scope="row">{fault.line > 0 ? `${fault.file}:${fault.line}` : fault.file}</th>
                <td>
                  {t(`fault-${fault.code}`)}
                  {/* The checker's own words, as city:check prints them and IT staff may search for them. */}
                  <code lang="en">
                    {t(message.code === "settings-unusable" ? "fault-setting" : "fault", {
                      expected: fault.expected,
                      found: fault.found,
                    })}
                  </code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hidden > 0 && <p>{t("more", { count: hidden })}</p>}
      <p className="fatal-do">{t(`${message.code}-do`, message.params)}</p>
    </main>
  );
}

const query = new URLSearchParams(window.location.search);
const message = shown.parse(JSON.parse(query.get("message") ?? "{}"));
await startTexts(language.catch("id").parse(query.get("language")));
createRoot(document.getElementById("root") as HTMLElement).render(
  <Fatal message={message} hidden={Number(query.get("hidden") ?? 0)} />,
);
