import { Injectable } from '@nestjs/common';
import { hash, type Options, verify } from '@node-rs/argon2';
import { normalisedPassword } from './password.rules.ts';

/**
 * 19 MiB, two passes, one thread: about 25 ms. Algorithm 2 is argon2id; the package names it by a const enum, which
 * modules that are compiled one by one cannot read.
 * @source OWASP Password Storage Cheat Sheet
 */
const argon2id: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Made with the parameters above from random bytes that were thrown away: matches nothing, and takes as long. */
export const decoy =
  '$argon2id$v=19$m=19456,t=2,p=1$Q5kEJrbezkcP2fyhe1q7wg$+lL8PZB0GbdzliLdHDuwZVHn0qmYCysZoGRBYAwkFqA';

/** Hashes passwords and checks them, off the main thread (at most four at once, the threads of libuv). */
@Injectable()
export class PasswordService {
  /** @returns the hash with its salt and parameters, in PHC form */
  hash(password: string): Promise<string> {
    return hash(normalisedPassword(password), argon2id);
  }

  /** @param passwordHash  undefined for an account that does not exist: takes as long and answers no */
  async matches(password: string, passwordHash: string | undefined): Promise<boolean> {
    const isRight = await verify(passwordHash ?? decoy, normalisedPassword(password));
    return passwordHash !== undefined && isRight;
  }
}
