import { statfs } from 'node:fs/promises';
import { Failure } from '../failure.mjs';

const MB = 1_000_000;

/** Room for the dependencies, the build and a young database: found out before half of it is written. */
export const FIRST_RUN_MB = 1_000;
export const LATER_MB = 200;

/** Throws a {@link Failure} when the disk that holds `folder` has less than `neededMb` left. */
export async function requireSpace(folder, neededMb) {
  const { bavail, bsize } = await statfs(folder);
  const freeMb = Math.floor((bavail * bsize) / MB);
  if (freeMb < neededMb) {
    throw new Failure(
      `The disk is nearly full: ${freeMb} MB free where Freshet needs ${neededMb} MB (${folder}).`,
    );
  }
}
