/**
 * One incident, all of it: what and how urgent, the citizens' words, likely doubles, cameras, orders, the procedure,
 * and everything that happened. Every act has a key; what cannot be done now says why.
 */
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { callLink, chatLink } from "../../../shared/contract/outside.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView } from "../../data/core.ts";
import { select } from "../../ui/selection.ts";
import type { Desk } from "../actions/action.ts";
import { Nearest } from "../details/Nearest.tsx";
import { usePageHandle } from "../page.ts";
import { Alike } from "./Alike.tsx";
import { type ActName, acts, type Hindrance, type Standing } from "./acts.ts";
import { CitizenLines } from "./CitizenLines.tsx";
import { Conflicts } from "./Conflicts.tsx";
import { EvidenceDialog } from "./EvidenceDialog.tsx";
import { Head } from "./Head.tsx";
import { type OpenDialog, OpenedDialog } from "./OpenedDialog.tsx";
import { Orders } from "./Orders.tsx";
import { usePeople } from "./people.ts";
import { picturesOf } from "./pictures.ts";
import { Sop } from "./Sop.tsx";
import { contactOf, hasHidden, mergeOf, nextStep, orderOf } from "./standing.ts";
import { Timeline } from "./Timeline.tsx";
import { Told, Words } from "./Told.tsx";
import "./incident.css";

export interface IncidentPageProps {
  readonly incident: IncidentRow;
  readonly desk: Desk;
}

