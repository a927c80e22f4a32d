import { ExportMembersDocument } from '@teahouse/schema/documents/export-members.ts';
import type { MemberFilter } from '@teahouse/schema/operations.ts';
import { App, Button } from 'antd';
import { useNavigate } from 'react-router';
import { useCommand } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { membersTexts } from './members.texts.ts';

/** Writes who is shown into a file. The file waits among the background tasks. */
export function ExportButton({ filter }: { filter: MemberFilter }) {
  const texts = useTexts(membersTexts);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const start = useCommand(ExportMembersDocument);

  async function go(): Promise<void> {
    try {
      await start.mutateAsync({ input: { filter } });
      await navigate('/tasks');
    } catch (error) {
      void message.error((error as Error).message);
    }
  }

  return (
    <Button loading={start.isPending} onClick={() => void go()}>
      {texts.exportMembers}
    </Button>
  );
}
