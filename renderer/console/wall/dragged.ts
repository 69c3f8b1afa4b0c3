/** What is dragged onto a place of the wall, as the drag itself carries it. */
import type { DragEvent } from "react";
import { type PushContent, pushContentSchema } from "../../../shared/domain/wall/pushes.ts";

const type = "application/x-live-room-content";

export function startDrag(event: DragEvent, content: PushContent): void {
  event.dataTransfer.setData(type, JSON.stringify(content));
  event.dataTransfer.effectAllowed = "copy";
}

/** A drag of something else, from another program, is none of ours. */
export function allowDrop(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(type)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
}

export function droppedContent(event: DragEvent): PushContent | undefined {
  try {
    return pushContentSchema.safeParse(JSON.parse(event.dataTransfer.getData(type))).data;
  } catch {
    return undefined;
  }
}
