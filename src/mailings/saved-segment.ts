import type { SegmentId } from '../shared/ids.js';
import type { Segment } from './segment.js';

/** A kind of donors that an organisation keeps under a name. */
export interface SavedSegment {
  readonly id: SegmentId;
  readonly name: string;
  readonly rule: Segment;
  readonly createdAt: Date;
  /** As the audit log names them. */
  readonly createdBy: string;
  readonly updatedAt: Date;
}

/** As somebody writes it. */
export interface SegmentDraft {
  readonly name: string;
  readonly rule: Segment;
}
