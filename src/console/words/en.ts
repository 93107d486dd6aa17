import { menu } from '../contract/menu-words/en.js';
import { account } from './en/account.js';
import { frame } from './en/frame.js';
import { retention } from './en/retention.js';
import { signIn } from './en/sign-in.js';
import { staff } from './en/staff.js';

export const en = { ...menu, ...frame, ...signIn, ...account, ...staff, ...retention };
