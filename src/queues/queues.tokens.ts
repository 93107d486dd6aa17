/** Every job definition there is, so that the relay finds a job's queue by its name. */
export const JOB_DEFINITIONS = Symbol('JOB_DEFINITIONS');
