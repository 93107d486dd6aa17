import { menu } from '../contract/menu-words/en.js';
import { account } from './en/account.js';
import { compose } from './en/compose.js';
import { figures } from './en/figures.js';
import { frame } from './en/frame.js';
import { mailing } from './en/mailing.js';
import { outbox } from './en/outbox.js';
import { queues } from './en/queues.js';
import { refresh } from './en/refresh.js';
import { retention } from './en/retention.js';
import { signIn } from './en/sign-in.js';
import { staff } from './en/staff.js';

export const en = {
  ...{ ...menu, ...frame, ...signIn, ...account, ...staff, ...retention },
  ...{ ...mailing, ...compose, ...figures, ...refresh, ...outbox, ...queues },
};
