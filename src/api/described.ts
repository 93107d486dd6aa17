import type * as Swagger from '@nestjs/swagger';

type Library = typeof Swagger;

const unapplied: ((library: Library) => void)[] = [];

/**
 * What a route or controller says of itself in the API's description. Only noted here: the library that knows how to say
 * it takes longer to load than the rest of the API, and no process that serves has to describe.
 */
export function described(by: (library: Library) => ClassDecorator | MethodDecorator): ClassDecorator & MethodDecorator {
  return (...place: unknown[]) => void unapplied.push((library) => (by(library) as (...place: unknown[]) => void)(...place));
}

/** Tells the library all that was noted since it was last told. */
export function applyDescriptions(library: Library): void {
  for (const apply of unapplied.splice(0)) apply(library);
}

export const ApiBearerAuth = later((library) => library.ApiBearerAuth);
export const ApiBody = later((library) => library.ApiBody);
export const ApiConsumes = later((library) => library.ApiConsumes);
export const ApiExcludeController = later((library) => library.ApiExcludeController);
export const ApiHeader = later((library) => library.ApiHeader);
export const ApiNoContentResponse = later((library) => library.ApiNoContentResponse);
export const ApiOperation = later((library) => library.ApiOperation);
export const ApiProduces = later((library) => library.ApiProduces);
export const ApiQuery = later((library) => library.ApiQuery);
export const ApiResponse = later((library) => library.ApiResponse);
export const ApiTags = later((library) => library.ApiTags);

function later<Options extends unknown[]>(decorator: (library: Library) => (...options: Options) => ClassDecorator | MethodDecorator) {
  return (...options: Options) => described((library) => decorator(library)(...options));
}
