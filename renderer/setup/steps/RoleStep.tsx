import { useTranslation } from "react-i18next";
import { stationRoles } from "../../../shared/domain/station/role.ts";
import { Choice } from "../Choice.tsx";
import type { StepProps } from "../SetUp.tsx";

export function RoleStep({ state: { draft, change } }: StepProps) {
  const { t } = useTranslation("setup");
  return (
    <div className="setup-choices">
      {stationRoles.map((role) => (
        <Choice
          key={role}
          name="role"
          value={role}
          chosen={draft.role === role}
          title={t(`role-${role}`)}
          about={t(`role-${role}-about`)}
          onChoose={() => change({ role })}
        />
      ))}
    </div>
  );
}
