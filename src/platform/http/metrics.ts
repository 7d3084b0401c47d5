import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface Metrics {
  request(method: string, route: string, status: number, milliseconds: number): void;
  job(reaction: string, result: 'done' | 'failed'): void;
  render(): Promise<{ type: string; text: string }>;
}

/** Counters of this process in Prometheus' text format. Route patterns only: no address, no person. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'buergernah_http_request_seconds',
    help: 'Requests by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  const jobs = new Counter({
    name: 'buergernah_jobs_total',
    help: 'Reactions run, by result.',
    labelNames: ['reaction', 'result'],
    registers: [registry],
  });
  return {
    request: (method, route, status, milliseconds) =>
      requests.observe({ method, route, status: String(status) }, milliseconds / 1000),
    job: (reaction, result) => jobs.inc({ reaction, result }),
    render: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
