import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { PROBLEM, problemSchema } from './answers.decorator.js';
import { ApiModule } from './api.module.js';
import { applyDescriptions } from './described.js';

/** The API's own description, OpenAPI 3.1, from the routes themselves. */
export async function describeApi(app: INestApplication): Promise<OpenAPIObject> {
  const library = await import('@nestjs/swagger');
  applyDescriptions(library);
  const { DocumentBuilder, SwaggerModule } = library;
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Freshet API')
    .setVersion('1')
    .setDescription('Campaigns, their figures, and donations. Amounts are whole minor units; instants are ISO 8601 in UTC.')
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .build();
  const document = SwaggerModule.createDocument(app, settings, { ignoreGlobalPrefix: true, include: [ApiModule] });
  const paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => path.startsWith('/api/')));
  return { ...document, paths, components: { ...document.components, schemas: { ...document.components?.schemas, [PROBLEM]: problemSchema() } } };
}
