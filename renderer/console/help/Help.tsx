/** All keys on one page, out of the table of actions. */
import { useTranslation } from "react-i18next";
import { useModules } from "../../city/useModules.ts";
import { actionGroups } from "../actions/action.ts";
import { actionsInUse } from "../actions/index.ts";
import { Dialog } from "../Dialog.tsx";
import { keyLabel } from "../keys.ts";
import "./help.css";

export function Help({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("console");
  const actions = actionsInUse(useModules());
  const groups = actionGroups.filter((name) => actions.some(({ group }) => group === name));
  return (
    <Dialog title={t("help-title")} onClose={onClose}>
      <div className="help">
        {groups.map((group) => (
          <section key={group}>
            <h3>{t(`group-${group}`)}</h3>
            <dl>
              {actions
                .filter((action) => action.group === group)
                .map(({ name, keys, listKeys = [], stageKeys = [], pictureKeys = [], searchKeys = [] }) => (
                  <div key={name}>
                    <dt>
                      {shorten([...keys, ...listKeys, ...stageKeys, ...pictureKeys, ...searchKeys]).map(
                        (key) => (
                          <kbd key={key}>{keyLabel(key, t("key-space"))}</kbd>
                        ),
                      )}
                    </dt>
                    <dd>{t(`action-${name}`)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t("group-window")}</h3>
          <dl>
            <div>
              <dt>
                <kbd>F2</kbd>
              </dt>
              <dd>{t("help-console")}</dd>
            </div>
            <div>
              <dt>
                <kbd>Tab</kbd>
              </dt>
              <dd>{t("help-tab")}</dd>
            </div>
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

/** Nine digits are one range. */
function shorten(keys: readonly string[]): readonly string[] {
  return keys.length > 4 ? [`${keys[0]} – ${keys.at(-1)}`] : keys;
}
