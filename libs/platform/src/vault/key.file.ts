import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { defaultDataFolder } from '../database/embedded/data-folder.ts';
import { errorCode } from '../database/error-code.ts';
import { KeyRing } from './key.ring.ts';
import { vaultFaults } from './vault.faults.ts';

/** Where a process has its key ring from. */
export interface KeySource {
  /** For people, e.g. the path. */
  readonly name: string;
  /** Read again whenever somebody else may have changed it. @throws StartError */
  read(): Promise<KeyRing>;
}

const fileName = 'fengqiao.keys';
const ownerOnly = 0o600;

/** A key ring in a file that belongs to its owner alone. */
export class KeyFile implements KeySource {
  constructor(readonly name: string) {}

  /** @throws StartError `keys-missing`, `keys-unreadable` */
  async read(): Promise<KeyRing> {
    const ring = await this.find();
    if (ring === undefined) throw vaultFaults.missing(this.name);
    return ring;
  }

  /** @returns undefined where there is no file. @throws StartError `keys-unreadable` */
  async find(): Promise<KeyRing | undefined> {
    let text: string;
    try {
      text = await readFile(this.name, 'utf8');
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw vaultFaults.unreadable(this.name, String(code));
    }
    try {
      return KeyRing.parse(text);
    } catch (error) {
      throw vaultFaults.unreadable(this.name, error instanceof Error ? error.message : 'damaged');
    }
  }

  /**
   * Makes a new ring; of two processes that do so at once the first wins, and both then use its ring.
   * @returns false when there was one already
   */
  async create(madeAt: string): Promise<boolean> {
    await this.#written(() => mkdir(dirname(this.name), { recursive: true, mode: 0o700 }));
    return await this.#written(async () => {
      const half = await this.#half(KeyRing.generate(madeAt));
      try {
        // A link fails where a rename would replace somebody else's ring.
        await link(half, this.name);
        await this.#settle();
        return true;
      } catch (error) {
        if (errorCode(error) === 'EEXIST') return false;
        throw error;
      } finally {
        await rm(half, { force: true });
      }
    });
  }

  /** Puts a changed ring in the place of the old one, whole or not at all. */
  async replace(ring: KeyRing): Promise<void> {
    await this.#written(async () => {
      await rename(await this.#half(ring), this.name);
      await this.#settle();
    });
  }

  /** May somebody other than its owner read it? */
  async isOpenToOthers(): Promise<boolean> {
    return ((await stat(this.name)).mode & 0o077) !== 0;
  }

  async #half(ring: KeyRing): Promise<string> {
    const half = `${this.name}.${process.pid}.${randomBytes(4).toString('hex')}`;
    const file = await open(half, 'wx', ownerOnly);
    try {
      await file.writeFile(ring.serialise());
      await file.sync();
    } finally {
      await file.close();
    }
    return half;
  }

  /** The name itself must survive a power cut. */
  async #settle(): Promise<void> {
    const folder = await open(dirname(this.name), 'r');
    await folder.sync().finally(() => folder.close());
  }

  async #written<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw vaultFaults.notWritable(this.name, String(errorCode(error) ?? error));
    }
  }
}

/** The key file that the settings name, else the one in the data folder. */
export async function keyFileFor({
  keyFile,
  dataFolder,
}: Pick<Config, 'keyFile' | 'dataFolder'>): Promise<KeyFile> {
  return new KeyFile(resolve(keyFile ?? join(dataFolder ?? (await defaultDataFolder()), fileName)));
}
