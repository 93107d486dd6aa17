import { menu } from '../contract/menu-words/fr.js';
import { account } from './fr/account.js';
import { frame } from './fr/frame.js';
import { retention } from './fr/retention.js';
import { signIn } from './fr/sign-in.js';
import { staff } from './fr/staff.js';

export const fr = { ...menu, ...frame, ...signIn, ...account, ...staff, ...retention };
