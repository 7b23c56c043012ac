import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { defer, firstValueFrom, type Observable } from 'rxjs';

interface Reply {
  header(name: string, value: string): unknown;
}

/** The ETag of a version, as `If-Match` sends it back: `"7"`. */
export const etagOf = (version: number): string => `"${version}"`;

/** Reads the version out of what a handler answers. */
@Injectable()
class VersionHeader implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<Reply>();
    return defer(async () => {
      const answer = await firstValueFrom(next.handle());
      setVersion(reply, answer);
      return answer;
    });
  }
}

function setVersion(reply: Reply, answer: unknown): void {
  if (typeof answer !== 'object' || answer === null || !('version' in answer)) return;
  if (typeof answer.version === 'number') reply.header('etag', etagOf(answer.version));
}

/** For routes whose answer has a `version`: it is also the ETag, ready for the next If-Match. */
export const Versioned = (): MethodDecorator & ClassDecorator =>
  applyDecorators(UseInterceptors(VersionHeader));
