import { menu } from '../contract/menu-words/de.js';
import { account } from './de/account.js';
import { compose } from './de/compose.js';
import { figures } from './de/figures.js';
import { frame } from './de/frame.js';
import { mailing } from './de/mailing.js';
import { outbox } from './de/outbox.js';
import { queues } from './de/queues.js';
import { refresh } from './de/refresh.js';
import { retention } from './de/retention.js';
import { signIn } from './de/sign-in.js';
import { staff } from './de/staff.js';

export const de = {
  ...{ ...menu, ...frame, ...signIn, ...account, ...staff, ...retention },
  ...{ ...mailing, ...compose, ...figures, ...refresh, ...outbox, ...queues },
};
