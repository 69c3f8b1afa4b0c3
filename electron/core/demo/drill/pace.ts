/** A drill that is played faster: everything but the clock of the shift plan (and the script, which has its own file) takes an nth of its time. */
import type { Drill } from "../../../../shared/domain/drill.ts";

type Range = [number, number];

/** Positions come no more often than this, however fast the drill: they would only be more messages. */
const positionsSeconds = 1;

export function hastenedDrill(drill: Drill, speed: number): Drill {
  if (speed === 1) return drill;
  const { officers, cameras, reports, sensors } = drill;
  const { silent, orders } = officers;
  const faster = ([from, to]: Range): Range => [from / speed, to / speed];
  const position = (seconds: number) => Math.max(seconds / speed, Math.min(seconds, positionsSeconds));
  return {
    ...drill,
    officers: {
      ...officers,
      positionEverySeconds: [
        position(officers.positionEverySeconds[0]),
        position(officers.positionEverySeconds[1]),
      ],
      restMinutes: faster(officers.restMinutes),
      silent: { everyMinutes: faster(silent.everyMinutes), minutes: faster(silent.minutes) },
      orders: {
        ...orders,
        receivedSeconds: faster(orders.receivedSeconds),
        answerSeconds: faster(orders.answerSeconds),
        setOutSeconds: faster(orders.setOutSeconds),
        workMinutes: Object.fromEntries(
          Object.entries(orders.workMinutes).map(([kind, minutes]) => [kind, faster(minutes)]),
        ),
      },
    },
    cameras: { ...cameras, changeEveryMinutes: faster(cameras.changeEveryMinutes) },
    reports: {
      ...reports,
      everySeconds: faster(reports.everySeconds),
      openMinutes: faster(reports.openMinutes),
      scriptOpenMinutes: reports.scriptOpenMinutes && faster(reports.scriptOpenMinutes),
    },
    sensors: sensors && { ...sensors, everySeconds: faster(sensors.everySeconds) },
  };
}
