import { Injectable } from '@nestjs/common';
import type { Counter, Histogram, Meter } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

export interface Answer {
  readonly method: string;
  /** The route's pattern, never the requested path: ids would make a series each. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** Upper bounds in seconds: a durable write takes milliseconds, an import minutes. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600];

/** Metrics of this process since its start. They hold no ledger data. */
@Injectable()
export class ServiceFigures {
  readonly #reader = new PrometheusExporter({ preventServerStart: true });
  readonly #meters = new MeterProvider({ readers: [this.#reader] });
  readonly #text = new PrometheusSerializer(undefined, false, undefined, true, true);
  readonly #commands: Counter;
  readonly #answers: Histogram;

  constructor() {
    this.#commands = this.meter.createCounter('pacta_commands', { description: 'Commands by name and outcome.' });
    this.#answers = this.meter.createHistogram('http_server_request_duration_seconds', {
      description: 'Seconds until a request was answered.',
      advice: { explicitBucketBoundaries: SECONDS },
    });
  }

  /** Registers metrics that are read on each scrape. */
  get meter(): Meter {
    return this.#meters.getMeter('pacta');
  }

  countCommand(command: string, outcome: string): void {
    this.#commands.add(1, { command, outcome });
  }

  countAnswer({ method, route, status, seconds }: Answer): void {
    this.#answers.record(seconds, { method, route, status });
  }

  /** All metrics in Prometheus' text format. */
  async text(): Promise<string> {
    const { resourceMetrics } = await this.#reader.collect();
    return this.#text.serialize(resourceMetrics);
  }
}
