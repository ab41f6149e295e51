import type { IncomingHttpHeaders } from 'node:http';

import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';

// A CommonJS module whose default export is the function, twice wrapped for types.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

type Json = Readonly<Record<string, unknown>>;

export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly requestHeaders: IncomingHttpHeaders;
  readonly requestBody: string;
  readonly status: number;
  readonly responseHeaders: IncomingHttpHeaders;
  readonly responseBody: string;
}

export interface CheckedExchange {
  /** `METHOD /path-template STATUS`. */
  readonly exchange: string;
  readonly violations: readonly string[];
}

interface Operation {
  readonly template: string;
  readonly definition: Json;
  readonly parameters: readonly Json[];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asJson(value: unknown): Json {
  return isJson(value) ? value : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Holds requests and answers against an OpenAPI 3.1 document, as strictly as it can be read. */
export class OpenApiDocument {
  readonly #document: Json;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #validators = new Map<string, ValidateFunction>();
  readonly #basePath: string;

  constructor(document: object) {
    this.#document = { ...document };
    addFormats(this.#ajv);
    this.#ajv.addSchema({ ...document, $id: 'api' });
    const servers = this.#document.servers;
    const server = asJson(Array.isArray(servers) ? servers[0] : undefined);
    const url = typeof server.url === 'string' ? server.url : 'https://host';
    this.#basePath = new URL(url.replace(/\{[^}]*\}/g, 'host')).pathname.replace(/\/$/, '');
  }

  /** `undefined` for a path outside the document's base path. */
  check(exchange: Exchange): CheckedExchange | undefined {
    const { pathname } = exchange.url;
    if (!pathname.startsWith(`${this.#basePath}/`)) return undefined;
    const operation = this.#operation(exchange.method, pathname.slice(this.#basePath.length));
    if (!operation) {
      const name = `${exchange.method} ${pathname}`;
      return { exchange: name, violations: [`${name} is no operation of the document`] };
    }
    const name = `${exchange.method} ${operation.template} ${String(exchange.status)}`;
    const violations = [
      ...this.#requestViolations(exchange, operation),
      ...this.#responseViolations(exchange, operation),
    ];
    return { exchange: name, violations: violations.map((violation) => `${name}: ${violation}`) };
  }

  /** What is wrong with a value of one of the document's named schemas. */
  schemaViolations(schemaName: string, value: unknown): readonly string[] {
    return this.#invalid(`api#/components/schemas/${schemaName}`, value);
  }

  #operation(method: string, path: string): Operation | undefined {
    const segments = path.split('/');
    for (const [template, methods] of Object.entries(asJson(this.#document.paths))) {
      const parts = template.split('/');
      const fits =
        parts.length === segments.length &&
        parts.every((part, index) =>
          part.startsWith('{') ? segments[index] !== '' : part === segments[index],
        );
      const definition = asJson(methods)[method.toLowerCase()];
      if (fits && isJson(definition)) {
        const parameters = Array.isArray(definition.parameters) ? definition.parameters : [];
        return { template, definition, parameters: parameters.map((parameter) => this.#resolved(parameter)) };
      }
    }
    return undefined;
  }

  #requestViolations(exchange: Exchange, operation: Operation): readonly string[] {
    const violations: string[] = [];
    // Without credentials a request is wrong, but what is meant to be refused may be.
    if (exchange.requestHeaders.authorization === undefined && exchange.status !== 401) {
      violations.push('the request has no authorization');
    }
    if (exchange.status >= 400) return violations;
    for (const [name, value] of exchange.url.searchParams) {
      const parameter = operation.parameters.find((one) => one.in === 'query' && one.name === name);
      if (!parameter) violations.push(`the request has an unknown query parameter "${name}"`);
      else violations.push(...this.#inlineInvalid(`query parameter "${name}"`, parameter.schema, value));
    }
    const content = asJson(asJson(operation.definition.requestBody).content);
    const mediaType = exchange.requestHeaders['content-type']?.split(';', 1)[0];
    if (exchange.requestBody === '') return violations;
    const schema = asJson(content[mediaType ?? '']).schema;
    if (schema === undefined) violations.push(`the request has a body of type ${mediaType ?? 'unknown'}`);
    else violations.push(...this.#inlineInvalid('request body', schema, parse(exchange.requestBody)));
    return violations;
  }

  #responseViolations(exchange: Exchange, operation: Operation): readonly string[] {
    const responses = asJson(operation.definition.responses);
    if (!Object.hasOwn(responses, exchange.status)) return ['the status is not listed'];
    const response = this.#resolved(responses[exchange.status]);
    const violations: string[] = [];
    for (const [name, reference] of Object.entries(asJson(response.headers))) {
      const header = this.#resolved(reference);
      const value = exchange.responseHeaders[name.toLowerCase()];
      if (value === undefined) {
        if (header.required === true) violations.push(`the answer lacks the header "${name}"`);
        continue;
      }
      const isNumber = asJson(header.schema).type === 'number';
      violations.push(
        ...this.#inlineInvalid(`header "${name}"`, header.schema, isNumber ? Number(value) : value),
      );
    }
    const content = asJson(response.content);
    if (Object.keys(content).length === 0) {
      if (exchange.responseBody !== '') violations.push('the answer has a body');
      return violations;
    }
    const mediaType = exchange.responseHeaders['content-type']?.split(';', 1)[0] ?? 'none';
    const schema = asJson(content[mediaType]).schema;
    if (schema === undefined) violations.push(`the answer has the media type ${mediaType}`);
    else violations.push(...this.#inlineInvalid('answer', schema, parse(exchange.responseBody)));
    return violations;
  }

  #inlineInvalid(what: string, schema: unknown, value: unknown): readonly string[] {
    const { $ref, ...rest } = asJson(schema);
    const found: string[] = [];
    if (typeof $ref === 'string') found.push(...this.#invalid(`api${$ref}`, value));
    const { description: _description, ...inline } = rest;
    if (Object.keys(inline).length > 0) found.push(...this.#errors(this.#ajv.compile(inline), value));
    return found.map((violation) => `${what} ${violation}`);
  }

  #invalid(reference: string, value: unknown): readonly string[] {
    let validate = this.#validators.get(reference);
    if (!validate) {
      validate = this.#ajv.compile({ $ref: reference });
      this.#validators.set(reference, validate);
    }
    return this.#errors(validate, value);
  }

  #errors(validate: ValidateFunction, value: unknown): readonly string[] {
    if (validate(value) === true) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath || '(root)'} ${message ?? ''}`,
    );
  }

  #resolved(value: unknown): Json {
    const json = asJson(value);
    if (typeof json.$ref !== 'string') return json;
    let found: unknown = this.#document;
    for (const segment of json.$ref.replace(/^#\//, '').split('/')) found = asJson(found)[segment];
    return asJson(found);
  }
}
