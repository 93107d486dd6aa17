import { menu } from '../contract/menu-words/de.js';
import { account } from './de/account.js';
import { frame } from './de/frame.js';
import { retention } from './de/retention.js';
import { signIn } from './de/sign-in.js';
import { staff } from './de/staff.js';

export const de = { ...menu, ...frame, ...signIn, ...account, ...staff, ...retention };
