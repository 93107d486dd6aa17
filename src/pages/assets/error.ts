import './error.css';
import { enhancePage } from './site.js';

enhancePage();
