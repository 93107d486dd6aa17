import './look/mantine.css.js';
import './look/tokens.css';
import './look/base.css';
import './look/mantine-look.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { styleNonce } from './wire/page.js';
import { startWords } from './words/words.js';

__webpack_nonce__ = styleNonce();

// The first words are there before anything is drawn: a screen never changes its language before somebody's eyes.
void startWords().then(() => createRoot(document.getElementById('screens')!).render(<App />));
