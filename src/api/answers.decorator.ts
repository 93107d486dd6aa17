import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBody, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { problem } from './campaigns.schema.js';

type OpenApiSchema = Parameters<typeof ApiBody>[0] extends { schema: infer S } ? S : never;

/** Documents what a route answers: its view, and with which statuses a problem document. */
export function Answers(status: number, view: z.ZodType, ...problems: number[]): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    ApiResponse({ status, description: 'Done', schema: toOpenApi(view, 'output') }),
    ...problems.map((code) =>
      ApiResponse({ status: code, description: 'Refused', content: { 'application/problem+json': { schema: toOpenApi(problem, 'output') } } }),
    ),
  );
}

/** Documents the JSON body a route takes. */
export function Takes(body: z.ZodType): MethodDecorator {
  return ApiBody({ schema: toOpenApi(body, 'input') });
}

function toOpenApi(schema: z.ZodType, io: 'input' | 'output'): OpenApiSchema {
  const { $schema: _, id: __, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' }) as Record<string, unknown>;
  return rest as OpenApiSchema;
}
