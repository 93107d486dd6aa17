import './progress.css';
import './totals.css';
import './donation.css';
import './sheet.css';
import { enhancePrintButton, followPendingDonation } from './pending-donation.js';
import { enhancePage } from './site.js';

enhancePage();
enhancePrintButton();
followPendingDonation();
