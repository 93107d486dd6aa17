import { Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { TagReader } from '../../../donors/tag.reader.js';
import { ComposeChoicesReader } from '../../../mailings/compose-choices.js';
import { CountSegment } from '../../../mailings/count-segment.js';
import { segment } from '../../../mailings/segment.js';
import type { SegmentChoicesShown } from '../../contract/settings.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, slugText } from '../asked.js';
import { Desk } from '../desk.js';

const MOST_TAGS = 500;

const organisation = slugText.optional();
const ofWhom = z.strictObject({ organisation });

/** In an address, so that looking is all that it is; without one, every donor is meant. */
const written = z
  .string()
  .max(20_000)
  .default('{}')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is no segment' });
      return z.NEVER;
    }
  })
  .pipe(segment);

const sizeWish = z.strictObject({ organisation, segment: written });

/** Whom a mailing could be for: the tags that donors bear, and how many a segment has. */
@ConsoleApi('segments')
export class SegmentsController {
  constructor(
    private readonly desk: Desk,
    private readonly tags: TagReader,
    private readonly choices: ComposeChoicesReader,
    private readonly count: CountSegment,
  ) {}

  @Get()
  async choose(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<SegmentChoicesShown> {
    const { id } = await this.desk.organisation(session, asked(ofWhom, query).organisation);
    const [tags, { campaigns, givingDays, lists }] = await Promise.all([this.tags.list(id, MOST_TAGS), this.choices.get(id)]);
    return { tags, campaigns, givingDays, lists };
  }

  @Get('size')
  async size(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<{ donors: number }> {
    const wish = asked(sizeWish, query);
    const { id } = await this.desk.organisation(session, wish.organisation);
    return { donors: await this.count.run(id, wish.segment) };
  }
}
