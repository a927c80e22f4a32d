import type { StaffRole } from '@teahouse/schema/operations.ts';
import { Radio } from 'antd';
import { shellTexts } from '../../app/sections.ts';
import { useTexts } from '../../i18n/language.ts';
import { staffTexts } from './staff.texts.ts';
import './staff.css';

const roles = ['EDITOR_IN_CHIEF', 'WRITER', 'REVIEWER', 'OPERATOR', 'FINANCE', 'OWNER'] as const;

/** The roles, each with what it is for. Used as a form's field. */
export function RoleChoice({
  label,
  value,
  onChange,
}: {
  label: string;
  value?: `${StaffRole}`;
  onChange?: (role: `${StaffRole}`) => void;
}) {
  const { roles: names } = useTexts(shellTexts);
  const { roleHints } = useTexts(staffTexts);
  return (
    <Radio.Group
      aria-label={label}
      className="role-choice"
      value={value}
      onChange={({ target }) => onChange?.(target.value as `${StaffRole}`)}
      options={roles.map((role) => ({
        value: role,
        label: (
          <>
            {names[role]}
            <span className="role-choice__hint">{roleHints[role]}</span>
          </>
        ),
      }))}
    />
  );
}
