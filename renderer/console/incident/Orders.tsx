/** Who was sent: each order as it stands, since when, and what the room does next by itself. The chosen one has its keys. */
import { useTranslation } from "react-i18next";
import type { IncidentRow, OrderRow } from "../../../shared/contract/incidents.ts";
import { useModules } from "../../city/useModules.ts";
import { isUnsent } from "../../incident/orderMarks.ts";
import { Age } from "../../ui/Age.tsx";
import { useNow } from "../../ui/clock.ts";
import { formatAge } from "../../ui/time.ts";
import { ActButton } from "./ActButton.tsx";
import type { ActName, Standing } from "./acts.ts";
import type { People } from "./people.ts";
import { Section } from "./Section.tsx";
import type { Contact } from "./standing.ts";

export interface OrdersProps {
  readonly incident: IncidentRow;
  readonly chosen: OrderRow | undefined;
  readonly standing: Standing;
  readonly contact: Contact | null;
  readonly people: People;
  readonly onChoose: (order: string) => void;
  readonly onAct: (act: ActName) => void;
}

const orderActs = ["call", "chat", "radio", "reply", "replace", "recall"] as const;

export function Orders({ incident, chosen, standing, contact, people, onChoose, onAct }: OrdersProps) {
  const { t } = useTranslation("incidents");
  const { orders } = incident;
  const { orders: hasOrders } = useModules();
  if (!hasOrders && orders.length === 0) return null;
  return (
    <Section name="orders" title={t("orders-title", { count: orders.length })}>
      {orders.length === 0 && <p className="incident-soft">{t("orders-none")}</p>}
      <ul className="incident-orders">
        {orders.map((order) => (
          <li key={order.id} data-order={order.id} data-chosen={order.id === chosen?.id}>
            <button type="button" className="incident-order" onClick={() => onChoose(order.id)}>
              <strong>{people.name(order.officer)}</strong>
              <OrderState order={order} />
            </button>
            <p className="incident-clamped incident-soft" dir="auto">
              {order.support && `${t("support")} · `}
              {order.task}
            </p>
            {order.reason && <p dir="auto">{t("because", { reason: order.reason })}</p>}
            <Escalation order={order} people={people} />
            {order.id === chosen?.id && (
              <>
                <p className="incident-soft">
                  {contact?.phone} {contact?.radio && `· ${t("radio-channel", { channel: contact.radio })}`}
                </p>
                <p className="incident-row-acts">
                  {orderActs.map((act) => (
                    <ActButton key={act} act={act} standing={standing} onAct={onAct} />
                  ))}
                  {order.escalation && <ActButton act="stop-escalation" standing={standing} onAct={onAct} />}
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
      {orders.length > 1 && (
        <p className="incident-soft">
          <kbd>[</kbd> <kbd>]</kbd> {t("choose-order")}
        </p>
      )}
    </Section>
  );
}

/** What has not gone out is never called sent. */
function OrderState({ order }: { order: OrderRow }) {
  const { t } = useTranslation("incidents");
  const state = isUnsent(order) ? "unsent" : order.state;
  return (
    <span className="order-state" data-order-state={state}>
      {t(`order-${state}`)} · <Age since={order.since} />
    </span>
  );
}

function Escalation({ order, people }: { order: OrderRow; people: People }) {
  const { t } = useTranslation("incidents");
  const { t: ui } = useTranslation("ui");
  const now = useNow(1000);
  const { escalation } = order;
  if (!escalation) return null;
  const time = formatAge(Math.max(0, escalation.at - now), ui);
  const officer = escalation.officer === null ? t("somebody") : people.name(escalation.officer);
  return <p className="details-warning">{t(`escalation-${escalation.action}`, { time, officer })}</p>;
}
