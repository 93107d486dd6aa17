import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ApiAnswer, ApiClient } from '../factories/a-donor.js';

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema } | undefined>>;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Operation {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: JsonSchema }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<number, Content | undefined>>;
}

export interface PlacedOperation extends Operation {
  readonly method: string;
  /** With `{name}` where a parameter stands. */
  readonly path: string;
}

export const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);

/** What the API says of itself, and whether it keeps to it. */
export class ApiDescription {
  readonly operations: ReadonlyMap<string, PlacedOperation>;

  readonly #components: JsonSchema;
  readonly #validators = new Map<JsonSchema, ValidateFunction>();

  private constructor(readonly text: string) {
    const { paths, components } = this.document;
    this.#components = components;
    const placed = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })));
    this.operations = new Map(placed.map((operation) => [operation.operationId, operation]));
  }

  static async read(client: ApiClient): Promise<ApiDescription> {
    return new ApiDescription((await client.get('/api/openapi.json')).text);
  }

  get document(): { readonly openapi: string; readonly components: JsonSchema; readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> } {
    return JSON.parse(this.text);
  }

  /** What a body of the operation looks like; null where it takes none. */
  bodyOf({ requestBody }: Operation): JsonSchema | null {
    return requestBody?.content?.['application/json']?.schema ?? null;
  }

  /** References lead into the document, so what they lead to goes with the schema. */
  #validatorOf(schema: JsonSchema): ValidateFunction {
    const known = this.#validators.get(schema) ?? ajv.compile({ ...schema, components: this.#components });
    this.#validators.set(schema, known);
    return known;
  }

  /** Why an answer is not what the document promises; empty where it is. */
  breaches(operationId: string, { status, headers, json }: ApiAnswer): unknown[] {
    const promised = this.operations.get(operationId)?.responses[status];
    if (promised === undefined) return [`${operationId} promises nothing for ${status}`];
    if (promised.content === undefined && headers['content-type'] === undefined) return [];
    const [mediaType = ''] = (headers['content-type'] ?? '').split(';');
    const schema = promised.content?.[mediaType]?.schema;
    if (schema === undefined) return [`${operationId} promises no ${mediaType} for ${status}`];
    if (!mediaType.includes('json')) return [];
    const validate = this.#validatorOf(schema);
    return validate(json) ? [] : (validate.errors ?? []);
  }
}
