import CompressionPlugin from 'compression-webpack-plugin';
import CssMinimizerPlugin from 'css-minimizer-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import { fileURLToPath } from 'node:url';
import webpack from 'webpack';
import { constants } from 'node:zlib';

const PAGES = ['campaign', 'giving-day', 'home', 'donation', 'error', 'widget', 'embed'];
const TEXT = /\.(js|css|svg)$/;

/** Tells the server which files each page loads, by their hashed names. */
class ManifestPlugin {
  apply(compiler) {
    const { Compilation, sources } = webpack;
    compiler.hooks.thisCompilation.tap('Manifest', (compilation) => {
      // After the stage that settles content hashes.
      compilation.hooks.processAssets.tap({ name: 'Manifest', stage: Compilation.PROCESS_ASSETS_STAGE_ANALYSE }, () => {
        const { publicPath } = compilation.outputOptions;
        const paths = (files, ending) => files.filter((file) => file.endsWith(ending)).map((file) => publicPath + file);
        const entries = [...compilation.entrypoints].map(([page, entry]) => {
          const files = entry.getFiles();
          return [page, { js: paths(files, '.js'), css: paths(files, '.css') }];
        });
        const [icon] = paths(Object.keys(compilation.assets), '.svg');
        const manifest = JSON.stringify({ entries: Object.fromEntries(entries), icon }, null, 2);
        compilation.emitAsset('manifest.json', new sources.RawSource(manifest));
      });
    });
  }
}

const SCREENS = fileURLToPath(new URL('src/console/web', import.meta.url));

/** The screens are React's, where everything else is rendered on the server by Preact. */
const screensLoader = {
  loader: 'swc-loader',
  options: {
    swcrc: false,
    jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic', importSource: 'react' } } },
  },
};

const compression = (algorithm, compressionOptions, ending) =>
  // Every text gets its sibling, so that the server never has to ask whether there is one.
  new CompressionPlugin({ test: TEXT, algorithm, compressionOptions, minRatio: Infinity, filename: `[path][base]${ending}` });

export default {
  mode: 'production',
  target: ['web', 'es2022'],
  context: fileURLToPath(new URL('src/pages/assets', import.meta.url)),
  entry: {
    ...Object.fromEntries(PAGES.map((page) => [page, `./${page}.ts`])),
    console: '../../console/assets/console.ts',
    screens: '../../console/web/main.tsx',
  },
  output: {
    path: fileURLToPath(new URL('dist/assets', import.meta.url)),
    publicPath: '/assets/',
    filename: '[name].[contenthash].js',
    assetModuleFilename: '[name].[contenthash][ext]',
    clean: true,
  },
  resolve: { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } },
  module: {
    rules: [
      { test: /\.tsx?$/, include: SCREENS, use: screensLoader },
      { test: /\.ts$/, exclude: SCREENS, loader: 'swc-loader' },
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, { loader: 'css-loader', options: { url: false } }] },
      { test: /\.svg$/, type: 'asset/resource' },
    ],
  },
  optimization: { moduleIds: 'deterministic', chunkIds: 'deterministic', minimizer: ['...', new CssMinimizerPlugin()] },
  plugins: [
    new MiniCssExtractPlugin({ filename: '[name].[contenthash].css' }),
    new ManifestPlugin(),
    compression('gzip', { level: 9 }, '.gz'),
    compression('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }, '.br'),
  ],
  devtool: false,
};
