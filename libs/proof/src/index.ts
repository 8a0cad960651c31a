export * from './base64url.ts';
export * from './canonical-json.ts';
export * from './hex.ts';
export * from './leaf.ts';
export * from './leaf-json.ts';
