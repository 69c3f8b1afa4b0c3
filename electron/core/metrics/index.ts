/** Tells the figures to whoever looks at their page, and to a collector where the station was given a port. */
import { type ViewName, views } from "../../../shared/contract/views.ts";
import type { Notices } from "../live/notices.ts";
import { type LiveRows, putChanged } from "../live/rows.ts";
import type { OpenedRows } from "../live/serve.ts";
import { errorText, type Log } from "../log.ts";
import type { Endpoint } from "./endpoint.ts";
import { type FiguresOf, metricRows, roomFigures } from "./figures.ts";

export interface MetricsOptions extends FiguresOf {
  /** Undefined for none. */
  readonly port: number | undefined;
  readonly notices: Notices;
  readonly log: Log;
}

const everyMs = 2000;

export class Metrics {
  private readonly options: MetricsOptions;
  private endpoint: Promise<Endpoint | undefined> = Promise.resolve(undefined);
  private watchers = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: MetricsOptions) {
    this.options = options;
    void this.tellAt(options.port);
  }

  /** At another port from now on; undefined: at none. */
  async tellAt(port: number | undefined): Promise<void> {
    const { notices, log } = this.options;
    const last = this.endpoint;
    this.endpoint = last
      .catch(() => undefined)
      .then(async (endpoint) => {
        await endpoint?.close();
        return port === undefined ? undefined : await this.listen(port);
      });
    notices.clear("metrics-port");
    await this.endpoint.catch((error) => {
      log.error("the figures' port cannot be opened", { port: String(port), reason: errorText(error) });
      notices.raise("warning", "metrics-port", { port: String(port), reason: errorText(error) });
    });
  }

  /** Read every two seconds for as long as somebody looks. */
  view(name: ViewName): OpenedRows | undefined {
    if (name !== "metrics") return undefined;
    this.watchers += 1;
    if (this.watchers === 1) {
      this.refresh();
      this.timer = setInterval(() => this.refresh(), everyMs);
    }
    const close = () => {
      this.watchers -= 1;
      if (this.watchers === 0) clearInterval(this.timer);
    };
    return { rows: this.options.sources.metrics as LiveRows<unknown>, close };
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    const endpoint = await this.endpoint.catch(() => undefined);
    await endpoint?.close();
  }

  private refresh(): void {
    putChanged(this.options.sources.metrics, metricRows(roomFigures(this.options)), views.metrics.key);
  }

  private async listen(port: number): Promise<Endpoint> {
    const { openEndpoint } = await import("./endpoint.ts");
    return await openEndpoint(port, () => roomFigures(this.options));
  }
}
