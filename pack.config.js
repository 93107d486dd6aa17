import { fileURLToPath } from 'node:url';

const inDist = (path) => fileURLToPath(new URL(`dist/${path}`, import.meta.url));

/** Loaded by few processes, or late: they stay where they are, and out of every process that does without. */
const LATE =
  /^(newrelic|pdfkit|bidi-js|@aws-sdk\/.+|@bull-board\/.+|@simplewebauthn\/server|@zxcvbn-ts\/.+)$/;

/** With machine code, which no pack can hold. */
const NATIVE = /^(@node-rs\/argon2|msgpackr-extract)$/;

/** Asked for by libraries that can do without, and do. */
const ABSENT =
  /^(class-(validator|transformer)|@nestjs\/(websockets|microservices|platform-express)|@fastify\/(multipart|view)|pg-native|mysql2?|mongodb|redis|sql\.js|better-sqlite3|oracledb|mssql|typeorm-aurora-data-api-driver|react-native-sqlite-storage|@sap\/hana-client(\/.+)?|@google-cloud\/spanner|@opentelemetry\/api|node:sea)(\/.+)?$/;

const isLeftOut = (request) => [LATE, NATIVE, ABSENT].some((those) => those.test(request));

/**
 * Puts the thousands of files that a process loads before it can serve into a few: finding and opening them is
 * two fifths of what a start computes. Readable as it is, for whoever reads a stack trace.
 */
export default {
  mode: 'none',
  target: 'node20.19',
  entry: { 'start-web': inDist('start-web.js'), 'start-worker': inDist('start-worker.js') },
  output: {
    // As deep as the files that look for others from where they stand.
    path: inDist('packed'),
    filename: '[name].js',
    chunkFilename: '[name].js',
    module: true,
    chunkFormat: 'module',
    pathinfo: false,
    clean: true,
  },
  experiments: { outputModule: true },
  externalsType: 'module',
  externals: [
    ({ request, dependencyType }, settle) =>
      isLeftOut(request)
        ? settle(null, `${dependencyType === 'commonjs' ? 'node-commonjs' : 'module'} ${request}`)
        : settle(),
  ],
  module: {
    parser: { javascript: { importMeta: false, exportsPresence: false } },
    // It requires TypeORM once more, by a require of its own making.
    rules: [{ test: /typeorm-compat\.js$/, parser: { importMeta: true, createRequire: true } }],
  },
  optimization: { nodeEnv: false, moduleIds: 'named', chunkIds: 'named', providedExports: true },
  ignoreWarnings: [/Critical dependency|createRequire failed|Can't resolve/],
  performance: false,
  devtool: false,
  stats: 'errors-warnings',
};
