import { demoPassword, demoPeople, shownAtStart } from '#casework/demonstration';
import { labelsOf } from '#domain';
import type { Standalone } from './standalone.ts';

/** What is printed when the product is ready: where it is, and who may sign in. Chinese first. */
export function welcome(
  { url, isDemonstration }: Pick<Standalone, 'url' | 'isDemonstration'>,
  ms: number,
): string {
  const lines = [
    '',
    `枫桥已就绪 · Fengqiao is ready (${(ms / 1000).toFixed(1)} s)`,
    `  打开网页 · Open         ${url}`,
    `  接口说明 · API          ${url}/api/docs`,
    `  健康状态 · Health       ${url}/api/health/ready`,
  ];
  if (isDemonstration) {
    lines.push(
      '',
      `演示账号（密码均为 ${demoPassword}） · Demonstration sign-ins (password of all: ${demoPassword})`,
    );
    for (const { username, name, roles } of demoPeople.slice(0, shownAtStart)) {
      const names = roles.map((role) => labelsOf('role', role));
      const zh = names.map((label) => label.zh).join('、');
      const en = names.map((label) => label.en).join(', ');
      lines.push(`  ${username.padEnd(14)} ${name}  ${zh} · ${en}`);
    }
  }
  lines.push('', '按 Ctrl-C 停止 · Press Ctrl-C to stop', '');
  return lines.join('\n');
}
