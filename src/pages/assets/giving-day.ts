import './artwork.css';
import './hero.css';
import './further-totals.css';
import './totals.css';
import './progress.css';
import './countdown.css';
import './giving-day.css';
import './leaderboard.css';
import './campaign-card.css';
import './campaigns.css';
import './story.css';
import { enhanceCampaignFilter } from './campaign-filter.js';
import { startCountdowns } from './countdown.js';
import { followPage } from './live-page.js';
import { enhancePage } from './site.js';

enhancePage();
startCountdowns();
followPage(enhanceCampaignFilter());
