/** For tests: an Open311 GeoReport v2 server with the reports of a city, that takes words about them. */
import type { ServerResponse } from "node:http";
import { type KeptRequest, type Peer, sayJson, startPeer } from "./intake-server.ts";

/** A service request as GeoReport v2 servers give it. */
export interface ServiceRequest {
  readonly service_request_id: string | number;
  readonly status: string;
  readonly status_notes?: string | null;
  readonly service_name?: string;
  readonly service_code: string;
  readonly description: string | null;
  readonly agency_responsible?: string | null;
  readonly service_notice?: string | null;
  readonly requested_datetime: string;
  readonly updated_datetime?: string | null;
  readonly expected_datetime?: string | null;
  readonly address?: string | null;
  readonly address_id?: string | null;
  readonly zipcode?: string | null;
  readonly lat: number | string | null;
  readonly long: number | string | null;
  readonly media_url?: string | null;
}

export interface Open311Server extends Peer {
  readonly requests311: ServiceRequest[];
  /** What was said of each report, in order. */
  readonly told: { readonly id: string; readonly form: URLSearchParams }[];
  /** Set to have the server do something else; false for a request that it answers all the same. */
  trouble: ((request: KeptRequest, response: ServerResponse) => unknown) | undefined;
}

export interface Open311ServerOptions {
  readonly services?: readonly { readonly service_code: string; readonly service_name: string }[];
  /** Some servers ignore `page` and give everything each time. */
  readonly hasPages?: boolean;
}

export async function startOpen311Server(options: Open311ServerOptions = {}): Promise<Open311Server> {
  const { hasPages = true, services = [{ service_code: "sampah", service_name: "Sampah" }] } = options;
  const requests311: ServiceRequest[] = [];
  const told: { id: string; form: URLSearchParams }[] = [];
  const peer = await startPeer((request, response) => {
    if (server.trouble && server.trouble(request, response) !== false) return;
    const { path, query } = request;
    const posted = /^\/v2\/requests\/([^/]+)\.json$/.exec(path);
    if (request.method === "POST" && posted) {
      told.push({ id: decodeURIComponent(posted[1]!), form: new URLSearchParams(request.body) });
      return sayJson(response, [{ service_request_id: posted[1] }]);
    }
    if (path === "/v2/services.json") return sayJson(response, services);
    if (path === "/v2/requests.json") return sayJson(response, found(query));
    return sayJson(response, [{ code: 404, description: "no such resource" }], 404);
  });

  function found(query: URLSearchParams): ServiceRequest[] {
    const ids = query.get("service_request_id")?.split(",");
    if (ids) return requests311.filter((each) => ids.includes(String(each.service_request_id)));
    const start = Date.parse(query.get("start_date") ?? "1970-01-01T00:00:00Z");
    const since = requests311
      .filter((each) => Date.parse(each.requested_datetime) >= start)
      .sort((a, b) => Date.parse(b.requested_datetime) - Date.parse(a.requested_datetime));
    if (!hasPages) return since;
    const [page, size] = [Number(query.get("page") ?? 1), Number(query.get("page_size") ?? 100)];
    return since.slice((page - 1) * size, page * size);
  }

  const server: Open311Server = Object.assign(peer, { requests311, told, trouble: undefined });
  return server;
}
