/** What was found, as the doctor says it: each with what to do. */
import { useTranslation } from "react-i18next";
import type { Finding } from "../../shared/domain/doctor/finding.ts";
import { FindingMark } from "../console/doctor/FindingMark.tsx";
import "../console/doctor/doctor.css";

export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation("doctor");
  return (
    <ul className="setup-findings">
      {findings.map((each) => (
        <li key={`${each.check} ${each.about} ${each.code}`} data-state={each.state}>
          <FindingMark state={each.state} />
          <div>
            <strong>{t(`check-${each.check}`)}</strong> {t(`found-${each.code}`, each.params)}
            {each.state !== "ok" && <p>{t(`do-${each.code}`, each.params)}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
