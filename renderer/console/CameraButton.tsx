import type { CameraRow } from "../../shared/contract/rows.ts";
import { Tile } from "../camera/Tile.tsx";
import { select } from "../ui/selection.ts";

/** A camera's live picture; a press shows all about it. */
export function CameraButton({ camera }: { camera: CameraRow }) {
  return (
    <button
      type="button"
      className="tile-button"
      aria-label={camera.name}
      onClick={() => select({ kind: "camera", id: camera.id })}
    >
      <Tile camera={camera} />
    </button>
  );
}
