import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobProcessor } from './job.processor.ts';
import { JobRegistry } from './job.registry.ts';
import { QUEUE, queueOptions } from './queue.connection.ts';
import { QueueRuntime, WORKER_OPTIONS, type WorkerOptions } from './queue.runtime.ts';

/** What this process does: `api` only writes messages, `worker` and `both` also carry and handle them. */
export interface QueueModuleOptions extends WorkerOptions {
  readonly role: 'api' | 'worker' | 'both';
}

/**
 * Outbox, queue and jobs. In every role the wiring of the jobs is checked at start; only workers open
 * connections. Expects the application's DataSource to be provided globally.
 */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class QueueModule {
  static forRoot({ role, ...options }: QueueModuleOptions): DynamicModule {
    if (role === 'api') return { module: QueueModule, imports: [DiscoveryModule], providers: [JobRegistry] };
    return {
      module: QueueModule,
      imports: [DiscoveryModule, BullModule.registerQueue({ name: QUEUE, ...queueOptions(options) })],
      providers: [JobRegistry, JobProcessor, QueueRuntime, { provide: WORKER_OPTIONS, useValue: options }],
    };
  }
}
