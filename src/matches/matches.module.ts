import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AllotMatch } from './allot-match.js';
import { AllotmentTurns } from './allotment-turns.js';
import { ChallengeReader } from './challenge.reader.js';
import { CloseChallenge } from './close-challenge.js';
import { CloseMatch } from './close-match.js';
import { CountChallenge } from './count-challenge.js';
import { CreateChallenge } from './create-challenge.js';
import { CreateMatch } from './create-match.js';
import { EditChallenge } from './edit-challenge.js';
import { EditMatch } from './edit-match.js';
import { TendPledgesHandler } from './jobs/tend-pledges.job.js';
import { MatchGift } from './match-gift.js';
import { MatchReader } from './match.reader.js';
import { PledgeScopes } from './pledge-scopes.js';
import { PreviewMatch } from './preview-match.js';
import { PledgeWatchReader } from './pledge-watch.reader.js';
import { PublicPledgesReader } from './public-pledges.reader.js';
import { ReopenMatch } from './reopen-match.js';
import { StaffChallengeReader } from './staff-challenge.reader.js';
import { StaffMatchReader } from './staff-match.reader.js';
import { TendPledges } from './tend-pledges.js';

const verbs = [CreateMatch, EditMatch, PreviewMatch, CloseMatch, ReopenMatch, AllotMatch, MatchGift, CreateChallenge, EditChallenge, CloseChallenge, CountChallenge, TendPledges];
const readers = [MatchReader, ChallengeReader, PublicPledgesReader, StaffMatchReader, StaffChallengeReader, PledgeWatchReader];

@Module({
  imports: [OrganisationsModule],
  providers: [...verbs, ...readers, TendPledgesHandler, AllotmentTurns, PledgeScopes],
  exports: [...verbs, ...readers, TendPledgesHandler],
})
export class MatchesModule {}
