import type { PageFrame } from '../page-frame.js';

export interface ListMembershipPageModel {
  readonly frame: PageFrame;
  readonly organisation: string;
  readonly list: string;
  /** Null for a copy that staff sent themselves. */
  readonly maskedEmail: string | null;
  readonly hasLeft: boolean;
  /** Whether they have come back just now. */
  readonly isBack: boolean;
}
