// The scripts in bin/ are plain JavaScript; what they export is tested here, not typed.
declare module '*.mjs';
