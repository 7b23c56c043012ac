import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type DatabaseSettings, databaseOptions } from './options.ts';

/**
 * The database for a Nest application: a `DataSource` to inject anywhere, and the entities of every module that says
 * `TypeOrmModule.forFeature([…])`. Migrate before the application is made; the module does not.
 */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class DatabaseModule {
  /** @param settings  address of the database, and what {@link databaseOptions} takes */
  static forRoot(settings: DatabaseSettings & { readonly url: string }): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          ...databaseOptions(settings.url, settings),
          autoLoadEntities: true,
          // 10 × 1 s: a container may come up a little before its database.
          retryAttempts: 10,
          retryDelay: 1000,
        }),
      ],
    };
  }
}
