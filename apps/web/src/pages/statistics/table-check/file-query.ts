import { useMutation } from '@tanstack/react-query';
import { Problem } from '../../../api/problem.ts';
import type { paths } from '../../../api/schema.generated.ts';

export type FileCheck =
  paths['/api/v1/statistics/table-checks/file']['post']['responses'][200]['content']['application/json'];

/** What stands in a file: the server reads it and keeps nothing. */
export const useTableFile = () =>
  useMutation({
    mutationFn: async ({
      file,
      sheet,
    }: {
      readonly file: File;
      readonly sheet?: string;
    }): Promise<FileCheck> => {
      const body = new FormData();
      body.append('file', file);
      const asked = sheet === undefined ? '' : `?${new URLSearchParams({ sheet })}`;
      const response = await fetch(`/api/v1/statistics/table-checks/file${asked}`, {
        method: 'POST',
        body,
      }).catch(() => {
        throw Problem.unreachable();
      });
      if (!response.ok) throw await Problem.from(response);
      return (await response.json()) as FileCheck;
    },
  });
