import { applyDecorators, UseFilters, UseGuards } from '@nestjs/common';
import { OwnFormGuard } from './own-form.guard.js';
import { PlatformOnlyGuard } from './platform-only.guard.js';
import { SecondFactorFirstFilter } from './second-factor-first.filter.js';
import { SignInFirstFilter } from './sign-in-first.filter.js';
import { SignedInGuard } from './signed-in.guard.js';

/** Every route of the controller is for people who are signed in, and takes only forms drawn for them. */
export function SignedInOnly() {
  return applyDecorators(UseGuards(SignedInGuard, OwnFormGuard), UseFilters(SignInFirstFilter, SecondFactorFirstFilter));
}

/** The same, for people of the platform; those of a client find nothing there. */
export function PlatformOnly() {
  return applyDecorators(UseGuards(SignedInGuard, OwnFormGuard, PlatformOnlyGuard), UseFilters(SignInFirstFilter, SecondFactorFirstFilter));
}
