import './artwork.css';
import './totals.css';
import './progress.css';
import './home.css';
import './day-card.css';
import './further-totals.css';
import './campaign-card.css';
import './campaigns.css';
import { enhancePage } from './site.js';

enhancePage();
