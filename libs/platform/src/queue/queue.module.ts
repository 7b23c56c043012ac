import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Queue } from 'bullmq';
import { JobProcessor } from './job.processor.ts';
import { JobRegistry } from './job.registry.ts';
import { outageReporter } from './outage.ts';
import { QUEUE, type QueueBackend, queueOptions } from './queue.connection.ts';
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
    if (role === 'api') {
      return {
        module: QueueModule,
        global: true,
        imports: [DiscoveryModule],
        providers: [JobRegistry],
        exports: [JobRegistry],
      };
    }
    return {
      module: QueueModule,
      global: true,
      // No queue is registered here, see openQueue; what is left makes a worker of the processor.
      imports: [DiscoveryModule, BullModule.registerQueue()],
      exports: [JobRegistry],
      providers: [
        JobRegistry,
        JobProcessor,
        QueueRuntime,
        { provide: WORKER_OPTIONS, useValue: options },
        { provide: getQueueToken(QUEUE), useFactory: () => openQueue(options) },
      ],
    };
  }
}

/**
 * Opened here and not by BullModule, which gives no chance to listen before the first error: without a
 * listener BullMQ prints whole error objects.
 */
function openQueue(backend: QueueBackend): Queue {
  const queue = new Queue(QUEUE, queueOptions(backend));
  queue.on('error', outageReporter(new Logger('Queue'), 'queue'));
  return queue;
}
