import { EndOtherStaffSessionsDocument } from '@teahouse/schema/documents/end-other-staff-sessions.ts';
import { EndStaffSessionDocument } from '@teahouse/schema/documents/end-staff-session.ts';
import type { MyStaffAccountQuery } from '@teahouse/schema/operations.ts';
import { App, Button, Tag } from 'antd';
import { useCommand } from '../../api/use-request.ts';
import { formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { meTexts } from './me.texts.ts';

/** The browsers one is signed in with, and a way out of each. */
export function OwnSessions({ sessions }: { sessions: MyStaffAccountQuery['myStaffSessions'] }) {
  const { sessions: texts } = useTexts(meTexts);
  const { message } = App.useApp();
  const end = useCommand(EndStaffSessionDocument);
  const endOthers = useCommand(EndOtherStaffSessionsDocument);
  const fail = (error: Error) => void message.error(error.message);

  return (
    <section className="staff-part" aria-labelledby="own-sessions">
      <h2 id="own-sessions">{texts.title}</h2>
      <p className="staff-part__hint">{texts.hint}</p>
      <ul className="own-list">
        {sessions.map(({ id, device, createdAt, lastSeenAt, isCurrent }) => (
          <li key={id} className="own-list__one">
            <div>
              {device || texts.unknown} {isCurrent ? <Tag>{texts.current}</Tag> : null}
              <p>
                {texts.begun(formatMinute(createdAt))}
                {lastSeenAt ? ` · ${texts.seen(formatMinute(lastSeenAt))}` : null}
              </p>
            </div>
            {isCurrent ? null : (
              <Button
                aria-label={texts.endOf(device || texts.unknown)}
                onClick={() =>
                  end.mutate({ input: { id } }, { onSuccess: () => void message.success(texts.ended), onError: fail })
                }
              >
                {texts.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button
          style={{ marginTop: 12 }}
          onClick={() =>
            endOthers.mutate({}, { onSuccess: () => void message.success(texts.othersEnded), onError: fail })
          }
        >
          {texts.endOthers}
        </Button>
      ) : null}
    </section>
  );
}