export function IncidentPage({ incident: listed, desk }: IncidentPageProps) {
  const { id } = listed;
  const { t } = useTranslation("incidents");
  const about = useMemo(() => ({ incident: id }), [id]);
  const history = useView("history", about).rows;
  const citizens = useView("citizens", about).rows;
  const [written] = useView("incident", about).rows;
  const steps = useView("sopSteps", about).rows;
  const others = useView("incidents").rows;
  const city = useCityIndex();
  const zone = useRow("city")?.zone ?? "UTC";
  const people = usePeople();
  const [chosenOrder, setChosenOrder] = useState<string | null>(null);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [why, setWhy] = useState<Hindrance | null>(null);
  const [withEvidence, setWithEvidence] = useState(false);

  const isShown = citizens.some(({ shown }) => shown);
  const incident = isShown && written ? written : listed;
  const order = orderOf(incident, chosenOrder);
  const step = nextStep(steps);
  const contact = contactOf(order, citizens, people, city);
  const pictures = useMemo(() => picturesOf(history), [history]);
  const standing: Standing = {
    ...{ incident, order, step },
    hasPhone: contact?.phone != null,
    hasRadio: contact?.radio != null,
    hasPicture: pictures.length > 0,
    hasCitizen: hasHidden(incident, citizens) || isShown,
  };
  const likely = incident.alike[0];
  const { send, ask } = desk;
  const showPicture = (first: string) => setDialog({ act: "picture", first, pictures, zone, people });

  function moveOrder(by: number): void {
    const at = incident.orders.findIndex((each) => each.id === order?.id);
    const next = incident.orders[(at + by + incident.orders.length) % incident.orders.length];
    if (next) setChosenOrder(next.id);
  }

  async function speak(channel: "phone" | "whatsapp" | "radio"): Promise<void> {
    if (!contact) return;
    const shown = contact.masked && (await ask("citizen.reveal", { incident: id }));
    const whom = shown ? contactOf(order, shown.citizens, people, city) : contact;
    if (!whom || whom.masked) return;
    const link = { phone: callLink, whatsapp: chatLink, radio: () => null }[channel](whom.phone ?? "");
    if (link) window.open(link);
    setDialog({ act: "contact", contact: whom, channel });
  }

  function doStep(): void {
    const action = step?.action;
    if (action?.type === "camera" && action.camera) select({ kind: "camera", id: action.camera });
    if (action?.type === "order") setDialog({ act: "dispatch", task: action.task, replaces: null });
    if (action?.type === "call") {
      const { name, phone } = action;
      const link = callLink(phone);
      if (link) window.open(link);
      setDialog({ act: "contact", contact: { officer: null, name, phone, radio: null }, channel: "phone" });
    }
  }

  const perform: Record<ActName, () => void> = {
    take: () => send("incident.acknowledge", { incident: id }),
    dispatch: () => setDialog({ act: "dispatch", task: null, replaces: null }),
    resolve: () => setDialog({ act: "resolve" }),
    close: () => setDialog({ act: "close" }),
    reopen: () => setDialog({ act: "reopen" }),
    cancel: () => setDialog({ act: "cancel" }),
    transfer: () => setDialog({ act: "transfer" }),
    change: () => setDialog({ act: "change" }),
    note: () => setDialog({ act: "note" }),
    merge: () => likely && mergeWith(likely.incident),
    "keep-apart": () => likely && keepApartFrom(likely.incident),
    "see-conflict"() {
      const [conflict] = incident.conflicts;
      if (conflict) send("incident.seeConflict", { incident: id, conflict: conflict.id });
    },
    "tick-step": () => step && tick(step.sop, step.step, step.version, true),
    "do-step": doStep,
    call: () => void speak("phone"),
    chat: () => void speak("whatsapp"),
    radio: () => void speak("radio"),
    citizen: () => send(isShown ? "citizen.hide" : "citizen.reveal", { incident: id }),
    picture() {
      const newest = pictures.at(-1);
      if (newest) showPicture(newest.id);
    },
    "next-order": () => moveOrder(1),
    "previous-order": () => moveOrder(-1),
    recall: () => order && setDialog({ act: "recall", order }),
    replace: () => order && setDialog({ act: "dispatch", task: order.task, replaces: order }),
    reply: () => order && setDialog({ act: "reply", order }),
    "stop-escalation": () => order && send("order.stopEscalation", { incident: id, order: order.id }),
  };

  function act(name: ActName): void {
    const hindrance = acts[name].hindrance(standing);
    setWhy(hindrance);
    if (!hindrance) perform[name]();
  }
  usePageHandle({ incident: act, evidence: () => setWithEvidence(true) });

  function mergeWith(other: string): void {
    const row = others.find((each) => each.id === other);
    send("incident.merge", row ? mergeOf(incident, row) : { incident: id, into: other });
  }
  function keepApartFrom(other: string): void {
    send("incident.keepApart", { incident: id, from: other });
  }
  function tick(sop: string, name: string, version: number, done: boolean): void {
    send("sop.tick", { incident: id, sop, version, step: name, done });
  }

  return (
    <article className="incident" data-details={id} data-state={incident.state}>
      <Head incident={incident} standing={standing} zone={zone} people={people} onAct={act} />
      {why && (
        <p className="incident-why" role="status">
          {t(`not-${why}`)}
        </p>
      )}
      <div className="incident-columns">
        <div>
          <Conflicts {...{ incident, standing, zone, people }} onAct={act} />
          <Alike incident={incident} onMerge={mergeWith} onKeepApart={keepApartFrom} />
          <Words text={incident.text} />
          <CitizenLines citizens={citizens} standing={standing} shown={isShown} onAct={act} />
          <Orders
            incident={incident}
            chosen={order}
            standing={standing}
            contact={contact}
            people={people}
            onChoose={setChosenOrder}
            onAct={act}
          />
          <Sop steps={steps} next={step} people={people} onTick={tick} onAct={act} />
          <Told incident={incident} onSeparate={(part) => send("incident.separate", { incident: part })} />
        </div>
        <div>
          <Nearest place={incident.place} />
          <Timeline
            {...{ history, pictures, zone, people }}
            incident={id}
            onPicture={showPicture}
            onEvidence={() => setWithEvidence(true)}
          />
        </div>
      </div>
      {dialog && <OpenedDialog dialog={dialog} incident={incident} onClose={() => setDialog(null)} />}
      {withEvidence && <EvidenceDialog incident={id} onClose={() => setWithEvidence(false)} />}
    </article>
  );
}
