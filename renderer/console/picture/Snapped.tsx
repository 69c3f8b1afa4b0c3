/** What came of a snapshot: the picture and whose record it is in, or why there is none and what to do. */
import { useTranslation } from "react-i18next";
import { pictureUrl } from "../../data/pictures.ts";
import { RefusalText } from "../RefusalMessage.tsx";
import type { Snapped as Result } from "./useSnapshot.ts";

export function Snapped({ result, incidentName }: { result: Result; incidentName: string }) {
  const { t } = useTranslation("picture");
  const { state } = result;
  return (
    <p className="picture-snapped" data-snapped={state} role={state === "refused" ? "alert" : "status"}>
      {state === "kept" && <img src={pictureUrl(result.sha256)} alt="" />}
      <span>
        {state === "refused" ? (
          <RefusalText refusal={result.refusal} />
        ) : (
          t(`snapped-${state}`, { incident: incidentName })
        )}
      </span>
    </p>
  );
}
