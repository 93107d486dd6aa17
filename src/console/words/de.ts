import { account } from './de/account.js';
import { frame } from './de/frame.js';
import { retention } from './de/retention.js';
import { signIn } from './de/sign-in.js';
import { staff } from './de/staff.js';

export const de = { ...frame, ...signIn, ...account, ...staff, ...retention };
