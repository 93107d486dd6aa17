import { account } from './en/account.js';
import { frame } from './en/frame.js';
import { retention } from './en/retention.js';
import { signIn } from './en/sign-in.js';
import { staff } from './en/staff.js';

export const en = { ...frame, ...signIn, ...account, ...staff, ...retention };
