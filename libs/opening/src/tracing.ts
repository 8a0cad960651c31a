import { context, propagation, trace } from '@opentelemetry/api';

/** Sends the recorded spans and ends tracing. */
export interface Tracing {
  end(): Promise<void>;
}

const off: Tracing = { end: () => Promise.resolve() };

let on = false;

/** Whether spans are recorded now; without that nothing needs to start any. */
export const isTracing = (): boolean => on;

/** OpenTelemetry's variables for the endpoint; without one nothing is recorded. */
const endpointIn = (env: NodeJS.ProcessEnv): string | undefined =>
  env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true'
    ? undefined
    : env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] || env['OTEL_EXPORTER_OTLP_ENDPOINT'] || undefined;

/**
 * Sends spans to the OTLP endpoint that the environment names (`OTEL_EXPORTER_OTLP_ENDPOINT` and its kin; the service is
 * called `pacta` unless `OTEL_SERVICE_NAME` says otherwise). The libraries are loaded only then: a start without tracing
 * pays nothing for it.
 */
export async function startTracing(): Promise<Tracing> {
  // The exporter reads the same variables.
  const { env } = process;
  if (endpointIn(env) === undefined) return off;
  const [{ AsyncLocalStorageContextManager }, { W3CTraceContextPropagator }, { OTLPTraceExporter }, resources, sdk] =
    await Promise.all([
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/core'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace'),
    ]);
  const provider = new sdk.TracerProvider({
    resource: resources
      .defaultResource()
      .merge(resources.resourceFromAttributes({ 'service.name': env['OTEL_SERVICE_NAME'] ?? 'pacta' })),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  on = true;
  return {
    async end() {
      on = false;
      await provider.shutdown();
      for (const each of [trace, propagation, context]) each.disable();
    },
  };
}

/** This service's tracer; it records only once tracing has started. */
export const tracer = () => trace.getTracer('pacta');
