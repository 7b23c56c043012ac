import { expect, test } from '@jest/globals';
import { presentAndAbsent } from './review.attendance.ts';

const [dong, guo] = ['019f0000-0000-7000-8000-000000000001', '019f0000-0000-7000-8000-000000000002'];
const judge = { name: '何法官', body: '人民法庭' };

test.each([
  ['nobody', { chairId: null, attendance: [] }, [{ staffId: dong }], undefined],
  [
    'somebody of the office',
    { chairId: null, attendance: [judge, { staffId: dong }] },
    [{ staffId: dong }],
    1,
  ],
  ['a guest, whatever the reason', { chairId: null, attendance: [judge] }, [{ ...judge, reason: '开庭' }], 0],
  ['no guest of another body', { chairId: null, attendance: [judge] }, [{ name: '何法官' }], undefined],
  ['the chair', { chairId: guo, attendance: [] }, [{ staffId: guo }], null],
] as const)('%s is both present and absent', (_, present, absent, at) => {
  expect(presentAndAbsent(present, absent)).toEqual(
    at === undefined ? undefined : { absent: absent.length - 1, present: at },
  );
});
