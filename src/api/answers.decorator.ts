import { applyDecorators, HttpCode } from '@nestjs/common';
import type { ApiBody } from '@nestjs/swagger';
import { z } from 'zod';
import { problem } from './campaigns.schema.js';
import { ApiResponse, described } from './described.js';

/** What every refusal is, by the name under which the description has it once. */
export const PROBLEM = 'Problem';

type OpenApiSchema = Parameters<typeof ApiBody>[0] extends { schema: infer S } ? S : never;

/** Documents what a route answers: its view, and with which statuses a problem document. */
export function Answers(status: number, view: z.ZodType, ...problems: number[]): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    described((library) => library.ApiResponse({ status, description: 'Done', schema: toOpenApi(view, 'output') })),
    ...withTooMany(problems).map(refused),
  );
}

/** Documents another answer than the usual one, and when it is given. */
export function AnswersAlso(status: number, view: z.ZodType, description: string): MethodDecorator {
  return described((library) => library.ApiResponse({ status, description, schema: toOpenApi(view, 'output') }));
}

/** Documents a route that answers with a file, of one of these media types. */
export function AnswersFile(status: number, mediaTypes: string | readonly string[], ...problems: number[]): MethodDecorator {
  const content = Object.fromEntries([mediaTypes].flat().map((type) => [type, { schema: { type: 'string', format: 'binary' } as const }]));
  return applyDecorators(
    HttpCode(status),
    ApiResponse({ status, description: 'Done', content }),
    ...withTooMany(problems).map(refused),
  );
}

/** Documents the problem documents of a route that answers with nothing. */
export function Refuses(...problems: number[]): MethodDecorator {
  return applyDecorators(...withTooMany(problems).map(refused));
}

/** What any body may be: malformed, too large, of another kind, not acceptable. */
const UNREADABLE = [400, 413, 415, 422];

/** Documents the JSON body a route takes. */
export function Takes(body: z.ZodType): MethodDecorator {
  return applyDecorators(described((library) => library.ApiBody({ schema: toOpenApi(body, 'input') })), ...UNREADABLE.map(refused));
}

/** Whoever comes with a key may come too often with it. */
function withTooMany(problems: readonly number[]): number[] {
  return problems.includes(401) ? [...new Set([...problems, 429])] : [...problems];
}

function refused(status: number): MethodDecorator {
  return ApiResponse({ status, description: 'Refused', content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${PROBLEM}` } } } });
}

export const problemSchema = (): OpenApiSchema => toOpenApi(problem, 'output');

/** A schema as the API's description writes it. */
function toOpenApi(schema: z.ZodType, io: 'input' | 'output'): OpenApiSchema {
  const { $schema: _, id: __, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' }) as Record<string, unknown>;
  return rest as OpenApiSchema;
}
