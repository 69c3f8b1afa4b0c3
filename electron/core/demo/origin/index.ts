/** The demo city's cameras; see server.ts. */

export { FootageUnusable } from "./parameters.ts";
export {
  type Origin,
  type OriginCamera,
  type OriginFault,
  type OriginOptions,
  type OriginRequests,
  startOrigin,
} from "./server.ts";
