export { LocalTypeModule } from './local-type.module.ts';
export { localTypesOf } from './local-type.query.ts';
