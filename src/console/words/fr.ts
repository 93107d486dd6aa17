import { menu } from '../contract/menu-words/fr.js';
import { account } from './fr/account.js';
import { compose } from './fr/compose.js';
import { figures } from './fr/figures.js';
import { frame } from './fr/frame.js';
import { mailing } from './fr/mailing.js';
import { outbox } from './fr/outbox.js';
import { queues } from './fr/queues.js';
import { refresh } from './fr/refresh.js';
import { retention } from './fr/retention.js';
import { signIn } from './fr/sign-in.js';
import { staff } from './fr/staff.js';

export const fr = {
  ...{ ...menu, ...frame, ...signIn, ...account, ...staff, ...retention },
  ...{ ...mailing, ...compose, ...figures, ...refresh, ...outbox, ...queues },
};
