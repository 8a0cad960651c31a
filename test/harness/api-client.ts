/** What the tests use of the OpenAPI document. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
}

export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

export interface Call {
  readonly token?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: T;
}

/** Calls operations by their id in the OpenAPI document. */
export interface ApiClient {
  readonly url: string;
  readonly document: OpenApi;
  readonly operations: ReadonlyMap<string, Operation>;
  call<T = Record<string, unknown>>(operationId: string, call?: Call): Promise<Answer<T>>;
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/** Every operation of the document, in its order. */
export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) => {
      const operation = item[method] as {
        operationId: string;
        parameters?: Parameter[];
        requestBody?: { content?: Record<string, { schema?: Schema }> };
      };
      return {
        operationId: operation.operationId,
        method: method.toUpperCase(),
        path,
        parameters: [...((item['parameters'] as Parameter[] | undefined) ?? []), ...(operation.parameters ?? [])],
        body: operation.requestBody?.content?.['application/json']?.schema,
      };
    }),
  );
}

/** The path with its `{names}` filled in; a missing one becomes a well-formed, unknown id. */
export const filledPath = (path: string, values: Readonly<Record<string, string>> = {}): string =>
  path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? '00000000-0000-4000-8000-000000000000'),
  );

export async function send(
  url: string,
  method: string,
  path: string,
  call: Call & { raw?: string | Uint8Array<ArrayBuffer> } = {},
): Promise<Answer> {
  const query = new URLSearchParams(call.query).toString();
  const hasBody = call.raw !== undefined || call.body !== undefined;
  const response = await answered(`${url}${path}${query === '' ? '' : `?${query}`}`, {
    method,
    headers: {
      ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...call.headers,
    },
    ...(hasBody ? { body: call.raw ?? JSON.stringify(call.body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

const UPLOADS = 8;

/**
 * A server that refuses a large body closes the connection, so the client's write may fail before it reads the answer. The
 * request is then sent again, since an answer is required. Other faults are thrown.
 */
async function answered(address: string, request: RequestInit, left = UPLOADS): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch (fault) {
    const { code } = ((fault as { cause?: unknown }).cause ?? {}) as { code?: string };
    const large = typeof request.body === 'string' && request.body.length > 65_536;
    if (left > 1 && large && (code === 'EPIPE' || code === 'ECONNRESET')) return answered(address, request, left - 1);
    throw fault;
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

export async function connect(url: string): Promise<ApiClient> {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as OpenApi;
  const operations = new Map(operationsOf(document).map((operation) => [operation.operationId, operation]));
  return {
    url,
    document,
    operations,
    call: async <T>(operationId: string, call: Call = {}) => {
      const operation = operations.get(operationId);
      if (operation === undefined) throw new Error(`The OpenAPI document has no operation ${operationId}`);
      return (await send(url, operation.method, filledPath(operation.path, call.path), call)) as Answer<T>;
    },
  };
}
