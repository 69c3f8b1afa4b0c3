import { useTranslation } from "react-i18next";
import type { CameraTest } from "../../../shared/contract/cameraExchange.ts";

/** What a test of a stream came to, in words. */
export function TestResult({ test }: { test: CameraTest }) {
  const { t, i18n } = useTranslation("directory");
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const { fault, renditions, segmentS, behindS, container, tookMs, live, withLogin } = test;
  const sizes = renditions.map(({ widthPx, heightPx, bitsPerS }) =>
    t("test-rendition", {
      width: widthPx ?? "?",
      height: heightPx ?? "?",
      kilobits: bitsPerS === null ? "?" : number.format(Math.round(bitsPerS / 1000)),
    }),
  );
  return (
    <div className="camera-test" data-fault={fault !== null}>
      <strong>
        {fault ? t(`test-step-${fault.step}`) : t("test-good", { seconds: number.format(tookMs / 1000) })}
      </strong>
      {fault && (
        <p>
          {t(`test-fault-${fault.code}`)}
          {fault.detail !== "" && ` (${fault.detail})`}
        </p>
      )}
      {sizes.length > 0 && <p>{sizes.join(" · ")}</p>}
      <p>
        {[
          container && t(`test-container-${container}`),
          segmentS !== null && t("test-segment", { seconds: number.format(segmentS) }),
          behindS !== null && t("test-behind", { seconds: number.format(behindS) }),
          live === false && t("test-recording"),
          withLogin && t("test-with-login"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  );
}
